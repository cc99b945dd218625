/// The way from the deciding mast to the village as a picture for newcomers: ground, straight line, Fresnel zone, and how
/// far the ridge rises over the line.
///
/// The scene is that of ``ProfilePlot``. Of its obstacles only the ridge that the words speak of is marked: Bullington's
/// edge, which stands in the air, is for those who reckon with it.
struct DossierProfile {
  typealias Point = SVGCanvas.Point
  typealias Paint = SVGCanvas.Paint
  typealias Font = SVGCanvas.Font

  static let size = (width: 940.0, height: 268.0)

  let language: Language
  private let ridge: VillageDossier.Ridge?
  private let scene: ProfileScene
  private let legend: PlotLegend
  private let facts: ReasonFacts
  private let village: String
  private var report: LinkReport { scene.report }
  private var frame: ProfileFrame { scene.frame }

  /// - Parameter facts: of the reason that the path belongs to.
  init(
    _ report: LinkReport, ridge: VillageDossier.Ridge?, facts: ReasonFacts, village: String,
    language: Language
  ) {
    self.language = language
    self.facts = facts
    self.ridge = ridge
    self.village = village
    var report = report
    report.obstruction = nil
    report.transmitterHorizon = nil
    report.receiverHorizon = nil
    scene = ProfileScene(
      report: report,
      box: .init(left: 66, top: 26, width: Self.size.width - 82, height: Self.size.height - 94))
    legend = PlotLegend(scene: scene, left: 66, width: Self.size.width - 82, language: language)
  }

  /// The drawing as an element of a page.
  var svg: String {
    var canvas = SVGCanvas()
    let view = SVGCanvas.Box(left: 0, top: 0, width: Self.size.width, height: Self.size.height)
    canvas.clipped(to: frame.box, id: "scene") { scene.paint(on: &$0) }
    paintMast(report.transmitter, at: 0, antenna: scene.transmitter, on: &canvas)
    paintMast(report.receiver, at: frame.length, antenna: scene.receiver, on: &canvas)
    paintEnds(on: &canvas)
    paintRidge(on: &canvas)
    paintAxes(on: &canvas)
    legend.paint(on: &canvas, top: frame.box.bottom + 40)
    return canvas.element(
      view: view,
      title: language.text(
        vi: "Mặt cắt địa hình từ cột anten tới thôn", en: "Terrain profile from the mast to the village"))
  }

  private func paintMast(
    _ end: LinkReport.End, at distance: Double, antenna: Point, on canvas: inout SVGCanvas
  ) {
    canvas.line(
      from: frame.point(distance: distance, height: end.ground), to: antenna,
      Paint(stroke: PlotColors.ink, width: 4), name: "mast")
    canvas.circle(
      antenna, radius: 5,
      Paint(fill: distance == 0 ? PlotColors.ray : "#ffffff", stroke: PlotColors.ink, width: 2),
      name: "antenna")
  }

  private func paintEnds(on canvas: inout SVGCanvas) {
    func metres(_ value: Double, _ decimals: Int = 0) -> String {
      language.number(value, decimals: decimals) + " m"
    }
    let sender = [facts.server?.id, facts.operatorName, facts.generation.rawValue].compactMap(\.self)
      .joined(separator: " · ")
    let mast = language.text(
      vi:
        "\(sender): đất \(metres(report.transmitter.ground)), anten cao \(metres(report.transmitter.antenna))",
      en:
        "\(sender): ground \(metres(report.transmitter.ground)), antenna \(metres(report.transmitter.antenna))"
    )
    let phone = language.text(
      vi:
        "\(village): đất \(metres(report.receiver.ground)), điện thoại cao \(metres(report.receiver.antenna, 1))",
      en:
        "\(village): ground \(metres(report.receiver.ground)), phone \(metres(report.receiver.antenna, 1))"
    )
    let font = Font(size: 12.5, color: PlotColors.ink, isBold: true)
    let right = Font(size: 12.5, color: PlotColors.ink, isBold: true, anchor: .end)
    let room = frame.box.width / 2 - 8
    canvas.text(
      TextMeasure.fitted(mast, font, width: room), at: Point(x: frame.box.left, y: 16), font,
      name: "mast-name")
    canvas.text(
      TextMeasure.fitted(phone, right, width: room), at: Point(x: frame.box.right, y: 16), right,
      name: "village-name")
  }

  /// The ridge's top, the line above or below it, and the metres between.
  private func paintRidge(on canvas: inout SVGCanvas) {
    guard let ridge else { return }
    let share = ridge.fromMast / frame.length
    let line =
      (report.transmitter.ground + report.transmitter.antenna) * (1 - share)
      + (report.receiver.ground + report.receiver.antenna) * share
    let foot = frame.point(distance: ridge.fromMast, drawn: line)
    let top = frame.point(distance: ridge.fromMast, drawn: line + ridge.overLine)
    canvas.line(from: foot, to: top, Paint(stroke: PlotColors.obstacle, width: 3), name: "ridge-over-line")
    canvas.circle(
      top, radius: 5, Paint(fill: PlotColors.obstacle, stroke: "#ffffff", width: 1.5), name: "ridge")
    let metres = language.number(max(1, abs(ridge.overLine).rounded()), decimals: 0) + " m"
    let text =
      ridge.overLine > 0
      ? language.text(
        vi: "sườn núi cao hơn đường truyền thẳng \(metres)", en: "ridge, \(metres) over the line of sight")
      : language.text(
        vi: "mặt đất thấp hơn đường truyền thẳng chỉ \(metres)",
        en: "ground, only \(metres) below the line of sight")
    let font = Font(size: 13, color: PlotColors.obstacle, isBold: true, anchor: .middle, hasRim: true)
    let half = TextMeasure.width(of: text, font) / 2 + 6
    let x = min(max(top.x, frame.box.left + half), frame.box.right - half)
    canvas.text(
      text, at: Point(x: x, y: max(frame.box.top + 18, min(top.y, foot.y) - 12)), font, name: "ridge-label")
  }

  private func paintAxes(on canvas: inout SVGCanvas) {
    let box = frame.box
    let faint = Font(size: 12, color: PlotColors.faint, anchor: .end)
    canvas.box(box, Paint(stroke: PlotColors.frame, width: 1.2), name: "frame")
    for height in frame.levels {
      let y = frame.point(distance: 0, drawn: height).y
      canvas.text(
        language.number(frame.heightSteps.label(height)), at: Point(x: box.left - 7, y: y + 4), faint,
        name: "height-label")
    }
    for (x, text) in scene.distanceLabels {
      canvas.text(
        language.number(text), at: Point(x: x, y: box.bottom + 16),
        Font(size: 12, color: PlotColors.faint, anchor: .middle), name: "distance-label")
    }
    canvas.text(
      language.text(vi: "Độ cao so với mực nước biển, m", en: "Height above sea level, m"),
      at: Point(x: 14, y: box.top + box.height / 2), Font(size: 12, anchor: .middle), turned: -90,
      name: "height-title")
    let unit = scene.isShort ? "m" : "km"
    canvas.text(
      language.text(vi: "Khoảng cách từ cột anten, \(unit)", en: "Distance from the mast, \(unit)"),
      at: Point(x: box.left + box.width / 2, y: box.bottom + 33), Font(size: 12, anchor: .middle),
      name: "distance-title")
  }
}
