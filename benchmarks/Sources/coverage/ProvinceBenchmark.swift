import Foundation

/// A whole province through the program itself: nothing kept, everything kept, one mast moved.
struct ProvinceBenchmark {
  let whitespot: String
  /// Its model and its cell size are replaced; the rest stays.
  let scenario: String
  let cellSize: Int

  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("province-\(UUID())")

  init(whitespot: String, scenario: String, cellSize: Int) {
    self.whitespot = whitespot
    self.scenario = scenario
    self.cellSize = cellSize
  }

  func rows() throws -> [Row] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let steady = try writeScenario("steady")
    let moved = try writeScenario("moved", movingAMast: true)
    let all = ProcessInfo.processInfo.activeProcessorCount
    var rows = [try row("nothing kept", steady, threads: 1, store: "first")]
    if all > 1 { rows.append(try row("nothing kept", steady, threads: all, store: "second")) }
    rows.append(try row("everything kept", steady, threads: all, store: "first"))
    rows.append(try row("one mast moved", moved, threads: all, store: "first"))
    return rows
  }

  private func row(_ name: String, _ scenario: URL, threads: Int, store: String) throws -> Row {
    let output = folder.appendingPathComponent("out").path
    var command = Command([
      whitespot, "run", "--quiet", "--threads", String(threads), "--output", output, scenario.path,
    ])
    command.environment["WHITESPOT_CACHE"] = folder.appendingPathComponent(store).path
    let usage = try command.run()
    var row = Row("province, P.1812 at \(cellSize) m", name)
    row.threads = threads
    row.seconds = usage.seconds
    row.processorSeconds = usage.processorSeconds
    row.peakMegabytes = usage.peakBytes / 1e6
    row.checksum = try String(digest(of: output + "/villages.csv").prefix(16))
    return row
  }

  private func digest(of file: String) throws -> String {
    var command = Command(["sha256sum", file])
    command.log = folder.appendingPathComponent("digest").path
    try command.run()
    return try String(contentsOfFile: command.log, encoding: .utf8)
  }

  /// The scenario with its model, its cells and its files where they are.
  private func writeScenario(_ name: String, movingAMast: Bool = false) throws -> URL {
    let source = URL(fileURLWithPath: scenario)
    let data = source.deletingLastPathComponent().deletingLastPathComponent().path + "/data/"
    var lines = try String(contentsOf: source, encoding: .utf8).components(separatedBy: "\n")
    // Keys of the model that is replaced.
    lines.removeAll { $0.hasPrefix("  environment:") || $0.hasPrefix("  diffraction:") }
    let files = try lines.map { line in
      if line.hasPrefix("  model:") { return "  model: itu-r-p1812" }
      if line.hasPrefix("  cell_size_m:") { return "  cell_size_m: \(cellSize)" }
      guard movingAMast, line.hasSuffix("/stations.csv"),
        let path = line.components(separatedBy: "../data/").last
      else { return line.replacingOccurrences(of: "../data/", with: data) }
      let stations = folder.appendingPathComponent("stations-moved.csv")
      try Self.moveAMast(in: data + path, to: stations)
      return "  file: \(stations.path)"
    }
    let file = folder.appendingPathComponent("\(name).yaml")
    try files.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  /// The mast in the middle of the table stands 0.001° farther east.
  private static func moveAMast(in table: String, to moved: URL) throws {
    var lines = try String(contentsOfFile: table, encoding: .utf8).components(separatedBy: "\n")
    let header = lines[0].components(separatedBy: ",")
    let column = header.firstIndex(of: "longitude")!
    let mast = lines[lines.count / 2].components(separatedBy: ",")[0]
    for index in lines.indices where lines[index].hasPrefix(mast + ",") {
      var cells = lines[index].components(separatedBy: ",")
      cells[column] = String(format: "%.6f", Double(cells[column])! + 0.001)
      lines[index] = cells.joined(separator: ",")
    }
    try lines.joined(separator: "\n").write(to: moved, atomically: true, encoding: .utf8)
  }
}
