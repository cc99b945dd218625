/// How wide text will be, near enough to lay out by: widths of DejaVu Sans, the widest of the fonts named.
enum TextMeasure {
  /// In the unit of the font's size.
  static func width(of text: String, _ font: SVGCanvas.Font) -> Double {
    text.reduce(0) { $0 + width(of: $1) } * font.size * (font.isBold ? 1.12 : 1)
  }

  /// The text, cut where it would be wider.
  static func fitted(_ text: String, _ font: SVGCanvas.Font, width limit: Double) -> String {
    guard width(of: text, font) > limit else { return text }
    var short = text
    while !short.isEmpty, width(of: short + "…", font) > limit { short.removeLast() }
    return short + "…"
  }

  /// The text in lines, broken between words.
  static func wrapped(_ text: String, _ font: SVGCanvas.Font, width limit: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || width(of: longer, font) <= limit {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return (lines + [line]).map { fitted($0, font, width: limit) }
  }

  /// Of a letter in a font of size 1; accents take no room.
  private static func width(of letter: Character) -> Double {
    switch letter {
    case "i", "j", "l", "I", "'", ".", ",", ":", ";", "|", "!", " ", "·": 0.32
    case "(", ")", "-": 0.4
    case "f", "r", "t", "/", "J": 0.41
    case "m", "w", "M", "W", "%", "@": 0.95
    case "0"..."9": 0.637
    case "−", "+", "→", "=", "<", ">", "≥", "…": 0.86
    default: letter.isUppercase ? 0.74 : letter.isASCII ? 0.61 : letter.isLetter && letter.isCased ? 0.65 : 1
    }
  }
}
