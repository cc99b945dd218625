import Propagation

/// A number in a row of `paths.csv`: its column, the values that the model takes, and what an empty field means.
struct PathQuantity: Hashable, Sendable {
  let column: String
  let range: ClosedRange<Double>
  /// Whether the ends of the range belong to it.
  var isClosed = true
  var unit = ""
  /// What stands for an empty field; nil where there must be a number.
  var fallback: Double?

  func contains(_ value: Double) -> Bool {
    range.contains(value) && (isClosed || (value > range.lowerBound && value < range.upperBound))
  }

  /// `a number, 30 to 6000 MHz`.
  var expected: String {
    let unit = unit.isEmpty ? "" : " " + unit
    let (least, greatest) = (range.lowerBound.short, range.upperBound.short)
    if isClosed { return "a number, \(least) to \(greatest)\(unit)" }
    return range.upperBound == .greatestFiniteMagnitude
      ? "a number above \(least)\(unit)" : "a number between \(least) and \(greatest)\(unit)"
  }
}

/// The numbers that a model takes from a row of `paths.csv`.
///
/// The ranges of P.1812 and Longley–Rice are the documents', a test holds them against
/// `PropagationModel.refusals`; the others only keep out what can be no antenna and no carrier.
struct PathQuantities: Sendable {
  let frequency, transmitterHeight, receiverHeight: PathQuantity
  var timePercent, locationPercent: PathQuantity?
  var lapseRate, seaLevelRefractivity, predictionResolution: PathQuantity?
  var transmitterCoast, receiverCoast: PathQuantity?
  var situationPercent, permittivity, conductivity, climate, variabilityMode: PathQuantity?

  /// All of them.
  var all: [PathQuantity] {
    [
      frequency, transmitterHeight, receiverHeight, timePercent, locationPercent, lapseRate,
      seaLevelRefractivity, predictionResolution, transmitterCoast, receiverCoast, climate, permittivity,
      conductivity, situationPercent, variabilityMode,
    ].compactMap(\.self)
  }

  /// The names of the four coordinates.
  static let coordinates = ["tx_lat", "tx_lon", "rx_lat", "rx_lon"]

  private init(frequencies: ClosedRange<Double>, heights: ClosedRange<Double>) {
    frequency = PathQuantity(column: "frequency_mhz", range: frequencies, unit: "MHz")
    transmitterHeight = PathQuantity(column: "tx_height_m", range: heights, unit: "m above the ground")
    receiverHeight = PathQuantity(column: "rx_height_m", range: heights, unit: "m above the ground")
  }

  /// - Parameter hasLongleyRiceRefractivity: whether the file has a column `surface_refractivity`; where
  ///   it has none, Longley–Rice takes `n0`, which is the same quantity.
  init(_ kind: BulkLossModel.Kind, hasLongleyRiceRefractivity: Bool = true) {
    switch kind {
    case .empirical: self.init(frequencies: 1...1_000_000, heights: 0.1...10_000)
    case .extendedHata:
      self.init(frequencies: 1...1_000_000, heights: 0.1...10_000)
      locationPercent = .share("location_percent")
    case .p1812: self.init(p1812Frequencies: P1812.frequenciesMHz)
    case .automatic: self.init(p1812Frequencies: 1...100_000)
    case .longleyRice:
      self.init(frequencies: 20...20_000, heights: 0.5...3000)
      timePercent = .share("time_percent")
      locationPercent = .share("location_percent")
      situationPercent = .share("situation_percent")
      let standard = LongleyRice.standard
      seaLevelRefractivity = PathQuantity(
        column: hasLongleyRiceRefractivity ? "surface_refractivity" : "n0", range: 250...400,
        unit: "N-units", fallback: standard.surfaceRefractivity)
      permittivity = PathQuantity(
        column: "permittivity", range: 1...1e6, fallback: standard.permittivity)
      conductivity = PathQuantity(
        column: "conductivity", range: 0...Double.greatestFiniteMagnitude, isClosed: false, unit: "S/m",
        fallback: standard.conductivity)
      climate = PathQuantity(column: "climate", range: 1...7, fallback: Double(standard.climate.rawValue))
      variabilityMode = PathQuantity(
        column: "variability_mode", range: 0...33, fallback: Double(standard.variabilityMode.code))
    }
  }

  private init(p1812Frequencies: ClosedRange<Double>) {
    self.init(frequencies: p1812Frequencies, heights: 1...3000)
    let standard = P1812()
    timePercent = PathQuantity(
      column: "time_percent", range: 1...50, unit: "%", fallback: standard.timePercent)
    locationPercent = PathQuantity(
      column: "location_percent", range: 1...99, unit: "%", fallback: standard.locationPercent)
    // From 157 on the effective Earth is flat or hollow, eq. (7).
    lapseRate = PathQuantity(
      column: "delta_n", range: 0...157, isClosed: false, unit: "N-units/km", fallback: standard.lapseRate)
    seaLevelRefractivity = PathQuantity(
      column: "n0", range: 250...400, unit: "N-units", fallback: standard.surfaceRefractivity)
    predictionResolution = PathQuantity(
      column: "prediction_resolution_m", range: 1...100_000, unit: "m",
      fallback: standard.predictionResolution)
    transmitterCoast = .coast("tx_coast_km", standard.transmitterCoastKm)
    receiverCoast = .coast("rx_coast_km", standard.receiverCoastKm)
  }
}

extension PathQuantity {
  fileprivate static func share(_ column: String) -> PathQuantity {
    // Nearer to 0 and 100 there is no quantile that a number could tell apart.
    PathQuantity(column: column, range: 0.0001...99.9999, unit: "%", fallback: 50)
  }

  fileprivate static func coast(_ column: String, _ fallback: Double) -> PathQuantity {
    PathQuantity(column: column, range: 0...20_000, unit: "km", fallback: fallback)
  }
}
