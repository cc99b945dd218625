/// What the colours and lines of a scene mean, only those that are in it.
struct PlotLegend {
  typealias Point = SVGCanvas.Point
  typealias Paint = SVGCanvas.Paint

  private enum Sign {
    case area(Paint)
    case line(Paint)
    case dot(Paint)
    case horizon
  }

  private struct Entry {
    let sign: Sign
    let text: String
    var place = Point(x: 0, y: 0)
  }

  private static let rowHeight = 22.0
  private static let font = SVGCanvas.Font(size: 12.5, color: PlotColors.ink)
  private var entries: [Entry]

  /// Of all rows.
  let height: Double

  init(scene: ProfileScene, left: Double, width: Double, language: Language = .english) {
    func say(_ vi: String, _ en: String) -> String { language.text(vi: vi, en: en) }
    var entries = [
      Entry(sign: .area(Paint(fill: PlotColors.earth)), text: say("mặt đất cong", "curved Earth")),
      Entry(
        sign: .area(Paint(fill: PlotColors.terrain, stroke: PlotColors.terrainEdge)),
        text: say("địa hình", "terrain")),
    ]
    if scene.hasClutter {
      entries.append(
        Entry(sign: .area(Paint(fill: PlotColors.clutter)), text: say("cây và nhà", "trees and buildings")))
    }
    entries += [
      Entry(sign: .line(Paint(stroke: PlotColors.ray, width: 2.2)), text: say("đường truyền thẳng", "ray")),
      Entry(
        sign: .area(Paint(fill: PlotColors.fresnel, fillOpacity: 0.18, stroke: PlotColors.fresnel)),
        text: say("vùng Fresnel thứ nhất", "first Fresnel zone")),
      Entry(
        sign: .line(Paint(stroke: PlotColors.clearance, width: 1.4, dashes: [5, 3])),
        text: say("60% của vùng này", "60 % of it")),
    ]
    if !scene.horizons.isEmpty {
      entries.append(Entry(sign: .horizon, text: say("chân trời và đường nhìn", "horizon and sight-line")))
    }
    if let found = scene.report.obstruction {
      entries.append(
        Entry(
          sign: .dot(Paint(fill: PlotColors.obstacle)),
          text: found.isLineOfSight
            ? say("điểm gần đường truyền nhất", "nearest ground")
            : say("mép chắn quyết định", "edge that decides")))
    }
    var x = left
    var row = 0.0
    for index in entries.indices {
      let room = 34 + TextMeasure.width(of: entries[index].text, Self.font) + 16
      if x > left, x + room - 16 > left + width {
        x = left
        row += 1
      }
      entries[index].place = Point(x: x, y: row * Self.rowHeight)
      x += room
    }
    self.entries = entries
    height = (row + 1) * Self.rowHeight
  }

  func paint(on canvas: inout SVGCanvas, top: Double) {
    for entry in entries {
      let x = entry.place.x
      let y = top + entry.place.y + Self.rowHeight / 2
      let (start, end) = (Point(x: x, y: y), Point(x: x + 26, y: y))
      switch entry.sign {
      case .area(let paint):
        canvas.box(.init(left: x, top: y - 6, width: 26, height: 12), paint, name: "legend-sign")
      case .line(let paint): canvas.line(from: start, to: end, paint, name: "legend-sign")
      case .dot(let paint):
        canvas.circle(Point(x: x + 13, y: y), radius: 5, paint, name: "legend-sign")
      case .horizon:
        canvas.line(
          from: start, to: end, Paint(stroke: PlotColors.horizon, width: 1.6, dashes: [9, 5]),
          name: "legend-sign")
        canvas.polygon(
          [Point(x: x + 13, y: y + 4), Point(x: x + 8, y: y - 5), Point(x: x + 18, y: y - 5)],
          Paint(fill: PlotColors.horizon, stroke: "#ffffff"), name: "legend-sign")
      }
      canvas.text(entry.text, at: Point(x: x + 33, y: y + 4.4), Self.font, name: "legend")
    }
  }
}
