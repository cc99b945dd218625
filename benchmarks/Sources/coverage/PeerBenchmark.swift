import Foundation

/// Other programs on the same terrain with the same mast, measured in turn with ours; one core each.
struct PeerBenchmark {
  static let rounds = 5
  static let radius = 15_000.0

  let site: Site

  func rows() throws -> [Row] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peers-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try viewshed(in: folder) + splat(in: folder)
  }

  /// Whole programs at 30 m, from reading the terrain on. A viewshed knows what is seen and no loss.
  private func viewshed(in folder: URL) throws -> [Row] {
    guard Command.exists("gdal_viewshed") else {
      print("gdal_viewshed is not compared: apt-get install gdal-bin\n")
      return []
    }
    let peer = Command([
      "gdal_viewshed", "-q", "-ox", String(site.position.x), "-oy", String(site.position.y), "-oz", "40",
      "-tz", "1.5", "-md", String(Self.radius), site.dem.path, folder.appendingPathComponent("seen.tif").path,
    ])
    let jobs = [Contender.hata, .p1812].map { SectorJob($0, radius: Self.radius, cellSize: 30) }
    let ours = jobs.map { SectorBenchmark.alone($0, rounds: 1, at: site) }
    let cells = try SectorStudy(site: site, job: jobs[0]).cells
    var costs = [[Double]](repeating: [], count: 3)
    for _ in 0..<Self.rounds {
      for (index, command) in ([peer] + ours).enumerated() {
        costs[index].append(try command.run().processorSeconds)
      }
    }
    let names = ["gdal_viewshed, 15 km at 30 m"] + jobs.map(\.title)
    return zip(names, costs).map { name, seconds in
      row("whole program", name, seconds: seconds, cells: Double(cells), against: costs[0])
    }
  }

  /// Longley–Rice at 3″, the work alone: what a run to 15 km takes more than one to 1 km.
  private func splat(in folder: URL) throws -> [Row] {
    guard ["splat", "srtm2sdf", "gdalwarp"].allSatisfy(Command.exists) else {
      print("SPLAT! is not compared: apt-get install splat gdal-bin\n")
      return []
    }
    let peer = try SplatPeer(site: site, radius: Self.radius, folder: folder)
    let study = try SectorStudy(
      site: site, job: SectorJob(.longleyRice, radius: Self.radius, cellSize: 90))
    var times = SectorTimes(
      job: SectorJob(.longleyRice, radius: Self.radius, cellSize: 90), cells: study.cells)
    var peerSeconds: [Double] = []
    for _ in 0..<Self.rounds {
      let whole = try peer.command(radius: Self.radius).run().processorSeconds
      let least = try peer.command(radius: SplatPeer.leastRadius).run().processorSeconds
      peerSeconds.append(whole - least)
      try times.measure(study)
    }
    // Its points lie closer together than our cells: seconds say little, the cost of each is compared.
    let points = peer.points(within: Self.radius) - peer.points(within: SplatPeer.leastRadius)
    let scaled = peerSeconds.map { $0 / points * Double(study.cells) }
    return [
      row("work alone", "SPLAT! -olditm, 15 km at 3″", seconds: peerSeconds, cells: points, against: nil),
      row(
        "work alone", times.job.title, seconds: times.processorSeconds, cells: Double(study.cells),
        against: scaled),
    ]
  }

  private func row(
    _ what: String, _ name: String, seconds: [Double], cells: Double, against peer: [Double]?
  ) -> Row {
    var row = Row("peers", "\(name), \(what)")
    row.threads = 1
    row.processorSeconds = seconds.median
    row.nanosecondsPerCell = seconds.median / cells * 1e9
    if let peer { row.note = "\(Report.number(zip(peer, seconds).map { $0 / $1 }.median, 2)) × as fast" }
    return row
  }
}
