import Formats
import Geography
import Parallelism
import Synthesis

/// A synthetic province as files that a scenario can name.
public struct ProvinceSynthesis: Sendable {
  /// What was made.
  public struct Manifest: Codable, Sendable {
    /// Preset and title.
    public let preset, title: String
    /// Always `synthetic`.
    public let geography: String
    /// The seed: the same preset and seed give the same files on every machine.
    public let seed: UInt64
    /// Coordinate system of the terrain; tables and polygons are in WGS 84.
    public let crs: String
    /// How many of each there are.
    public let counts: [String: Int]
    /// Program that made it.
    public let software: String
  }

  /// The presets' names.
  public static var presets: [String] { ProvincePreset.all.map(\.name) }

  private let preset: ProvincePreset
  private let seed: UInt64?

  /// - Throws: a `Problem` where there is no such preset.
  public init(preset name: String, seed: UInt64? = nil) throws {
    guard let preset = ProvincePreset.named(name) else {
      throw Problem(
        "is no preset", field: "preset", value: name,
        expected: "one of \(Self.presets.joined(separator: ", "))",
        remedy: EditDistance.nearest(to: name, among: Self.presets).map { "Did you mean \($0)?" })
    }
    self.preset = preset
    self.seed = seed
  }

  /// Makes the province and writes its files into a folder, all of them or none.
  public func write(to path: String, options: StudyOptions = StudyOptions()) throws -> Manifest {
    let folder = try OutputFolder(replacing: path, marker: Self.marker, isOwn: { Self.files.contains($0) })
    do {
      let province = try SyntheticProvince.generate(
        preset, seed: seed, workers: options.workers, monitor: options.monitor)
      options.monitor.begin("writing files", total: 0, unit: "")
      let manifest = try write(province, into: folder)
      try options.monitor.checkCancellation()
      try folder.commit()
      return manifest
    } catch {
      folder.discard()
      throw error
    }
  }

  private static let marker = "province.json"
  private static let files = [
    marker, "terrain.tif", "province.geojson", "communes.geojson", "villages.geojson", "clusters.geojson",
    "mergers.csv", "stations.csv",
  ]

  private func write(_ province: SyntheticProvince, into folder: OutputFolder) throws -> Manifest {
    let crs = try CoordinateReferenceSystem(preset.crsDefinition)
    let tables = ProvinceTables(province: province)
    let frame = try GeographicFrame(plane: crs)
    try folder.write(
      try GeoTIFFWriter.encode(
        heights: province.heights, crs: crs,
        metadata: ["TITLE": preset.title, "GEOGRAPHY": "synthetic", "NOTE": "synthetic geography"]),
      named: "terrain.tif")
    for (name, table) in [
      ("province", tables.outline), ("communes", tables.communes),
      ("villages", tables.villages(frame: frame)), ("clusters", tables.clusters),
    ] {
      try folder.write(try VectorWriter.geoJSON(table, crs: crs), named: "\(name).geojson")
    }
    try folder.write(
      try VectorWriter.csv(tables.stations(frame: frame)), named: "stations.csv")
    try folder.write(try VectorWriter.csv(tables.mergers), named: "mergers.csv")
    let manifest = Manifest(
      preset: preset.name, title: preset.title, geography: "synthetic", seed: province.seed, crs: crs.name,
      counts: tables.counts, software: "WhiteSpot \(Version.whitespot)")
    try folder.write(try ReportJSON.encode(manifest) + [10], named: Self.marker)
    return manifest
  }
}
