/// Measured levels as dots over the logarithm of the distance, with the curves of the models and the line of least
/// squares.
///
/// Laid out 1,200 units wide whatever the size in pixels, as the other pictures.
public struct MeasurementPlot: Plot {
  private typealias Point = SVGCanvas.Point
  private typealias Paint = SVGCanvas.Paint
  private typealias Font = SVGCanvas.Font

  let result: MeasurementResult
  /// The picture is laid out for this shape and drawn as large.
  public let size: ProfilePlot.Size

  /// - Parameters:
  ///   - result: the comparison.
  ///   - size: as the property.
  public init(_ result: MeasurementResult, size: ProfilePlot.Size = .standard) {
    self.result = result
    self.size = size
  }

  private static let width = 1200.0
  private static let margin = 28.0
  private static let axisRoom = 52.0
  private static let headRoom = 88.0
  private static let axisTextRoom = 52.0
  private static let leastSceneHeight = 260.0
  private static let legendRow = 22.0
  private static let footnoteRow = 16.0
  private static let footnote = Font(size: 11.5, color: PlotColors.faint)

  /// The picture as an SVG document. The same result gives the same bytes.
  public var svg: String {
    let inner = Self.width - 2 * Self.margin
    let footnotes = footnotes.flatMap { TextMeasure.wrapped($0, Self.footnote, width: inner) }
    let rows = (result.models.count + (result.fit == nil ? 0 : 1) + 2 + 1) / 2
    let below =
      Self.axisTextRoom + Double(rows) * Self.legendRow + 16 + Double(footnotes.count) * Self.footnoteRow + 10
    let wanted = Self.width * Double(size.height) / Double(size.width)
    let height = max(wanted, Self.headRoom + Self.leastSceneHeight + below)
    let left = Self.margin + Self.axisRoom
    let scene = MeasurementScene(
      result,
      box: .init(
        left: left, top: Self.headRoom, width: Self.width - left - Self.margin,
        height: height - Self.headRoom - below))
    var canvas = SVGCanvas()
    let view = SVGCanvas.Box(left: 0, top: 0, width: Self.width, height: height)
    canvas.box(view, Paint(fill: "#ffffff"), name: "paper")
    paintHeadings(on: &canvas)
    canvas.clipped(to: scene.box, id: "scene") { scene.paint(on: &$0) }
    scene.paintAxes(signal: result.report.link.metric, on: &canvas)
    paintLegend(of: scene, top: scene.box.bottom + Self.axisTextRoom, on: &canvas)
    for (row, line) in footnotes.enumerated() {
      let y = height - 10 - Double(footnotes.count - 1 - row) * Self.footnoteRow
      canvas.text(line, at: Point(x: Self.margin, y: y), Self.footnote, name: "footnote")
    }
    return canvas.document(
      size: (size.width, size.height), view: view, title: title, description: subtitle)
  }

  // MARK: Words

  private var title: String {
    "Measured and predicted levels: \(result.report.file.split(separator: "/").last ?? "")"
  }

  private var subtitle: String {
    let link = result.report.link
    return [
      PlotText.place(latitude: link.latitude, longitude: link.longitude),
      "\(PlotText.number(link.frequencyMHz, decimals: 1)) MHz",
      "EIRP \(PlotText.number(link.eirpDBm, decimals: 1)) dBm",
      "antennas \(PlotText.height(link.transmitterHeight)) and \(PlotText.height(link.receiverHeight))",
      result.report.counts,
    ].joined(separator: "  ·  ")
  }

  private var footnotes: [String] {
    // One paragraph each: a line a caveat would leave no room for the scene.
    [("Beyond their ranges – ", result.report.modelCaveats), ("Caveats: ", result.report.caveats)]
      .filter { !$0.1.isEmpty }.map { $0.0 + $0.1.joined(separator: "; ") + "." }
  }

  private func paintHeadings(on canvas: inout SVGCanvas) {
    let inner = Self.width - 2 * Self.margin
    let heading = Font(size: 21, color: PlotColors.ink, isBold: true)
    canvas.text(
      TextMeasure.fitted(title, heading, width: inner), at: Point(x: Self.margin, y: 40), heading,
      name: "title")
    let line = Font(size: 13.5, color: PlotColors.faint)
    canvas.text(
      TextMeasure.fitted(subtitle, line, width: inner), at: Point(x: Self.margin, y: 66), line,
      name: "subtitle")
  }

  // MARK: Legend

  private func paintLegend(of scene: MeasurementScene, top: Double, on canvas: inout SVGCanvas) {
    let half = (Self.width - 2 * Self.margin) / 2
    let font = Font(size: 12.5, color: PlotColors.ink)
    let curves = (scene.fit.map { [$0] } ?? []) + scene.models
    let isPlaces = result.report.unit == MeasurementSelection.Unit.places.rawValue
    let dots = isPlaces ? "measured, a dot a place" : "measured, a dot a sample"
    for index in 0..<curves.count + 2 {
      let x = Self.margin + Double(index % 2) * half
      let y = top + Double(index / 2) * Self.legendRow + 8
      let text: String
      switch index {
      case 0:
        var path = SVGCanvas.Path()
        for offset in [5.0, 13, 21] { path.dot(at: Point(x: x + offset, y: y)) }
        canvas.path(path, MeasurementScene.dotPaint, name: "legend-sign")
        text = dots
      case 1:
        canvas.circle(
          Point(x: x + 13, y: y), radius: 4.2, MeasurementScene.medianPaint, name: "legend-sign")
        text = "median of each tenth of a decade with 5 or more"
      default:
        let curve = curves[index - 2]
        canvas.line(
          from: Point(x: x, y: y), to: Point(x: x + 28, y: y), curve.paint, name: "legend-sign")
        text = "\(curve.title): \(curve.statistics.short)"
      }
      canvas.text(
        TextMeasure.fitted(text, font, width: half - 44), at: Point(x: x + 36, y: y + 4.4), font,
        name: "legend")
    }
  }
}

extension ErrorStatistics {
  /// `bias +3.2 dB, σ 8.1 dB`, or without a bias σ alone.
  fileprivate var short: String {
    let sigma = "σ \(PlotText.number(standardDeviationDB, decimals: 1)) dB"
    guard abs(meanErrorDB) >= 0.05 else { return sigma }
    return "bias \(meanErrorDB > 0 ? "+" : "")\(PlotText.number(meanErrorDB, decimals: 1)) dB, \(sigma)"
  }
}

extension MeasurementReport {
  /// `3,389 samples at 3,274 places`
  var counts: String {
    func counted(_ count: Int, _ thing: String) -> String {
      "\(PlotText.number(Double(count), decimals: 0)) \(thing)\(count == 1 ? "" : "s")"
    }
    return "\(counted(samplesCompared, "sample")) at \(counted(places, "place"))"
  }
}
