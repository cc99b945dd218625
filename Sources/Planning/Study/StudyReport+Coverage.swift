import Coverage
import Parallelism
import RadioNetwork

extension StudyReport {
  /// What a generation gives the ground of the study, by whichever operator is strongest.
  public struct CoverageCounts: Codable, Sendable {
    /// Area in km² by state: covered, weak, white, unknown.
    public let areaKm2: [String: Double]
    /// Mean chance over all known places that they have the covered level, %.
    public let areaProbabilityPercent: Double
    /// Sectors whose downlink gives out first as the path grows, and whose uplink does.
    public let downlinkLimitedSectors, uplinkLimitedSectors: Int
    /// What interference leaves; nil where it was not asked for.
    public let quality: Quality?

    /// Over the cells that have a signal.
    public struct Quality: Codable, Sendable {
      /// Half of the cells have more.
      public let medianSinrDB, medianDownlinkMbps: Double?
      /// Share of the cells with so many servers that their pilots are polluted, %.
      public let pollutedPercent: Double
    }
  }

  /// Counts by generation.
  static func coverage(of result: StudyResult, workers: Workers) -> [String: CoverageCounts] {
    var counts: [String: CoverageCounts] = [:]
    for service in result.services {
      let map = CoverageMap(result, service: service, workers: workers)
      counts[service.generation.rawValue] = CoverageCounts(map, result: result)
    }
    return counts
  }
}

extension StudyReport.CoverageCounts {
  fileprivate init(_ map: CoverageMap, result: StudyResult) {
    let inputs = result.inputs
    let cellKm2 = inputs.grid.cellSize * inputs.grid.cellSize / 1e6
    func round(_ value: Double, to digits: Double) -> Double { (value * digits).rounded() / digits }
    func area(_ cells: Int) -> Double { round(Double(cells) * cellKm2, to: 100) }
    let all = inputs.studyArea.values.count { $0 }
    let known = map.cells.count { !$0.state.isNaN }
    var area = ["unknown": area(all - known)]
    for state in CoverageMap.State.allCases {
      area[String(describing: state)] = Double(map.cells.count { $0.state == state.rawValue }) * cellKm2
    }
    areaKm2 = area.mapValues { round($0, to: 100) }
    let chances = map.cells.lazy.map(\.chance).filter { !$0.isNaN }
    areaProbabilityPercent =
      known > 0 ? round(chances.reduce(0.0) { $0 + Double($1) } / Double(known), to: 100) : 0
    let limited = inputs.network.sectors.lazy.filter {
      inputs.network.stations[$0.station].generation == map.service.generation
    }.map { map.service.limitingSide(of: $0) }
    downlinkLimitedSectors = limited.count { $0 == .downlink }
    uplinkLimitedSectors = limited.count { $0 == .uplink }
    quality =
      result.field.interference.isEmpty
      ? nil : Quality(map, pollutedFrom: Float(inputs.scenario.quality.pollutedFrom))
  }
}

extension StudyReport.CoverageCounts.Quality {
  fileprivate init(_ map: CoverageMap, pollutedFrom: Float) {
    func median(_ quantity: (CoverageMap.Cell) -> Float) -> Double? {
      let values = map.cells.map(quantity).filter { !$0.isNaN }.sorted()
      return values.isEmpty ? nil : (Double(values[values.count / 2]) * 100).rounded() / 100
    }
    let served = map.cells.count { !$0.servers.isNaN }
    let polluted = map.cells.count { $0.servers >= pollutedFrom }
    self.init(
      medianSinrDB: median { $0.sinr }, medianDownlinkMbps: median { $0.throughput },
      pollutedPercent: served > 0 ? (Double(polluted) / Double(served) * 1e4).rounded() / 100 : 0)
  }
}
