import Formats
import Foundation
import Propagation
import Testing

@testable import Planning

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures of links")
struct ProfilePlotTests {
  /// A ridge half way that hides the ends from each other.
  private static let blocked: LinkReportFixture = {
    var fixture = LinkReportFixture()
    fixture.ground = { 300 + 400 * exp(-pow(($0 - 0.5) / 0.1, 2)) }
    return fixture
  }()

  private static let cases: [(name: String, fixture: LinkReportFixture)] = {
    var all = [("clear", LinkReportFixture()), ("blocked", blocked)]
    func add(_ name: String, _ edit: (inout LinkReportFixture) -> Void) {
      var fixture = LinkReportFixture()
      edit(&fixture)
      all.append((name, fixture))
    }
    add("no level") { $0.hasSector = false }
    add("clutter") { $0.clutter = { $0 > 0.3 && $0 < 0.6 ? 15 : 0 } }
    add("two samples") {
      $0.length = 80
      $0.intervals = 1
    }
    add("flat sea") {
      $0.ground = { _ in 0 }
      $0.length = 60_000
    }
    add("below the sea") { $0.ground = { _ in -3 } }
    add("hundreds of kilometres") {
      $0.length = 400_000
      $0.intervals = 800
      $0.ground = { 400 + 300 * sin($0 * 40) }
    }
    return all
  }()

  private func elements(_ report: LinkReport, size: ProfilePlot.Size = .standard) throws -> [PictureElement] {
    try PictureElement.all(of: ProfilePlot(report, size: size).svg)
  }

  @Test("Every kind of link becomes well-formed XML without numbers that are none", arguments: cases.indices)
  func wellFormed(index: Int) throws {
    let (name, fixture) = Self.cases[index]
    let report = fixture.report
    let found = try elements(report)
    let text = ProfilePlot(report).svg
    #expect(!text.contains("nan") && !text.contains("inf\"") && !text.contains("inf "), "\(name)")
    for wanted in [
      "terrain", "baseline", "ray", "fresnel-zone", "clearance-60", "title", "legend", "footnote",
    ] {
      #expect(found.contains { $0.name(is: wanted) }, "\(name): \(wanted)")
    }
    #expect(text == ProfilePlot(report).svg)
  }

  @Test("What is not known or not there is not drawn, and the legend does not name it")
  func absent() throws {
    let clear = try elements(LinkReportFixture().report)
    #expect(!clear.contains { $0.name(is: "clutter") || $0.name(is: "sight-line") })
    #expect(!clear.texts("legend").contains("trees and buildings"))
    #expect(clear.texts("verdict") == ["covered"] && clear.texts("level").count == 1)
    var fixture = LinkReportFixture()
    fixture.hasSector = false
    fixture.geography = "real"
    fixture.clutter = { _ in 12 }
    let other = try elements(fixture.report)
    #expect(
      other.contains { $0.name(is: "clutter") } && other.texts("legend").contains("trees and buildings"))
    #expect(other.texts("verdict") == [] && other.texts("level") == [] && other.texts("no-level").count == 1)
    #expect(!other.texts("footnote").contains { $0.contains("Synthetic") })
  }

  @Test("Models are named for people, with how terrain is reckoned")
  func models() throws {
    var fixture = LinkReportFixture()
    #expect(fixture.report.modelTitle == "Hata + Bullington diffraction")
    fixture.model = .empirical(EmpiricalModel(basic: .freeSpace, diffraction: .none))
    #expect(
      fixture.report.modelTitle == "free space" && fixture.report.lossParts.map(\.label) == ["free space"])
    fixture.model = .p1812(P1812())
    let parts = [
      "free space", "diffraction", "by troposcatter alone", "by ducting alone", "location margin",
    ]
    #expect(fixture.report.lossParts.map(\.label) == parts)
    #expect(try elements(fixture.report).texts("label").contains("by ducting alone"))
    fixture.model = .longleyRice(try LongleyRice())
    #expect(fixture.report.lossParts.map(\.label) == ["free space", "reference attenuation", "variability"])
  }

  @Test("The ray is straight: one piece, from antenna to antenna")
  func ray() throws {
    let found = try elements(Self.blocked.report)
    let ray = try #require(found.first { $0.name(is: "ray") })
    let points = ray.value("points").split(separator: " ")
    #expect(points.count == 2)
    let antennas = ["transmitter-antenna", "receiver-antenna"].compactMap { name in
      found.first { $0.name(is: name) }.map { "\($0.value("cx")),\($0.value("cy"))" }
    }
    #expect(points.map(String.init) == antennas)
  }

  @Test("Half way the Fresnel zone is √(λD)/2 from the ray, on the scale of the heights")
  func fresnel() throws {
    var fixture = LinkReportFixture()
    fixture.ground = { _ in 300 }
    let report = fixture.report
    let found = try elements(report)
    // A height on the canvas: between two labels of the left axis.
    let labels = found.filter { $0.name(is: "height-label") }.compactMap { element in
      Double(element.text).map { (height: $0, y: Double(element.value("y")) ?? .nan) }
    }
    let (low, high) = (try #require(labels.first), try #require(labels.last))
    let scale = (low.y - high.y) / (high.height - low.height)
    let zone = try #require(found.first { $0.name(is: "fresnel-zone") }).value("d")
    // M start, C …, …, lowest point half way.
    let curve = zone.split(separator: "C")[1].split(separator: " ").compactMap { Double($0) }
    let ray = try #require(found.first { $0.name(is: "ray") }).value("points")
      .split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    let radius = (299_792_458 / 1.8e9 * 12_000).squareRoot() / 2
    #expect(abs(curve[4] - (ray[0] + ray[2]) / 2) < 0.02)
    // Both are rounded to hundredths of a pixel.
    #expect(abs((curve[5] - (ray[1] + ray[3]) / 2) / scale - radius) < 0.05)
  }

  @Test("The obstacle stands at its distance, and its words tell distance, height and ν")
  func obstacle() throws {
    let report = Self.blocked.report
    let found = try elements(report)
    let obstruction = try #require(report.obstruction)
    #expect(!obstruction.isLineOfSight)
    let frame = try #require(found.first { $0.name(is: "frame") })
    let (left, width) = (Double(frame.value("x")) ?? .nan, Double(frame.value("width")) ?? .nan)
    let x = Double(try #require(found.first { $0.name(is: "obstacle") }).value("cx")) ?? .nan
    #expect(abs(x - (left + obstruction.distance / report.distance * width)) < 0.02)
    let label = try #require(found.texts("obstacle-label").first)
    #expect(label.hasPrefix(PlotText.distance(obstruction.distance)) && label.contains("above the ray"))
    #expect(label.contains("ν = \(PlotText.number(obstruction.nu, decimals: 2))"))
    #expect(try elements(LinkReportFixture().report).texts("obstacle-label")[0].contains("below the ray"))
  }

  @Test("Names come through as they are: marks of XML, Vietnamese, and no control characters")
  func names() throws {
    var fixture = LinkReportFixture()
    fixture.receiver = "<Bản & \"Tả\"> Nậm Đăm Ỷ\u{1}"
    let found = try elements(fixture.report)
    #expect(found.texts("receiver-name") == ["<Bản & \"Tả\"> Nậm Đăm Ỷ\u{fffd}"])
    #expect(ProfilePlot(fixture.report).svg.contains("&lt;Bản &amp; &quot;Tả&quot;&gt; Nậm Đăm Ỷ"))
  }

  @Test("Names too long for their place are cut, and neither drives the other out of the title")
  func longNames() throws {
    var fixture = LinkReportFixture()
    fixture.transmitter = String(repeating: "Trạm ", count: 60)
    fixture.receiver = "Thôn " + String(repeating: "Nậm ", count: 60)
    let title = try #require(try elements(fixture.report).texts("title").first)
    #expect(title.hasPrefix("Trạm") && title.contains("… → Thôn") && title.hasSuffix("…"))
  }

  @Test("A PNG has the size that was asked for, and is not blank")
  func png() throws {
    let size = try #require(ProfilePlot.Size(width: 640, height: 480))
    let folder = TemporaryFolder()
    let file = try #require(PlotFile(path: folder.path + "/link.PNG"))
    try PlotFile.write(ProfilePlot(Self.blocked.report, size: size), to: [file])
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: file.path)))
    #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // GDAL wants to know where a raster lies.
    folder.add("link.wld", "1\n0\n0\n-1\n0.5\n479.5\n")
    let source = try RasterSource(path: file.path)
    #expect(source.columns == 640 && source.rows == 480 && source.driver == "PNG")
    #expect(try ProfilePlot(Self.blocked.report, size: size).png() == bytes)
    let paper = try PictureRaster.png(
      of:
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><rect width=\"1\" height=\"1\"/></svg>",
      width: 640, height: 480)
    #expect(bytes.count > 10 * paper.count)
  }

  @Test("What is no SVG is told as a problem")
  func unreadable() {
    #expect(throws: Problem.self) { try PictureRaster.png(of: "no picture", width: 10, height: 10) }
    #expect(throws: Problem.self) { try PictureRaster.png(of: "", width: 10, height: 10) }
  }

  @Test("Endings decide the format", arguments: [("a.svg", "svg"), ("b/c.PNG", "png")])
  func endings(path: String, format: String) {
    #expect(PlotFile(path: path)?.format.rawValue == format)
    for wrong in ["a.pdf", "svg", "a.svg.gz", "a.", ""] { #expect(PlotFile(path: wrong) == nil) }
  }

  @Test("A picture in another shape fills it", arguments: [(1200, 500), (500, 1200), (8000, 8000)])
  func shapes(width: Int, height: Int) throws {
    let size = try #require(ProfilePlot.Size(width: width, height: height))
    let root = try #require(try elements(LinkReportFixture().report, size: size).first)
    #expect(root.value("width") == "\(width)" && root.value("height") == "\(height)")
    #expect(ProfilePlot.Size(width: width, height: width * 4) == nil)
  }
}

@Suite("Round values of axes")
struct RoundStepsTests {
  @Test(
    "Steps are 1, 2 or 5 of a power of ten, and no more than asked for",
    arguments: [
      (12.0, 11, 2.0, 0), (0.4, 8, 0.05, 2), (100, 10, 10, 0), (4000, 8, 500, 0), (1.1, 11, 0.1, 1),
    ])
  func steps(span: Double, count: Int, step: Double, decimals: Int) {
    let steps = RoundSteps(span: span, count: count)
    #expect(abs(steps.step - step) < 1e-9 && steps.decimals == decimals)
    #expect(steps.values(in: 0...span).count <= count + 1)
  }

  @Test("Values lie within the range, negative ones too, with signs and groups in their labels")
  func values() {
    let steps = RoundSteps(span: 4000, count: 8)
    #expect(steps.values(in: -1200...600) == [-1000, -500, 0, 500])
    #expect(steps.label(-1500) == "−1,500" && steps.label(0) == "0")
    #expect(steps.values(in: 10...20).isEmpty)
  }
}

/// An element of an SVG document.
private struct PictureElement {
  let attributes: [String: String]
  var text = ""

  func value(_ attribute: String) -> String { attributes[attribute] ?? "" }
  func name(is name: String) -> Bool { value("class") == name }

  /// All elements in their order, the root first.
  ///
  /// - Throws: where the text is no well-formed XML.
  static func all(of svg: String) throws -> [PictureElement] {
    let reader = Reader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
    return reader.elements
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [PictureElement] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append(PictureElement(attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if let index = open.last { elements[index].text += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      open.removeLast()
    }
  }
}

extension [PictureElement] {
  fileprivate func texts(_ name: String) -> [String] { filter { $0.name(is: name) }.map(\.text) }
}
