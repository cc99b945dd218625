/// The whole picture: headings, the scene with its axes, legend, figures and footnotes.
///
/// Laid out 1,200 units wide whatever the size in pixels, so that text keeps its share of the picture.
struct ProfileLayout {
  typealias Point = SVGCanvas.Point
  typealias Paint = SVGCanvas.Paint
  typealias Font = SVGCanvas.Font

  static let width = 1200.0
  private static let margin = 28.0
  private static let axisRoom = 52.0
  private static let headRoom = 128.0
  private static let leastSceneHeight = 260.0

  private let report: LinkReport
  private let size: ProfilePlot.Size
  private let height: Double
  private let scene: ProfileScene
  private let legend: PlotLegend
  private let panels: ProfilePanels
  private let footnotes: [String]

  init(report: LinkReport, size: ProfilePlot.Size) {
    self.report = report
    self.size = size
    let inner = Self.width - 2 * Self.margin
    footnotes = Self.footnotes(of: report).flatMap {
      TextMeasure.wrapped($0, Self.footnoteFont, width: inner - 420)
    }
    let left = Self.margin + Self.axisRoom
    let sceneWidth = Self.width - left - Self.margin
    // Legend and figures depend on the link alone; a first scene tells what it holds.
    let draft = ProfileScene(
      report: report, box: .init(left: left, top: Self.headRoom, width: sceneWidth, height: 400))
    legend = PlotLegend(scene: draft, left: left, width: sceneWidth)
    panels = ProfilePanels(scene: draft)
    let below = Self.axisTextRoom + legend.height + panels.height + 30 + Self.footnoteRoom(footnotes.count)
    let wanted = Self.width * Double(size.height) / Double(size.width)
    height = max(wanted, Self.headRoom + Self.leastSceneHeight + below)
    scene = ProfileScene(
      report: report,
      box: .init(left: left, top: Self.headRoom, width: sceneWidth, height: height - Self.headRoom - below))
  }

  private static let axisTextRoom = 46.0
  private static let footnoteFont = Font(size: 11.5, color: PlotColors.faint)
  private static func footnoteRoom(_ lines: Int) -> Double { 16 + 16 * Double(max(1, lines)) }

  /// The picture.
  var document: String {
    var canvas = SVGCanvas()
    let view = SVGCanvas.Box(left: 0, top: 0, width: Self.width, height: height)
    canvas.box(view, Paint(fill: "#ffffff"), name: "paper")
    paintHeadings(on: &canvas)
    canvas.clipped(to: scene.frame.box, id: "scene") { scene.paint(on: &$0) }
    ProfileMarks(scene: scene).paint(on: &canvas)
    paintAxes(on: &canvas)
    legend.paint(on: &canvas, top: scene.frame.box.bottom + Self.axisTextRoom)
    panels.paint(
      on: &canvas,
      box: .init(
        left: Self.margin, top: scene.frame.box.bottom + Self.axisTextRoom + legend.height + 8,
        width: Self.width - 2 * Self.margin, height: panels.height))
    paintFootnotes(on: &canvas)
    return canvas.document(
      size: (size.width, size.height), view: view, title: title, description: subtitle)
  }

  // MARK: Words

  private var title: String { "\(report.transmitter.title) → \(report.receiver.title)" }

  private var subtitle: String {
    [
      PlotText.distance(report.distance), "azimuth \(PlotText.number(report.azimuth, decimals: 1))°",
      "\(PlotText.number(report.frequencyMHz, decimals: 1)) MHz", report.modelTitle,
    ].joined(separator: "  ·  ")
  }

  private static func footnotes(of report: LinkReport) -> [String] {
    (report.geography == "synthetic" ? ["Synthetic geography: places and stations are invented."] : [])
      + report.caveats.map { "Caveat: \($0)." }
  }

  private func paintHeadings(on canvas: inout SVGCanvas) {
    let inner = Self.width - 2 * Self.margin
    var heading = Font(size: 23, color: PlotColors.ink, isBold: true)
    var title = title
    if TextMeasure.width(of: title, heading) > inner {
      heading.size = 17
      // Neither name pushes the other out.
      title = [report.transmitter.title, report.receiver.title]
        .map { TextMeasure.fitted($0, heading, width: inner / 2 - 20) }.joined(separator: " → ")
    }
    canvas.text(title, at: Point(x: Self.margin, y: 42), heading, name: "title")
    canvas.text(
      subtitle, at: Point(x: Self.margin, y: 68), Font(size: 15, color: PlotColors.faint), name: "subtitle")
    paintEnd(report.transmitter, isTransmitter: true, on: &canvas)
    paintEnd(report.receiver, isTransmitter: false, on: &canvas)
  }

  /// The name of an end and its heights, over its side of the scene.
  private func paintEnd(_ end: LinkReport.End, isTransmitter: Bool, on canvas: inout SVGCanvas) {
    let box = scene.frame.box
    let name = Font(
      size: 13.5, color: PlotColors.ink, isBold: true, anchor: isTransmitter ? .start : .end)
    let detail = Font(size: 12, color: PlotColors.faint, anchor: name.anchor)
    let x = isTransmitter ? box.left : box.right
    let role = isTransmitter ? "transmitter" : "receiver"
    canvas.text(
      TextMeasure.fitted(end.title, name, width: box.width / 2 - 20), at: Point(x: x, y: box.top - 25), name,
      name: role + "-name")
    canvas.text(
      "\(role): ground \(PlotText.number(end.ground, decimals: 0)) m, antenna "
        + "\(PlotText.number(end.antenna, decimals: 1)) m above it", at: Point(x: x, y: box.top - 9), detail,
      name: role + "-heights")
  }

  private func paintAxes(on canvas: inout SVGCanvas) {
    let frame = scene.frame
    let box = frame.box
    let label = Font(size: 12, color: PlotColors.faint)
    canvas.box(box, Paint(stroke: PlotColors.frame, width: 1.2), name: "frame")
    for height in frame.levels {
      let y = frame.point(distance: 0, drawn: height).y
      for (x, end) in [(box.left, box.left - 5), (box.right, box.right + 5)] {
        canvas.line(
          from: Point(x: x, y: y), to: Point(x: end, y: y), Paint(stroke: PlotColors.frame), name: "tick")
      }
      canvas.text(
        frame.heightSteps.label(height), at: Point(x: box.left - 8, y: y + 4.2),
        Font(size: 12, color: PlotColors.faint, anchor: .end), name: "height-label")
    }
    for (x, text) in scene.distanceLabels {
      canvas.line(
        from: Point(x: x, y: box.bottom), to: Point(x: x, y: box.bottom + 5), Paint(stroke: PlotColors.frame),
        name: "tick")
      canvas.text(
        text, at: Point(x: x, y: box.bottom + 18), Font(size: 12, color: PlotColors.faint, anchor: .middle),
        name: "distance-label")
    }
    canvas.text(
      "Height above sea level, m", at: Point(x: 20, y: box.top + box.height / 2),
      Font(size: 12.5, color: PlotColors.ink, anchor: .middle), turned: -90, name: "height-title")
    canvas.text(
      "Distance from the transmitter, \(scene.isShort ? "m" : "km")",
      at: Point(x: box.left + box.width / 2, y: box.bottom + 36),
      Font(size: 12.5, color: PlotColors.ink, anchor: .middle), name: "distance-title")
    canvas.text(
      "vertical exaggeration \(PlotText.number(frame.exaggeration, decimals: frame.exaggeration < 10 ? 1 : 0))×",
      at: Point(x: box.right, y: box.bottom + 36), Font(size: label.size, color: label.color, anchor: .end),
      name: "exaggeration")
  }

  private func paintFootnotes(on canvas: inout SVGCanvas) {
    let top = height - Self.footnoteRoom(footnotes.count)
    for (row, line) in footnotes.enumerated() {
      canvas.text(
        line, at: Point(x: Self.margin, y: top + 12 + 16 * Double(row)), Self.footnoteFont, name: "footnote")
    }
    let right = Font(size: 11.5, color: PlotColors.faint, anchor: .end)
    canvas.text(
      TextMeasure.fitted("WhiteSpot · " + report.scenario, right, width: 400),
      at: Point(x: Self.width - Self.margin, y: top + 12), right, name: "scenario")
  }
}
