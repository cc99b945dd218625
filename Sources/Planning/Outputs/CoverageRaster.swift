import Coverage
import Formats
import RadioNetwork

/// The coverage of a generation by any operator as a GeoTIFF: level, state, and the chance of being covered; where
/// interference was asked for also SINR, quality, throughput and the number of servers.
enum CoverageRaster {
  static func encode(_ map: CoverageMap, result: StudyResult) throws -> [UInt8] {
    let inputs = result.inputs
    let service = map.service
    let generation = service.generation
    var metadata = [
      "TITLE": inputs.scenario.title, "GENERATION": "\(generation.rawValue) \(generation.technology)",
      "METRIC": generation.metric.rawValue, "LEVEL_UNIT": "dBm",
      "COVERED_FROM_DBM": service.coveredLevel.dBm.short, "WEAK_FROM_DBM": service.weakLevel.dBm.short,
      "LOCATION_PROBABILITY": service.locationProbability.short,
      "RECEIVER_HEIGHT_M": service.receiverHeight.short, "GEOGRAPHY": inputs.scenario.geography.rawValue,
      "SOFTWARE": "WhiteSpot \(Version.whitespot)",
    ]
    if inputs.scenario.geography == .synthetic { metadata["NOTE"] = "synthetic geography" }
    let overlap = inputs.scenario.quality.overlapDB.short
    let bands =
      levels(of: map)
      + (result.field.interference.isEmpty ? [] : qualities(of: map, overlap: overlap))
    return try GeoTIFFWriter.encode(bands: bands, crs: inputs.frame.crs, metadata: metadata)
  }

  private static func levels(of map: CoverageMap) -> [GeoTIFFWriter.Band] {
    [
      .init(
        description:
          "\(map.service.generation.metric.rawValue) of the best server, median; no data where unknown, outside the area, or below the weak level",
        unit: "dBm", values: map.raster { $0.level }),
      .init(
        description: "0 white, 1 weak, 2 covered; no data where unknown or outside the area", unit: "",
        values: map.raster { $0.state }),
      .init(
        description:
          "chance that a place in the cell is covered by the best server; 0 below the weak level",
        unit: "%", values: map.raster { $0.chance }),
    ]
  }

  private static func qualities(of map: CoverageMap, overlap: String) -> [GeoTIFFWriter.Band] {
    let load = (100 * map.service.load).short
    return [
      .init(
        description:
          "SINR, signal over interference and noise of the best server, medians, the others at a load of \(load) %",
        unit: "dB", values: map.raster { $0.sinr }),
      .init(
        description: "\(map.service.generation.qualityName) of the best server at a load of \(load) %",
        unit: "dB", values: map.raster { $0.quality }),
      .init(
        description: "throughput, downlink of the best server's whole carrier for one terminal",
        unit: "Mbit/s",
        values: map.raster { $0.throughput }),
      .init(
        description:
          "sectors of the best server's carrier no more than \(overlap) dB below it, itself included; 5 stands for five and more",
        unit: "", values: map.raster { $0.servers }),
    ]
  }
}
