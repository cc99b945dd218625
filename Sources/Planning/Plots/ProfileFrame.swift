/// Where distances and heights of a link lie on the canvas.
///
/// The Earth is drawn with its effective radius, so that the ray is straight: to every height comes the
/// bulge of the Earth between the ends, a parabola. Lines of equal height are bent with it.
struct ProfileFrame {
  typealias Point = SVGCanvas.Point

  /// The part of the canvas.
  let box: SVGCanvas.Box
  /// Of the link, m.
  let length: Double
  /// m.
  let effectiveEarthRadius: Double
  /// The line of equal height on which the ground is built, m above sea level: sea level where it is near.
  let base: Double
  /// Heights at which lines are drawn.
  let heightSteps: RoundSteps
  /// Pixels a metre of height, and the canvas's y of ``base`` at the ends.
  private let scale, baseline: Double

  /// Kept free for callouts above the content, and for the Earth below it.
  private static let headroom = 62.0
  private static let footroom = 24.0

  /// - Parameters:
  ///   - ground: the lowest ground, m above sea level.
  ///   - lowest: what shows lowest of all, from the straight line between the ends at sea level, m.
  ///   - highest: what shows highest, likewise.
  init(
    box: SVGCanvas.Box, length: Double, effectiveEarthRadius: Double, ground: Double, lowest: Double,
    highest: Double
  ) {
    self.box = box
    self.length = length
    self.effectiveEarthRadius = effectiveEarthRadius
    let count = max(4, Int(box.height / 50))
    let span = max(20, highest - ground)
    let steps = RoundSteps(span: span, count: count)
    // Some ground stays visible over the base, unless that is the sea.
    let near = steps.floor(ground - (ground == 0 ? 0 : steps.step / 4))
    base = near > 0 && near <= span / 4 || near < 0 && ground >= 0 ? 0 : near
    let bottom = min(base, lowest)
    let shown = max(highest - bottom, 20)
    heightSteps = RoundSteps(span: shown, count: count)
    scale = (box.height - Self.headroom - Self.footroom) / shown
    baseline = box.bottom - Self.footroom - (base - bottom) * scale
  }

  /// How far the Earth rises over the straight line between the ends, m.
  func bulge(at distance: Double) -> Double {
    distance * (length - distance) / (2 * effectiveEarthRadius)
  }

  func x(_ distance: Double) -> Double { box.left + distance / length * box.width }

  /// A place whose height counts from sea level.
  func point(distance: Double, height: Double) -> Point {
    point(distance: distance, drawn: height + bulge(at: distance))
  }

  /// A place whose height counts from the straight line between the ends at sea level.
  func point(distance: Double, drawn: Double) -> Point {
    Point(x: x(distance), y: baseline - (drawn - base) * scale)
  }

  /// A line of equal height: a parabola, which a quadratic Bézier curve is exactly.
  func level(_ height: Double) -> SVGCanvas.Path {
    var path = SVGCanvas.Path()
    path.move(to: point(distance: 0, drawn: height))
    path.curve(
      to: point(distance: length, drawn: height),
      by: point(distance: length / 2, drawn: height + 2 * bulge(at: length / 2)))
    return path
  }

  /// The Earth below ``base``.
  var earth: SVGCanvas.Path {
    var path = level(base)
    path.line(to: Point(x: box.right, y: box.bottom))
    path.line(to: Point(x: box.left, y: box.bottom))
    path.close()
    return path
  }

  /// Heights whose lines start within the box.
  var levels: [Double] {
    heightSteps.values(in: base - (box.bottom - baseline) / scale...base + (baseline - box.top) / scale)
  }

  /// How many times larger heights are drawn than distances.
  var exaggeration: Double { scale / (box.width / length) }
}
