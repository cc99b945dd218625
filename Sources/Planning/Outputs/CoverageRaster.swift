import Coverage
import Formats
import RadioNetwork
import Terrain

/// The coverage of a generation by any operator as a GeoTIFF: level, state, and the chance of being covered; where
/// interference was asked for also SINR, throughput and the number of servers.
enum CoverageRaster {
  /// What the second band holds.
  enum State: Float {
    case white = 0
    case weak = 1
    case covered = 2
  }

  static func encode(_ result: StudyResult, service: Service) throws -> [UInt8] {
    let inputs = result.inputs
    let grid = inputs.grid
    let layers = result.field.layers.indices.filter {
      result.field.layers[$0].generation == service.generation
    }
    let judge = result.judge
    let overlapDB = inputs.scenario.quality.overlapDB
    var levels = Raster<Float>(grid: grid, repeating: .nan)
    var states = levels
    var chances = levels
    var qualities = result.field.interference.isEmpty ? nil : Qualities(grid: grid, overlapDB: overlapDB)
    for index in levels.values.indices where inputs.studyArea.values[index] {
      let cell = grid.cell(at: index)
      let outcomes = layers.map { judge.outcome(at: cell, layer: $0) }
      states.values[index] = state(outcomes)?.rawValue ?? .nan
      guard let best = outcomes.indices.max(by: { outcomes[$1].signal.isStronger(than: outcomes[$0].signal) }),
        outcomes[best].signal.server >= 0
      else {
        if states.values[index] == State.white.rawValue { chances.values[index] = 0 }
        continue
      }
      levels.values[index] = outcomes[best].signal.level
      chances.values[index] = Float(100 * judge.locationProbability(of: outcomes[best]))
      qualities?.take(judge, cell: cell, layer: layers[best], at: index)
    }
    let generation = service.generation
    var metadata = [
      "TITLE": inputs.scenario.title, "GENERATION": "\(generation.rawValue) \(generation.technology)",
      "METRIC": generation.metric.rawValue, "LEVEL_UNIT": "dBm",
      "COVERED_FROM_DBM": service.coveredLevel.dBm.short, "WEAK_FROM_DBM": service.weakLevel.dBm.short,
      "RECEIVER_HEIGHT_M": service.receiverHeight.short, "GEOGRAPHY": inputs.scenario.geography.rawValue,
      "SOFTWARE": "WhiteSpot \(Version.whitespot)",
    ]
    if inputs.scenario.geography == .synthetic { metadata["NOTE"] = "synthetic geography" }
    return try GeoTIFFWriter.encode(
      bands: [
        .init(
          description:
            "\(generation.metric.rawValue) of the best server; no data where unknown, outside the area, or below the weak level",
          unit: "dBm", values: levels),
        .init(
          description: "0 white, 1 weak, 2 covered; no data where unknown or outside the area", unit: "",
          values: states),
        .init(
          description:
            "chance that the best server's level exceeds the covered level at a place in the cell; 0 where white",
          unit: "%", values: chances),
      ] + (qualities?.bands ?? []), crs: inputs.frame.crs, metadata: metadata)
  }

  /// What any operator gives; nil where unknown ground leaves it open.
  private static func state(_ outcomes: [CellJudge.Outcome]) -> State? {
    let range = outcomes.map { VerdictRange(atWorst: $0.atWorst, atBest: $0.atBest) }
      .reduce(VerdictRange.white) { $0.better($1) }
    switch range.verdict {
    case .covered: return .covered
    case .weak: return .weak
    case .white: return .white
    case .unknown: return nil
    }
  }

  /// What interference leaves of the best server's signal.
  private struct Qualities {
    private let overlapDB: Double
    private var ratios, throughputs, servers: Raster<Float>

    init(grid: MetricGrid, overlapDB: Double) {
      self.overlapDB = overlapDB
      ratios = Raster(grid: grid, repeating: .nan)
      throughputs = ratios
      servers = ratios
    }

    mutating func take(_ judge: CellJudge, cell: MetricGrid.Cell, layer: Int, at index: Int) {
      ratios.values[index] = judge.sinrDB(at: cell, layer: layer).map(Float.init) ?? .nan
      throughputs.values[index] = judge.downlinkMbps(at: cell, layer: layer).map(Float.init) ?? .nan
      servers.values[index] = judge.servers(at: cell, layer: layer, within: overlapDB).map(Float.init) ?? .nan
    }

    var bands: [GeoTIFFWriter.Band] {
      [
        .init(
          description: "signal over interference and noise of the best server, medians", unit: "dB",
          values: ratios),
        .init(
          description: "downlink throughput of the best server's whole carrier for one user", unit: "Mbit/s",
          values: throughputs),
        .init(
          description:
            "sectors of the best server's carrier no more than \(overlapDB.short) dB below it, itself included; 5 stands for five and more",
          unit: "", values: servers),
      ]
    }
  }
}
