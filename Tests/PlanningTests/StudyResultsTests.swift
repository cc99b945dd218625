import Coverage
import Foundation
import Formats
import Planning
import Terrain
import Testing

@Suite("Results of a study")
struct StudyResultsTests {
  /// A folder with a study in it, and the study's scenario.
  private struct Case {
    let folder: TemporaryFolder
    let study: Study
    let villages: Int
    let services: Int

    static func fixture() throws -> (StudyFixture, Case) {
      let fixture = StudyFixture()
      let study = try fixture.write()
      return (fixture, Case(folder: fixture.folder, study: study, villages: 6, services: 2))
    }

    /// The small valley, synthesized.
    static func tiny() throws -> Case {
      let folder = TemporaryFolder()
      let manifest = try ProvinceSynthesis(preset: "tiny").write(to: folder.path + "/tiny")
      folder.add(
        "scenario.yaml",
        """
        version: 1
        name: tiny
        geography: synthetic
        grid: { cell_size_m: 200 }
        area: { file: tiny/province.geojson }
        terrain: { rasters: tiny/terrain.tif }
        stations: { file: tiny/stations.csv }
        villages: { file: tiny/villages.geojson }
        administrative_units: { level: commune, file: tiny/communes.geojson }
        services:
          - { generation: 2G, covered_dbm: -95, weak_dbm: -104 }
          - { generation: 3G, covered_dbm: -100, weak_dbm: -110 }
          - { generation: 4G, covered_dbm: -105, weak_dbm: -115 }
          - { generation: 5G, covered_dbm: -105, weak_dbm: -115 }
        placement: { sites: 3 }

        """)
      return Case(
        folder: folder, study: Study(ScenarioFile(folder.path + "/scenario.yaml")),
        villages: manifest.counts["villages"] ?? 0, services: 4)
    }

    func run(threads: Int, into name: String) throws -> [String: Data] {
      _ = try study.run(StudyOptions(threads: threads, outputFolder: folder.path + "/" + name))
      return folder.contents(of: name)
    }

    /// Runs with one, two and three threads, twice with one, and into the place of earlier results.
    func expectSameBytes() throws {
      let first = try run(threads: 1, into: "one")
      #expect(first.count == 8 + services)
      for (threads, name) in [(1, "again"), (2, "two"), (3, "three"), (2, "one")] {
        let other = try run(threads: threads, into: name)
        #expect(Set(other.keys) == Set(first.keys))
        for (file, bytes) in first { #expect(other[file] == bytes, "\(file) with \(threads) threads") }
      }
    }

    /// Opens every file again and looks at what is in it.
    func expectReadable() throws {
      _ = try run(threads: 2, into: "out")
      let csv = try VectorSource.read(path: folder.path + "/out/villages.csv")
      #expect(csv.features.count == villages)
      for name in ["id", "name", "population", "longitude", "latitude", "verdict", "verdict_4g", "server_4g"]
      {
        #expect(csv.headers.contains(name), "\(name)")
      }
      let verdicts = Set(Verdict.allCases.map(\.rawValue))
      for (column, name) in csv.headers.enumerated() where name == "verdict" || name.hasPrefix("verdict_") {
        for village in csv.features {
          guard case .text(let verdict) = village.values[column] else {
            Issue.record("no \(name)")
            continue
          }
          #expect(verdicts.contains(verdict))
        }
      }
      for (file, fields) in [
        ("villages", ["id", "verdict", "geography"]), ("candidates", ["rank", "kind", "gain", "who_gains"]),
        ("stations", ["sector_id", "azimuth_deg", "eirp_dbm", "metric"]),
      ] {
        let layer = try VectorSource.read(path: folder.path + "/out/\(file).geojson")
        #expect(layer.crs == .wgs84 && !layer.features.isEmpty)
        #expect(Set(fields).isSubset(of: layer.headers), "\(file)")
        for feature in layer.features {
          let bounds = try #require(feature.shape?.bounds)
          #expect(bounds.minX > 104 && bounds.maxX < 106 && bounds.minY > 22 && bounds.maxY < 24)
        }
        if file != "stations" {
          let table = try VectorSource.read(path: folder.path + "/out/\(file).csv")
          #expect(table.features.count == layer.features.count && table.headers == layer.headers)
        }
      }
      for generation in ["2g", "4g"] {
        let raster = try RasterSource(path: folder.path + "/out/coverage-\(generation).tif")
        #expect(raster.bandCount == 3 && raster.unit == "dBm" && raster.crs != nil)
        #expect(raster.bounds.width > 5000 && raster.bounds.height > 5000)
      }
      let summary = try #require(folder.contents(of: "out")["summary.json"])
      let object = try JSONSerialization.jsonObject(with: summary) as? [String: Any]
      #expect(object?["format_version"] as? Int == 2)
      #expect((object?["villages"] as? [String: Any])?["count"] as? Int == villages)
      // Results do not tell whose machine made them.
      #expect(!String(decoding: summary, as: UTF8.self).contains(folder.path))
    }
  }

  @Test("The fixture gives the same bytes with any number of threads, and again")
  func fixtureIsDeterministic() throws { try Case.fixture().1.expectSameBytes() }

  @Test("The small valley gives the same bytes with any number of threads, and again")
  func tinyIsDeterministic() throws { try Case.tiny().expectSameBytes() }

  @Test("What the fixture gives opens again, with its fields, in WGS 84")
  func fixtureIsReadable() throws { try Case.fixture().1.expectReadable() }

  @Test("What the small valley gives opens again, with its fields, in WGS 84")
  func tinyIsReadable() throws { try Case.tiny().expectReadable() }

  @Test("A province is the same with any number of threads")
  func synthesisIsDeterministic() throws {
    let folder = TemporaryFolder()
    for threads in 1...3 {
      _ = try ProvinceSynthesis(preset: "tiny")
        .write(to: folder.path + "/\(threads)", options: StudyOptions(threads: threads))
    }
    let first = folder.contents(of: "1")
    #expect(first.count == 8)
    #expect(first == folder.contents(of: "2") && first == folder.contents(of: "3"))
  }

  @Test("A synthetic study says so wherever it shows a map")
  func syntheticIsMarked() throws {
    let tiny = try Case.tiny()
    let files = try tiny.run(threads: 2, into: "out")
    for (name, bytes) in files {
      #expect(String(decoding: bytes, as: UTF8.self).contains("synthetic"), "\(name)")
    }
  }
}
