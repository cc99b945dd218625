/// A language in which results are told.
public enum Language: String, CaseIterable, Sendable {
  /// Tiếng Việt.
  case vietnamese = "vi"
  /// English.
  case english = "en"
}

extension Language {
  /// What of two texts is in this language.
  func text(vi: String, en: String) -> String { self == .vietnamese ? vi : en }

  /// `1.234,5` in Vietnamese, `1,234.5` in English; a true minus sign in both.
  func number(_ value: Double, decimals: Int) -> String {
    number(PlotText.number(value, decimals: decimals))
  }

  /// A number in English digits as this language writes it.
  func number(_ english: String) -> String {
    guard self == .vietnamese else { return english }
    return String(english.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
  }

  /// `1.256`
  func count(_ value: Int) -> String { number(Double(value), decimals: 0) }

  /// `12,4 dB`
  func decibels(_ value: Double) -> String { number(value, decimals: 1) + " dB" }

  /// `850 m`, and from 1 km on `1,2 km`.
  func distance(_ metres: Double) -> String {
    metres < 995
      ? number((metres / 10).rounded() * 10, decimals: 0) + " m" : number(metres / 1000, decimals: 1) + " km"
  }

  /// `83 %`; no verdict is told to be certain or impossible.
  func percent(_ share: Double) -> String {
    let whole = (share * 100).rounded()
    let space = text(vi: "", en: " ")
    if whole >= 100 { return text(vi: "trên 99", en: "over 99") + space + "%" }
    if whole < 1 { return text(vi: "dưới 1", en: "below 1") + space + "%" }
    return number(whole, decimals: 0) + space + "%"
  }

  /// Where a bearing leads, of eight directions: `tây bắc`.
  ///
  /// - Parameter degrees: clockwise from true north.
  func compass(_ degrees: Double) -> String {
    let names = Self.directions[self == .vietnamese ? 0 : 1]
    let turn = degrees / 360
    return names[Int(((turn - turn.rounded(.down)) * 8).rounded()) % 8]
  }

  private static let directions = [
    ["bắc", "đông bắc", "đông", "đông nam", "nam", "tây nam", "tây", "tây bắc"],
    ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"],
  ]

  /// The text with a capital at its start.
  func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
