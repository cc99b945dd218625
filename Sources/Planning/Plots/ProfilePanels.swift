/// The figures of a link below its picture: the path, the parts of the loss, the level with its verdict.
struct ProfilePanels {
  typealias Point = SVGCanvas.Point
  typealias Paint = SVGCanvas.Paint
  typealias Font = SVGCanvas.Font

  private struct Row {
    let label: String
    let value: String
    var isSum = false
  }

  private static let rowHeight = 19.0
  private static let headingHeight = 34.0
  private static let gap = 16.0
  /// Of the whole width.
  private static let shares = [0.40, 0.31, 0.29]

  private let report: LinkReport
  private let path, loss, level: [Row]

  /// Of the tallest panel.
  let height: Double

  init(scene: ProfileScene) {
    report = scene.report
    path = Self.path(of: scene)
    loss = Self.loss(of: report)
    level = Self.level(of: report)
    let tallest = max(path.count, loss.count, level.count + 3)
    height = Self.headingHeight + Double(tallest) * Self.rowHeight + 8
  }

  func paint(on canvas: inout SVGCanvas, box: SVGCanvas.Box) {
    let room = box.width - 2 * Self.gap
    var left = box.left
    let columns = [("Path", path), ("Loss", loss), ("Level at the receiver", level)]
    for ((title, rows), share) in zip(columns, Self.shares) {
      let column = SVGCanvas.Box(left: left, top: box.top, width: room * share, height: height)
      paint(title, rows, in: column, on: &canvas)
      left = column.right + Self.gap
      if title == columns[2].0 { paintVerdict(in: column, on: &canvas) }
    }
  }

  private func paint(_ title: String, _ rows: [Row], in box: SVGCanvas.Box, on canvas: inout SVGCanvas) {
    canvas.box(box, Paint(fill: PlotColors.panel), rounding: 5, name: "panel")
    canvas.text(
      title, at: Point(x: box.left + 12, y: box.top + 22),
      Font(size: 14, color: PlotColors.ink, isBold: true),
      name: "panel-title")
    for (index, row) in rows.enumerated() {
      let y = box.top + Self.headingHeight + Double(index) * Self.rowHeight + 12
      if row.isSum {
        canvas.line(
          from: Point(x: box.left + 12, y: y - 14), to: Point(x: box.right - 12, y: y - 14),
          Paint(stroke: PlotColors.frame, width: 0.8), name: "sum-line")
      }
      let value = Font(size: 12.5, color: PlotColors.ink, isBold: row.isSum, anchor: .end)
      let label = Font(size: 12.5, color: row.isSum ? PlotColors.ink : PlotColors.faint, isBold: row.isSum)
      let rest = box.width - 36 - TextMeasure.width(of: row.value, value)
      canvas.text(
        TextMeasure.fitted(row.label, label, width: rest), at: Point(x: box.left + 12, y: y), label,
        name: "label")
      canvas.text(row.value, at: Point(x: box.right - 12, y: y), value, name: "value")
    }
  }

  /// The level in large figures and the verdict as a badge; without a sector the reason why there is none.
  private func paintVerdict(in box: SVGCanvas.Box, on canvas: inout SVGCanvas) {
    let middle = box.bottom - 30
    guard let level = report.levelDBm else {
      canvas.text(
        "No sector sends here, so there is no level.", at: Point(x: box.left + 12, y: box.top + 46),
        Font(size: 12.5, color: PlotColors.faint), name: "no-level")
      return
    }
    canvas.text(
      PlotText.number(level, decimals: 1) + " dBm", at: Point(x: box.left + 12, y: middle + 9),
      Font(size: 25, color: PlotColors.ink, isBold: true), name: "level")
    guard let verdict = report.verdict else { return }
    let colors = PlotColors.badge(verdict)
    let font = Font(size: 15, color: colors.text, isBold: true, anchor: .middle)
    let width = TextMeasure.width(of: verdict, font) + 30
    canvas.box(
      .init(left: box.right - 12 - width, top: middle - 15, width: width, height: 30),
      Paint(fill: colors.fill, stroke: colors.rim, width: 2), rounding: 15, name: "verdict-badge")
    canvas.text(
      verdict, at: Point(x: box.right - 12 - width / 2, y: middle + 5.3), font, name: "verdict")
  }
}

// MARK: The rows

extension ProfilePanels {
  private static func path(of scene: ProfileScene) -> [Row] {
    let report = scene.report
    var rows: [Row] = []
    if let text = report.pathText, text != "line of sight" { rows.append(Row(label: "path", value: text)) }
    if let least = scene.leastClearance {
      rows += [
        Row(label: "line of sight", value: scene.isBlocked ? "no" : "yes"),
        Row(
          label: "least clearance",
          value:
            "\(PlotText.number(least.radii, decimals: 2)) Fresnel radii at \(PlotText.distance(least.distance))"
        ),
        Row(label: "60 % of the first zone", value: least.radii >= 0.6 ? "clear" : "not clear"),
      ]
    }
    for (label, horizon) in [
      ("transmitter's horizon", report.transmitterHorizon), ("receiver's horizon", report.receiverHorizon),
    ] {
      guard let horizon else { continue }
      rows.append(
        Row(
          label: label,
          value: "\(PlotText.distance(horizon.distance)), \(elevation(horizon.elevation))"))
    }
    if let largest = report.profile.compactMap(\.clutter).max(), largest > 0 {
      rows.append(Row(label: "trees and buildings", value: "up to \(PlotText.height(largest))"))
    } else if report.profile.contains(where: { $0.clutter != nil }) {
      rows.append(Row(label: "trees and buildings", value: "none on the way"))
    } else {
      rows.append(Row(label: "trees and buildings", value: "not known"))
    }
    for (label, end) in [("transmitter", report.transmitter), ("receiver", report.receiver)] {
      rows.append(
        Row(label: label, value: PlotText.place(latitude: end.latitude, longitude: end.longitude)))
    }
    return rows
  }

  private static func elevation(_ degrees: Double) -> String {
    "\(PlotText.number(abs(degrees), decimals: 2))° \(degrees < 0 ? "down" : "up")"
  }

  private static func loss(of report: LinkReport) -> [Row] {
    report.lossParts.map { Row(label: $0.label, value: decibels($0.decibels)) }
      + [Row(label: "basic transmission loss", value: decibels(report.basicTransmissionLossDB), isSum: true)]
  }

  private static func level(of report: LinkReport) -> [Row] {
    guard let power = report.referencePowerDBm, let attenuation = report.antennaAttenuationDB,
      let level = report.levelDBm
    else { return [] }
    let metric = report.metric.map { " " + $0 } ?? ""
    return [
      Row(label: "radiated" + metric, value: PlotText.number(power, decimals: 1) + " dBm"),
      Row(label: "antenna pattern", value: decibels(-attenuation)),
      Row(label: "loss", value: decibels(-report.basicTransmissionLossDB)),
      Row(label: "level" + metric, value: PlotText.number(level, decimals: 1) + " dBm", isSum: true),
    ]
  }

  private static func decibels(_ value: Double) -> String { PlotText.number(value, decimals: 1) + " dB" }
}
