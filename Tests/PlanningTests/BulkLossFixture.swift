import Foundation
import Planning
import Testing

/// Two small valid tables of paths in a folder of their own, from which a test breaks one thing.
final class BulkLossFixture {
  let folder = TemporaryFolder()
  var model = "itu-r-p1812"
  var pathFields = [
    "path_id", "frequency_mhz", "tx_height_m", "rx_height_m", "polarization", "time_percent",
    "location_percent", "delta_n", "n0", "tx_lat", "tx_lon", "rx_lat", "rx_lon",
  ]
  var paths = [
    ["A", "900", "40", "1.5", "V", "50", "50", "45", "325", "22.80", "104.90", "22.82", "104.91"],
    ["B", "1800", "36", "1.5", "H", "10", "90", "45", "325", "22.80", "104.90", "22.78", "104.93"],
    ["C", "450", "60", "10", "V", "50", "50", "50", "340", "22.80", "104.90", "22.86", "104.90"],
  ]
  var profileFields = ["path_id", "distance_km", "height_m", "clutter_height_m", "zone"]
  var profiles = ["A", "B", "C"].flatMap { id in
    (0..<5).map { [id, "\(Double($0) / 2)", "\(300 + 70 * ($0 % 3))", $0 == 3 ? "10" : "", "inland"] }
  }
  /// Files written in place of the tables.
  var files: [String: [UInt8]] = [:]
  /// Files left out.
  var absent: Set<String> = []
  var separator = ","

  var outputPath: String { folder.path + "/losses.csv" }

  /// The line of a point: the header is line 1, every path has five.
  static func line(_ path: Int, _ point: Int) -> Int { 2 + 5 * path + point }

  func setPath(_ row: Int, _ field: String, _ value: String) {
    paths[row][pathFields.firstIndex(of: field)!] = value
  }

  func setPoint(_ path: Int, _ point: Int, _ field: String, _ value: String) {
    profiles[5 * path + point][profileFields.firstIndex(of: field)!] = value
  }

  func removeColumn(_ field: String) {
    let place = pathFields.firstIndex(of: field)!
    pathFields.remove(at: place)
    for row in paths.indices { paths[row].remove(at: place) }
  }

  private func text(_ fields: [String], _ rows: [[String]]) -> [UInt8] {
    Array(([fields] + rows).map { $0.joined(separator: separator) + "\n" }.joined().utf8)
  }

  /// Writes the tables and tells what is to be done with them.
  func write(keepsGoing: Bool = false) throws -> BulkLoss {
    let tables = ["paths.csv": text(pathFields, paths), "profiles.csv": text(profileFields, profiles)]
    for (name, bytes) in tables.merging(files, uniquingKeysWith: { $1 }) where !absent.contains(name) {
      folder.add(name, bytes)
    }
    return BulkLoss(
      model: try BulkLossModel(name: model), paths: folder.path + "/paths.csv",
      profiles: folder.path + "/profiles.csv", output: outputPath, keepsGoing: keepsGoing)
  }

  /// The rows of the losses by the names of their columns.
  func losses() throws -> [[String: String]] {
    let lines = try String(contentsOfFile: outputPath, encoding: .utf8).split(separator: "\n").map(
      Self.fields)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for letter in line {
      if letter == "\"" {
        isQuoted.toggle()
      } else if letter == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(letter)
      }
    }
    return fields
  }
}
