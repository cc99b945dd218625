import Formats

/// Numbers and places in pictures.
enum PlotText {
  /// `−1,234.5`
  static func number(_ value: Double, decimals: Int) -> String {
    let plain = value.decimals(decimals)
    let digits = plain.drop { $0 == "-" }
    let whole = digits.prefix { $0 != "." }
    var groups: [Substring] = []
    var rest = whole
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    return (plain.hasPrefix("-") ? "−" : "") + groups.joined(separator: ",") + digits.dropFirst(whole.count)
  }

  /// `12.34 km`, and below 2 km `1,234 m`.
  static func distance(_ metres: Double) -> String {
    metres < 2000 ? number(metres, decimals: 0) + " m" : number(metres / 1000, decimals: 2) + " km"
  }

  /// `45 m`, and below 10 m `4.5 m`.
  static func height(_ metres: Double) -> String {
    number(metres, decimals: abs(metres) < 9.95 ? 1 : 0) + " m"
  }

  /// `22.82300° N, 104.98400° E`
  static func place(latitude: Double, longitude: Double) -> String {
    func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
      number(abs(value), decimals: 5) + "° " + (value < 0 ? negative : positive)
    }
    return degrees(latitude, "N", "S") + ", " + degrees(longitude, "E", "W")
  }
}

extension LinkReport.End {
  /// The name, or of a nameless place where it lies.
  var title: String {
    name == "place" ? PlotText.place(latitude: latitude, longitude: longitude) : name
  }
}
