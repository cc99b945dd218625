import Foundation
import TestSupport
import Testing

@testable import Planning

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures of measured levels")
struct MeasurementPlotTests {
  private func picture(_ fixture: MeasurementFixture) throws -> String {
    let svg = MeasurementPlot(try fixture.run()).svg
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(!svg.contains("nan") && !svg.contains("inf\"") && !svg.contains("inf "))
    return svg
  }

  private func count(_ part: String, in text: String) -> Int { text.ranges(of: part).count }

  @Test("There is a dot a place, a curve a model, the line, and a legend with bias and σ")
  func content() throws {
    var fixture = MeasurementFixture()
    fixture.models = ["free-space", "hata", "longley-rice"]
    let svg = try picture(fixture)
    // Three places in the scene, three dots in the legend.
    #expect(count("h0", in: svg) == 6)
    #expect(count("class=\"curve\"", in: svg) == 4)
    #expect(svg.contains(">free-space: bias +10.0 dB, σ 3.6 dB<"))
    #expect(svg.contains(">line of least squares, −24.0 dB a decade: σ 1.4 dB<"))
    #expect(svg.contains("4 samples at 3 places") && svg.contains("longley-rice, flat ground"))
    #expect(svg.contains("the Hata family covers base antennas"))
  }

  @Test("Thousands of points do not make a large file: dots are thinned out")
  func thinned() throws {
    var fixture = MeasurementFixture()
    var random = SeededGenerator(seed: 11)
    fixture.rows = (0..<30_000).map { _ in
      MeasurementFixture.row(
        .random(in: 20...9000, using: &random), .random(in: -120 ... -50, using: &random))
    }
    let svg = try picture(fixture)
    #expect(svg.utf8.count < 300_000 && count("h0", in: svg) <= 8003)
    // No median is missing: 20 m to 9 km of evenly spread distances.
    #expect(count("class=\"median\"", in: svg) >= 20)
  }

  @Test("One place alone is drawn too, without a line")
  func single() throws {
    var fixture = MeasurementFixture()
    fixture.rows = [MeasurementFixture.row(500, -80)]
    let svg = try picture(fixture)
    #expect(count("class=\"curve\"", in: svg) == 1 && !svg.contains("least squares"))
  }
}
