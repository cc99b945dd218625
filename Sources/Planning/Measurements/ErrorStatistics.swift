/// How far predicted levels lie from measured ones.
///
/// Standard deviations divide by the number of points, so that RMSE² = mean² + σ².
public struct ErrorStatistics: Codable, Hashable, Sendable {
  /// Points compared.
  public let points: Int
  /// The bias: mean of predicted − measured, dB; positive where the model promises too much.
  public let meanErrorDB: Double
  /// σ of predicted − measured about its mean, dB: the RMSE once the bias is taken off.
  public let standardDeviationDB: Double
  /// Root of the mean squared error, dB.
  public let rmseDB: Double
  /// Pearson's r between predicted and measured levels; nil where either does not vary.
  public let correlation: Double?
  /// Share of the points with an error of 10 dB or less, 0 to 1.
  public let shareWithinTenDB: Double
  /// The same once the bias is taken off.
  public let shareWithinTenDBWithoutBias: Double

  /// - Parameters: levels in dBm, as many of both, at least one.
  init(predicted: [Double], measured: [Double]) {
    precondition(predicted.count == measured.count && !measured.isEmpty, "a prediction for every level")
    let errors = zip(predicted, measured).map { $0 - $1 }
    let count = Double(errors.count)
    let mean = errors.mean
    points = errors.count
    meanErrorDB = mean
    standardDeviationDB = errors.variance.squareRoot()
    rmseDB = (errors.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
    correlation = Self.correlation(predicted, measured)
    shareWithinTenDB = Double(errors.count { abs($0) <= 10 }) / count
    shareWithinTenDBWithoutBias = Double(errors.count { abs($0 - mean) <= 10 }) / count
  }

  static func correlation(_ first: [Double], _ second: [Double]) -> Double? {
    let spread = (first.variance * second.variance).squareRoot()
    // Rounding leaves a little variance in equal numbers.
    guard spread > 1e-12 else { return nil }
    let (left, right) = (first.mean, second.mean)
    let products = zip(first, second).reduce(0) { $0 + ($1.0 - left) * ($1.1 - right) }
    return products / Double(first.count) / spread
  }
}

/// The straight line of least squares through measured levels over the logarithm of the distance: what no model of
/// distance alone with one slope can better on these points.
public struct LogDistanceFit: Codable, Hashable, Sendable {
  /// Change of the level where the distance grows tenfold, dB; negative.
  public let slopeDBPerDecade: Double
  /// The line at 1 km, dBm.
  public let levelAtOneKmDBm: Double
  /// How the measured levels lie about it; its bias is 0.
  public let statistics: ErrorStatistics

  /// - Returns: nil with fewer than three points, or where all are equally far.
  init?(lgDistancesKm: [Double], levels: [Double]) {
    let spread = lgDistancesKm.variance
    guard levels.count >= 3, spread > 1e-12 else { return nil }
    let (middle, mean) = (lgDistancesKm.mean, levels.mean)
    let products = zip(lgDistancesKm, levels).reduce(0) { $0 + ($1.0 - middle) * ($1.1 - mean) }
    let slope = products / Double(levels.count) / spread
    slopeDBPerDecade = slope
    levelAtOneKmDBm = mean - slope * middle
    statistics = ErrorStatistics(
      predicted: lgDistancesKm.map { mean + slope * ($0 - middle) }, measured: levels)
  }

  /// The line at a distance, dBm.
  func level(lgDistanceKm: Double) -> Double { levelAtOneKmDBm + slopeDBPerDecade * lgDistanceKm }
}

extension [Double] {
  /// Of at least one number.
  var mean: Double { reduce(0, +) / Double(count) }

  /// Mean of the squares about the mean.
  var variance: Double {
    let middle = mean
    return reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(count)
  }
}
