import Foundation
import Geography
import Terrain

/// SPLAT! in a folder of its own, with the terrain in its tiles of one degree and 3″.
struct SplatPeer {
  /// What a run takes that works out next to nothing, m.
  static let leastRadius = 1000.0
  private static let arcSecond = 1.0 / 3600

  private let folder: URL
  private let place: MapPoint

  init(site: Site, radius: Double, folder: URL) throws {
    self.folder = folder
    let toGlobe = try CoordinateTransform(from: site.crs, to: .wgs84)
    place = toGlobe.forward(site.position)!
    // In whole degrees its own way: longitudes count westwards.
    let lines = ["mast", "\(place.y)", "\(-place.x)", "40 m"]
    try write("site.qth", lines)
    // ε, σ, N-units, MHz, climate, vertical, half of situations and times, and a power: as ours.
    try write("site.lrp", ["15", "0.005", "301", "900", "5", "1", "0.5", "0.5", "1000"])
    let reach = (radius + 1000) / 111_000
    let wide = reach / cos(place.y * .pi / 180)
    for south in Int(floor(place.y - reach))...Int(floor(place.y + reach)) {
      for west in Int(floor(place.x - wide))...Int(floor(place.x + wide)) {
        try makeTile(south: south, west: west, from: site.dem.path)
      }
    }
  }

  func command(radius: Double) -> Command {
    run([
      "splat", "-t", "site.qth", "-L", "1.5", "-R", Report.number(radius / 1000), "-metric", "-olditm",
      "-o", "map.ppm",
    ])
  }

  /// Points of its raster within a radius.
  func points(within radius: Double) -> Double {
    let metresADegree = 111_195.0
    let step = 3 * Self.arcSecond * metresADegree
    return .pi * radius * radius / (step * step * cos(place.y * .pi / 180))
  }

  /// Samples lie on the degree lines, so a tile is half a sample larger all around.
  private func makeTile(south: Int, west: Int, from dem: String) throws {
    let name =
      (south < 0 ? "S" : "N") + String(format: "%02d", abs(south)) + (west < 0 ? "W" : "E")
      + String(format: "%03d", abs(west))
    let half = 1.5 * Self.arcSecond
    let corners = [
      Double(west) - half, Double(south) - half, Double(west + 1) + half, Double(south + 1) + half,
    ]
    try run(
      ["gdalwarp", "-q", "-t_srs", "EPSG:4326", "-te"] + corners.map { String(format: "%.10f", $0) }
        + ["-ts", "1201", "1201", "-ot", "Int16", "-dstnodata", "0", "-r", "bilinear", dem, "\(name).tif"]
    ).run()
    try run(["gdal_translate", "-q", "-of", "SRTMHGT", "\(name).tif", "\(name).hgt"]).run()
    try run(["srtm2sdf", "\(name).hgt"]).run()
  }

  /// All of them take their files from, and leave them in, the folder they are started in.
  private func run(_ words: [String]) -> Command { Command(["env", "--chdir", folder.path] + words) }

  private func write(_ name: String, _ lines: [String]) throws {
    let text = lines.joined(separator: "\n") + "\n"
    try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }
}
