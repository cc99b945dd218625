/// A part of a whole in per cent, never rounded to all or to nothing: 99.998 is 99.99.
enum Percentage {
  /// nil where there is no whole.
  static func exact(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? 100 * Double(part) / Double(whole) : nil
  }

  /// With two decimals.
  static func rounded(_ part: Int, of whole: Int) -> Double? {
    exact(part, of: whole).map(rounded)
  }

  /// With two decimals.
  static func rounded(_ percent: Double) -> Double {
    guard percent > 0, percent < 100 else { return percent }
    return min(99.99, max(0.01, (percent * 100).rounded() / 100))
  }
}
