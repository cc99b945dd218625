import Coverage
import Geography
import Terrain

/// A sketch of the village's surroundings: its polygon, the masts, the deciding path and what stands in its way.
struct DossierMap {
  typealias Point = SVGCanvas.Point
  typealias Paint = SVGCanvas.Paint
  typealias Font = SVGCanvas.Font

  /// What is drawn, on the plane of the study.
  struct Content: Sendable {
    let shape: Shape
    let center: MapPoint
    let masts: [Mast]
    /// Where the deciding path ends; nil where there is none.
    let pathEnd: MapPoint?
    let ridge: MapPoint?
    /// At the village, degrees clockwise from true north.
    let gridNorthBearing: Double

    /// A mast, and whether the deciding sector stands on it.
    struct Mast: Sendable {
      let id: String
      let position: MapPoint
      let isServer: Bool
    }
  }

  static let size = (width: 420.0, height: 262.0)
  private static let margin = 34.0

  let content: Content
  let language: Language
  private let middle: MapPoint
  /// Pixels a metre.
  private let scale: Double

  init(_ content: Content, language: Language) {
    self.content = content
    self.language = language
    let points =
      content.masts.map(\.position) + [content.center] + [content.ridge, content.pathEnd].compactMap(\.self)
    var bounds = MapBounds(around: points)!
    if let shape = content.shape.bounds { bounds = bounds.union(shape) }
    // A village with its mast inside is still shown with some land around.
    bounds = bounds.expanded(by: max(0, 400 - max(bounds.width, bounds.height) / 2))
    middle = bounds.center
    scale = min(
      (Self.size.width - 2 * Self.margin) / max(bounds.width, 1),
      (Self.size.height - 2 * Self.margin) / max(bounds.height, 1))
  }

  /// The drawing as an element of a page.
  var svg: String {
    var canvas = SVGCanvas()
    let box = SVGCanvas.Box(left: 0, top: 0, width: Self.size.width, height: Self.size.height)
    canvas.box(box, Paint(fill: "#fbfaf6", stroke: PlotColors.grid), name: "paper")
    paintVillage(on: &canvas)
    paintPath(on: &canvas)
    var taken = [Self.northRoom]
    // The deciding mast first: where there is no room for all names, the others go without.
    for mast in content.masts.filter(\.isServer) + content.masts.filter({ !$0.isServer }) {
      paint(mast, besides: &taken, on: &canvas)
    }
    paintName(on: &canvas)
    paintNorth(on: &canvas)
    paintScale(on: &canvas)
    return canvas.element(
      view: box,
      title: language.text(vi: "Bản đồ vị trí thôn và các cột anten", en: "Map of the village and the masts"))
  }

  private func point(_ place: MapPoint) -> Point {
    Point(
      x: Self.size.width / 2 + (place.x - middle.x) * scale,
      y: Self.size.height / 2 - (place.y - middle.y) * scale)
  }

  private func paintVillage(on canvas: inout SVGCanvas) {
    if case .area(let area) = content.shape {
      for polygon in area.polygons {
        canvas.polygon(
          polygon.shell.map(point), Paint(fill: "#f4c95d", fillOpacity: 0.7, stroke: "#8a6200", width: 1.2),
          name: "village")
      }
    }
    // Small as it may be on the map, it is found.
    canvas.circle(
      point(content.center), radius: 4.5, Paint(fill: "#8a6200", stroke: "#ffffff"), name: "centre")
  }

  private func paintPath(on canvas: inout SVGCanvas) {
    guard let end = content.pathEnd, let server = content.masts.first(where: \.isServer) else { return }
    canvas.line(
      from: point(server.position), to: point(end), Paint(stroke: PlotColors.ray, width: 1.8),
      name: "deciding-path")
    guard let ridge = content.ridge else { return }
    let top = point(ridge)
    canvas.polygon(
      [Point(x: top.x, y: top.y - 8), Point(x: top.x - 8, y: top.y + 6), Point(x: top.x + 8, y: top.y + 6)],
      Paint(fill: PlotColors.obstacle, stroke: "#ffffff"), name: "ridge")
    label(
      language.text(vi: "sườn núi chắn", en: "ridge"), at: top,
      font: Font(size: 12, color: PlotColors.obstacle, hasRim: true),
      name: "ridge-name", on: &canvas)
  }

  private func paint(_ mast: Content.Mast, besides taken: inout [SVGCanvas.Box], on canvas: inout SVGCanvas) {
    let foot = point(mast.position)
    let color = mast.isServer ? PlotColors.ray : PlotColors.frame
    canvas.line(
      from: Point(x: foot.x, y: foot.y), to: Point(x: foot.x, y: foot.y - 13),
      Paint(stroke: color, width: 2.4),
      name: "mast")
    canvas.circle(
      Point(x: foot.x, y: foot.y - 13), radius: 3.6, Paint(fill: color, stroke: "#ffffff"), name: "antenna")
    var font = Font(size: 11, color: color, isBold: mast.isServer, hasRim: true)
    let width = TextMeasure.width(of: mast.id, font)
    let places = [
      (foot.x + 8, foot.y + 3), (foot.x - 8 - width, foot.y + 3), (foot.x + 8, foot.y - 12),
      (foot.x - width / 2, foot.y + 14),
    ]
    for (left, base) in places {
      let box = SVGCanvas.Box(left: left, top: base - 10, width: width, height: 12)
      guard left >= 3, box.right <= Self.size.width - 3,
        !taken.contains(where: { $0.overlaps(box) })
      else { continue }
      taken.append(box)
      font.anchor = .start
      canvas.text(mast.id, at: Point(x: left, y: base), font, name: "mast-name")
      return
    }
  }

  /// Where the arrow to the north stands.
  private static let northRoom = SVGCanvas.Box(left: size.width - 34, top: 4, width: 32, height: 52)

  private func paintName(on canvas: inout SVGCanvas) {
    let place = point(content.center)
    // Away from where the path comes from, or what lies on it would be written over.
    let start = content.masts.first(where: \.isServer).map { point($0.position) }
    let isAbove = start.map { $0.y > place.y } ?? (place.y > Self.size.height - 40)
    canvas.text(
      language.text(vi: "thôn", en: "village"), at: Point(x: place.x, y: place.y + (isAbove ? -10 : 18)),
      Font(size: 12, color: "#6b4c00", isBold: true, anchor: .middle, hasRim: true), name: "village-name")
  }

  /// Beside a sign, on the side where there is room.
  private func label(_ text: String, at place: Point, font: Font, name: String, on canvas: inout SVGCanvas) {
    let isRight = place.x + 10 + TextMeasure.width(of: text, font) <= Self.size.width - 4
    var font = font
    font.anchor = isRight ? .start : .end
    canvas.text(text, at: Point(x: place.x + (isRight ? 9 : -9), y: place.y + 3), font, name: name)
  }

  private func paintNorth(on canvas: inout SVGCanvas) {
    let middle = Point(x: Self.size.width - 20, y: 28)
    // The sheet's up is grid north: true north lies to the other side by its bearing.
    let turn = -content.gridNorthBearing * .pi / 180
    func turned(_ x: Double, _ y: Double) -> Point {
      Point(x: middle.x + x * turn.cosine - y * turn.sine, y: middle.y + x * turn.sine + y * turn.cosine)
    }
    canvas.polygon(
      [turned(0, -15), turned(6, 9), turned(0, 4), turned(-6, 9)],
      Paint(fill: PlotColors.ink, stroke: "#ffffff"), name: "north")
    canvas.text(
      language.text(vi: "B", en: "N"), at: turned(-4.5, 23), Font(size: 12, isBold: true), name: "north-name")
  }

  private func paintScale(on canvas: inout SVGCanvas) {
    let metres = RoundSteps(span: 150 / scale, count: 2).step
    let length = metres * scale
    let y = Self.size.height - 12
    canvas.line(
      from: Point(x: 12, y: y), to: Point(x: 12 + length, y: y), Paint(stroke: PlotColors.ink, width: 2.4),
      name: "scale")
    let text =
      metres < 1000
      ? language.number(metres, decimals: 0) + " m" : language.number(metres / 1000, decimals: 0) + " km"
    canvas.text(
      text, at: Point(x: 18 + length, y: y + 4), Font(size: 12, hasRim: true), name: "scale-length")
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Double {
  /// Of an angle in radians.
  fileprivate var sine: Double { sin(self) }
  fileprivate var cosine: Double { cos(self) }
}

extension SVGCanvas.Box {
  fileprivate func overlaps(_ other: SVGCanvas.Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
