/// An SVG document in the making: elements in the order in which they are painted.
///
/// Looks are attributes of the elements, not a style sheet: office programs know only those. Numbers have
/// fixed decimals, so the same picture is the same bytes.
struct SVGCanvas {
  /// A place on the canvas, x to the right, y down.
  struct Point: Hashable {
    var x, y: Double
  }

  /// A rectangle on the canvas.
  struct Box: Hashable {
    var left, top, width, height: Double

    var right: Double { left + width }
    var bottom: Double { top + height }
  }

  /// How a shape looks.
  struct Paint {
    var fill: String?
    var fillOpacity = 1.0
    var stroke: String?
    var width = 1.0
    var dashes: [Double] = []
    /// Round ends of lines: a dot's only ink.
    var hasRoundEnds = false

    fileprivate var attributes: [(String, String)] {
      var all = [("fill", fill ?? "none")]
      if fillOpacity < 1 { all.append(("fill-opacity", number(fillOpacity))) }
      guard let stroke else { return all }
      all += [("stroke", stroke), ("stroke-width", number(width)), ("stroke-linejoin", "round")]
      if !dashes.isEmpty {
        all.append(("stroke-dasharray", dashes.map(number).joined(separator: " ")))
      }
      if hasRoundEnds { all.append(("stroke-linecap", "round")) }
      return all
    }
  }

  /// How text looks.
  struct Font {
    enum Anchor: String { case start, middle, end }

    var size = 13.0
    var color = "#222222"
    var isBold = false
    var isItalic = false
    var anchor = Anchor.start
    /// A white rim, which keeps text readable over lines.
    var hasRim = false

    fileprivate var attributes: [(String, String)] {
      var all = [("font-size", number(size)), ("fill", color)]
      if isBold { all.append(("font-weight", "bold")) }
      if isItalic { all.append(("font-style", "italic")) }
      if anchor != .start { all.append(("text-anchor", anchor.rawValue)) }
      if hasRim {
        all += [
          ("stroke", "#ffffff"), ("stroke-width", "4"), ("stroke-linejoin", "round"),
          ("paint-order", "stroke"),
        ]
      }
      return all
    }
  }

  /// A line of straight pieces and curves.
  struct Path {
    private(set) var data = ""

    mutating func move(to point: Point) { add("M", [point]) }
    mutating func line(to point: Point) { add("L", [point]) }
    mutating func curve(to end: Point, by control: Point) { add("Q", [control, end]) }
    mutating func curve(to end: Point, by first: Point, _ second: Point) { add("C", [first, second, end]) }
    mutating func close() { data += "Z" }
    /// A dot as wide as the stroke, where that has round ends: thousands of circles would be large files.
    mutating func dot(at point: Point) {
      add("M", [point])
      data += "h0"
    }

    private mutating func add(_ command: String, _ points: [Point]) {
      data += command + points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: " ")
    }
  }

  private var lines: [String] = []
  private var depth = 1

  // MARK: Shapes

  mutating func path(_ path: Path, _ paint: Paint, name: String) {
    add("path", [("class", name), ("d", path.data)] + paint.attributes)
  }

  mutating func polyline(_ points: [Point], _ paint: Paint, name: String) {
    add("polyline", [("class", name), ("points", Self.list(points))] + paint.attributes)
  }

  mutating func polygon(_ points: [Point], _ paint: Paint, name: String) {
    add("polygon", [("class", name), ("points", Self.list(points))] + paint.attributes)
  }

  mutating func line(from start: Point, to end: Point, _ paint: Paint, name: String) {
    add(
      "line",
      [
        ("class", name), ("x1", number(start.x)), ("y1", number(start.y)), ("x2", number(end.x)),
        ("y2", number(end.y)),
      ] + paint.attributes)
  }

  mutating func circle(_ center: Point, radius: Double, _ paint: Paint, name: String) {
    add(
      "circle",
      [("class", name), ("cx", number(center.x)), ("cy", number(center.y)), ("r", number(radius))]
        + paint.attributes)
  }

  mutating func box(_ box: Box, _ paint: Paint, rounding: Double = 0, name: String) {
    let corner = rounding > 0 ? [("rx", number(rounding))] : []
    add("rect", [("class", name)] + Self.attributes(of: box) + corner + paint.attributes)
  }

  /// - Parameter turned: degrees, clockwise about the point.
  mutating func text(_ text: String, at point: Point, _ font: Font, turned: Double = 0, name: String) {
    var attributes = [("class", name), ("x", number(point.x)), ("y", number(point.y))]
    if turned != 0 {
      attributes.append(("transform", "rotate(\(number(turned)) \(number(point.x)) \(number(point.y)))"))
    }
    add("text", attributes + font.attributes, text: text)
  }

  /// What is painted in it shows only within the box.
  mutating func clipped(to box: Box, id: String, _ body: (inout SVGCanvas) -> Void) {
    open("clipPath", [("id", id)])
    add("rect", Self.attributes(of: box))
    close("clipPath")
    open("g", [("clip-path", "url(#\(id))")])
    body(&self)
    close("g")
  }

  // MARK: The document

  /// The whole document.
  ///
  /// - Parameters:
  ///   - size: in pixels.
  ///   - view: the canvas that is shown, from its origin.
  ///   - title: for programs that read pictures aloud, as is the description.
  func document(size: (width: Int, height: Int), view: Box, title: String, description: String) -> String {
    let root: [(String, String)] = [
      ("xmlns", "http://www.w3.org/2000/svg"), ("width", String(size.width)),
      ("height", String(size.height)),
    ]
    let head = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<svg\(Self.spelled(root + Self.looks(of: view)))>",
      "  <title>\(Self.escaped(title))</title>", "  <desc>\(Self.escaped(description))</desc>",
    ]
    return (head + lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// An element for a page of HTML, as wide as the page lets it be.
  func element(view: Box, title: String) -> String {
    let head = ["<svg\(Self.spelled(Self.looks(of: view)))>", "  <title>\(Self.escaped(title))</title>"]
    return (head + lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private static func looks(of view: Box) -> [(String, String)] {
    [
      ("viewBox", "0 0 \(number(view.width)) \(number(view.height))"),
      ("font-family", "DejaVu Sans, Verdana, Noto Sans, Segoe UI, Arial, sans-serif"), ("role", "img"),
    ]
  }

  private mutating func add(_ element: String, _ attributes: [(String, String)], text: String? = nil) {
    let start = indent + "<\(element)\(Self.spelled(attributes))"
    lines.append(text.map { "\(start)>\(Self.escaped($0))</\(element)>" } ?? start + "/>")
  }

  private mutating func open(_ element: String, _ attributes: [(String, String)]) {
    lines.append(indent + "<\(element)\(Self.spelled(attributes))>")
    depth += 1
  }

  private mutating func close(_ element: String) {
    depth -= 1
    lines.append(indent + "</\(element)>")
  }

  private var indent: String { String(repeating: "  ", count: depth) }

  private static func attributes(of box: Box) -> [(String, String)] {
    [
      ("x", number(box.left)), ("y", number(box.top)), ("width", number(box.width)),
      ("height", number(box.height)),
    ]
  }

  private static func list(_ points: [Point]) -> String {
    points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  private static func spelled(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// Text as XML wants it; control characters, which XML cannot hold, become the sign for unknown ones.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": result += "\u{fffd}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Two decimals at most: a hundredth of a pixel.
private func number(_ value: Double) -> String {
  var text = value.decimals(2)
  while text.hasSuffix("0") { text.removeLast() }
  if text.hasSuffix(".") { text.removeLast() }
  return text
}
