/// What lies over the scene: masts, the name of the base line, and the words on the obstacle.
struct ProfileMarks {
  typealias Point = SVGCanvas.Point
  typealias Paint = SVGCanvas.Paint
  typealias Font = SVGCanvas.Font

  let scene: ProfileScene

  private var report: LinkReport { scene.report }
  private var frame: ProfileFrame { scene.frame }

  func paint(on canvas: inout SVGCanvas) {
    paintMast(report.transmitter, at: 0, antenna: scene.transmitter, name: "transmitter", on: &canvas)
    paintMast(
      report.receiver, at: frame.length, antenna: scene.receiver, name: "receiver", on: &canvas)
    paintBase(on: &canvas)
    paintCallout(on: &canvas)
  }

  private func paintMast(
    _ end: LinkReport.End, at distance: Double, antenna: Point, name: String, on canvas: inout SVGCanvas
  ) {
    let isLeft = distance == 0
    canvas.line(
      from: frame.point(distance: distance, height: end.ground), to: antenna,
      Paint(stroke: PlotColors.ink, width: 4), name: name + "-mast")
    canvas.circle(
      antenna, radius: 5, Paint(fill: isLeft ? PlotColors.ray : "#ffffff", stroke: PlotColors.ink, width: 2),
      name: name + "-antenna")
    canvas.text(
      PlotText.number(end.ground + end.antenna, decimals: 0) + " m",
      // Below the antenna where a sight-line rises from it.
      at: Point(x: antenna.x + (isLeft ? 11 : -11), y: antenna.y + (scene.isBlocked ? 20 : -9)),
      Font(
        size: 12, color: PlotColors.ink, isBold: true, anchor: isLeft ? .start : .end, hasRim: true),
      name: name + "-height")
  }

  private func paintBase(on canvas: inout SVGCanvas) {
    let metres = PlotText.number(abs(frame.base), decimals: frame.heightSteps.decimals) + " m "
    let height =
      frame.base == 0 ? "sea level" : metres + (frame.base < 0 ? "below" : "above") + " sea level"
    let factor = PlotText.number(report.effectiveEarthRadius / 6_371_000, decimals: 2)
    canvas.text(
      "\(height)  ·  effective Earth radius \(factor) × real",
      at: Point(x: frame.box.left + 10, y: frame.box.bottom - 7),
      Font(size: 11, color: PlotColors.ink, isItalic: true), name: "base-label")
  }

  private func paintCallout(on canvas: inout SVGCanvas) {
    guard let obstacle = scene.obstacle, let found = report.obstruction else { return }
    let heading = Font(size: 12.5, color: PlotColors.ink, isBold: true)
    let font = Font(size: 12.5, color: PlotColors.ink)
    // The edge counts what stands on the ground; a model's horizons need not.
    let hasClutter = report.profile.contains { ($0.clutter ?? 0) > 0 }
    let blocked =
      "Edge that decides, " + (hasClutter ? "with trees and buildings" : "where the horizons meet")
    let title = found.isLineOfSight ? "Nearest ground to the ray" : blocked
    let side = found.heightOverRay >= 0 ? "above" : "below"
    let text =
      "\(PlotText.distance(found.distance)) · \(PlotText.height(abs(found.heightOverRay))) \(side) the ray · "
      + "ν = \(PlotText.number(found.nu, decimals: 2))"
    let width = max(TextMeasure.width(of: title, heading), TextMeasure.width(of: text, font)) + 20
    let left = min(max(obstacle.edge.x - width / 2, frame.box.left + 8), frame.box.right - 8 - width)
    let box = SVGCanvas.Box(left: left, top: frame.box.top + 7, width: width, height: 40)
    if obstacle.edge.y > box.bottom + 6 {
      canvas.line(
        from: Point(x: min(max(obstacle.edge.x, box.left + 8), box.right - 8), y: box.bottom),
        to: Point(x: obstacle.edge.x, y: obstacle.edge.y - 6), Paint(stroke: PlotColors.obstacle, width: 1),
        name: "obstacle-leader")
    }
    canvas.box(
      box, Paint(fill: "#ffffff", fillOpacity: 0.95, stroke: PlotColors.obstacle, width: 1.2), rounding: 4,
      name: "obstacle-box")
    canvas.text(title, at: Point(x: box.left + 10, y: box.top + 16), heading, name: "obstacle-title")
    canvas.text(text, at: Point(x: box.left + 10, y: box.top + 32), font, name: "obstacle-label")
  }
}
