import Coverage
import Formats
import RadioNetwork
import Terrain

/// The coverage of a generation by any operator as a GeoTIFF of two bands.
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
    var levels = Raster<Float>(grid: grid, repeating: .nan)
    var states = Raster<Float>(grid: grid, repeating: .nan)
    let covered = Float(service.coveredLevel.dBm)
    let weak = Float(service.weakLevel.dBm)
    for index in levels.values.indices where inputs.studyArea.values[index] {
      let (signal, possible) = result.field.strongest(at: grid.cell(at: index), layers: Array(layers))
      if signal.server >= 0 { levels.values[index] = signal.level }
      states.values[index] =
        state(signal.level, possible: possible, covered: covered, weak: weak)?.rawValue ?? .nan
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
      ], crs: inputs.frame.crs, metadata: metadata)
  }

  /// Nil where unknown ground leaves it open.
  private static func state(_ level: Float, possible: Float, covered: Float, weak: Float) -> State? {
    func state(_ level: Float) -> State { level >= covered ? .covered : level >= weak ? .weak : .white }
    let known = state(level)
    return known == state(Float.maximum(level, possible)) ? known : nil
  }
}
