import Foundation
import Planning
import Testing

@Suite("Folders of results")
struct OutputFolderTests {
  private func run(_ fixture: StudyFixture, output: String? = nil) -> [Problem] {
    problems {
      try fixture.write().run(StudyOptions(threads: 1, outputFolder: output ?? fixture.output))
    }
  }

  @Test("Where nothing can be written the run says so and leaves nothing")
  func unwritable() throws {
    let fixture = StudyFixture()
    try fixture.write()
    let before = fixture.folder.names
    for output in [
      fixture.folder.path + "/stations.csv/out", fixture.folder.path + "/stations.csv", "/proc/out",
    ] {
      let found = run(fixture, output: output)
      #expect(found.count == 1 && found[0].severity == .error)
      #expect(found[0].file == output && found[0].remedy != nil, "\(found)")
      MessageBook.add(found, of: "output \(output)")
    }
    #expect(fixture.folder.names == before)
  }

  @Test("A folder of someone else's is refused and stays as it is")
  func refused() throws {
    let fixture = StudyFixture()
    fixture.folder.add("out/letter.txt", "Dear all")
    let found = run(fixture)
    #expect(found.count == 1 && found[0].message.contains("letter.txt") && found[0].remedy != nil)
    #expect(fixture.folder.contents(of: "out") == ["letter.txt": Data("Dear all".utf8)])
    #expect(!fixture.folder.names.contains { $0.contains("partial") })
    MessageBook.add(found, of: "a folder of someone else's")
  }

  @Test("Earlier results are replaced as a whole, and what the user put beside them stays")
  func replaced() throws {
    let fixture = StudyFixture()
    #expect(run(fixture).isEmpty)
    let first = fixture.folder.contents(of: "out")
    #expect(first["candidates.csv"] != nil)
    fixture.folder.add("out/map.qgz", "mine")
    fixture.edit("sites: 2", "sites: 0")
    #expect(run(fixture).isEmpty)
    let second = fixture.folder.contents(of: "out")
    #expect(second["candidates.csv"] == nil && second["candidates.geojson"] == nil)
    #expect(second["map.qgz"] == Data("mine".utf8))
    #expect(second["villages.csv"] == first["villages.csv"])
    #expect(!fixture.folder.names.contains { $0.contains("partial") })
  }

  @Test("After a wrong input earlier results are as they were")
  func kept() throws {
    let fixture = StudyFixture()
    #expect(run(fixture).isEmpty)
    let before = fixture.folder.contents(of: "out")
    fixture.setStation(0, "height_m", "-5")
    #expect(run(fixture).count == 1)
    #expect(fixture.folder.contents(of: "out") == before)
  }

  @Test("A run that is cancelled leaves nothing")
  func cancelled() throws {
    let fixture = StudyFixture()
    let study = try fixture.write()
    let before = fixture.folder.names
    let monitor = WorkMonitor()
    monitor.cancel()
    #expect(throws: CancellationError.self) {
      try study.run(StudyOptions(threads: 1, outputFolder: fixture.output, monitor: monitor))
    }
    #expect(fixture.folder.names == before)
  }

  @Test("Mistakes in several files are told in one go")
  func allAtOnce() throws {
    let fixture = StudyFixture()
    fixture.edit("cell_size_m: 200", "cell_size_m: -1")
    fixture.edit("crs: EPSG:32648", "crs: EPSG:4326")
    fixture.setStation(0, "height_m", "-5")
    fixture.setStation(2, "generation", "6G")
    fixture.setStation(3, "longitude", "nan")
    fixture.villages[3].id = "V2"
    fixture.files["villages.geojson"] = Array(
      try fixture.villageText().replacing("\"population\": 120", with: "\"population\": -1").utf8)
    fixture.absent = ["terrain.tif"]
    let found = run(fixture)
    MessageBook.add(found, of: "mistakes in several files")
    let told = found.map { "\(($0.file ?? "").split(separator: "/").last ?? "") \($0.field ?? "")" }
    #expect(
      Set(told) == [
        "scenario.yaml grid.cell_size_m", "scenario.yaml grid.crs", "stations.csv height_m",
        "stations.csv generation", "stations.csv longitude", "villages.geojson id",
        "villages.geojson population", "terrain.tif ",
      ])
    #expect(found.count == 8)
    #expect(!fixture.folder.names.contains { $0.contains("out") })
  }
}
