/// Round values along an axis: 1, 2 or 5 of a power of ten apart.
struct RoundSteps {
  /// Between two values.
  let step: Double
  /// Decimals that tell two values apart.
  let decimals: Int

  /// - Parameters:
  ///   - span: of the axis, above 0.
  ///   - count: of values wanted at most.
  init(span: Double, count: Int) {
    precondition(span > 0 && count > 0, "an axis has a span and values")
    var power = 1.0
    var decimals = 0
    let least = span / Double(count)
    while power > least {
      power /= 10
      decimals += 1
    }
    while power * 10 <= least { power *= 10 }
    step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= least } ?? power * 10
    self.decimals = step >= 1 ? 0 : decimals
  }

  /// The values within a range, ascending.
  func values(in range: ClosedRange<Double>) -> [Double] {
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard last >= first else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// The value at or below another.
  func floor(_ value: Double) -> Double { (value / step).rounded(.down) * step }

  /// As a label.
  func label(_ value: Double) -> String { PlotText.number(value, decimals: decimals) }
}
