import Foundation

/// How the cost of a cell grows with the radius: fitted to cost ∝ radius^e, e is to stay at 0.1 or less.
struct GrowthBenchmark {
  static let radii = [7_500.0, 15_000, 30_000]
  static let rounds = 7

  let site: Site

  func rows() throws -> [Row] {
    try [Contender.p1812, .longleyRice, .hata].flatMap { contender in
      let jobs = Self.radii.map { SectorJob(contender, radius: $0, cellSize: 30) }
      let times = try SectorTimes.measure(jobs, at: site, rounds: Self.rounds)
      // Of the processor's time: the exponent is small, and other programs would drown it.
      let costs = times.map { $0.processorSeconds.median / Double($0.cells) }
      var rows = times.map { $0.row("growth") }
      for index in rows.indices { rows[index].goalSeconds = nil }
      rows[rows.count - 1].note = "exponent \(Report.number(Self.exponent(Self.radii, costs), 2)), goal ≤ 0.1"
      return rows
    }
  }

  /// The slope of the logarithms by least squares.
  static func exponent(_ radii: [Double], _ costs: [Double]) -> Double {
    let x = radii.map { log($0) }
    let y = costs.map { log($0) }
    let meanX = x.reduce(0, +) / Double(x.count)
    let meanY = y.reduce(0, +) / Double(y.count)
    let products = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    return products / x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
  }
}
