import Foundation
import Formats
import Planning
import Testing

@Suite("OpenCellID's lists")
struct OpenCellIDTests {
  private static let header =
    "radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal\n"
  private static let rows = """
    LTE,452,4,12001,3345,0,104.9600,22.7300,1000,12,1,1459813819,1659813819,0
    GSM,452,04,12001,77,,105.0300,22.7800,1000,3,1,1459813819,1659813819,0
    UMTS,452,2,12002,88,0,105.0400,22.7200,1000,3,1,1459813819,1659813819,0
    LTE,457,1,9,9,0,105.0400,22.7300,1000,3,1,1459813819,1659813819,0

    """

  private func fixture(_ list: String) -> StudyFixture {
    let fixture = StudyFixture()
    fixture.files["stations.csv"] = Array(list.utf8)
    return fixture
  }

  @Test("A list is recognised with its header and without", arguments: [header + rows, rows])
  func recognised(list: String) throws {
    let fixture = fixture(list)
    let report = try fixture.write().run(StudyOptions(threads: 1, outputFolder: fixture.output))
    #expect(report.network.stationsByOperator == ["Viettel": 2, "Vinaphone": 1, "457-1": 1])
    #expect(report.network.stationsByGeneration == ["2G": 1, "3G": 1, "4G": 2])
    #expect(report.network.masts == 4 && report.network.sectors == 4)
    let stations = try VectorSource.read(path: fixture.output + "/stations.geojson")
    let ids = try #require(stations.headers.firstIndex(of: "sector_id"))
    let first = try #require(stations.features.first { $0.values[ids] == .text("452-4-12001-3345-4G") })
    let center = try #require(first.shape?.bounds?.center)
    #expect(abs(center.x - 104.96) < 1e-4 && abs(center.y - 22.73) < 1e-4)
  }

  @Test("What the list does not know is taken from the defaults, and listed")
  func defaults() throws {
    let fixture = fixture(Self.header + Self.rows)
    let report = try fixture.write().run(StudyOptions(threads: 1, outputFolder: fixture.output))
    let lte = report.defaultsUsed.filter { $0.generation.rawValue == "4G" }
    #expect(
      Set(lte.map(\.field)).isSuperset(of: [
        "height_m", "power_dbm", "gain_dbi", "frequency_mhz", "bandwidth_mhz",
      ]))
    #expect(lte.allSatisfy { $0.rows == 2 })
    let summary = String(
      decoding: fixture.folder.contents(of: "out")["summary.json"] ?? Data(), as: UTF8.self)
    #expect(summary.contains("\"defaults_used\""))
  }

  @Test("A wrong row is told with its line, with a header and without")
  func wrongRow() throws {
    for (list, line) in [(Self.header + Self.rows, 4), (Self.rows, 3)] {
      let fixture = fixture(list.replacing("105.0400,22.7200", with: "22.7200,105.0400"))
      let found = problems { try fixture.write().validate() }
      #expect(found.count == 1 && found[0].line == line, "\(found)")
      #expect(found.first?.remedy?.contains("swapped") == true)
    }
  }
}
