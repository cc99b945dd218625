import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a location probability at the edge of a cell means over its area, and back.
///
/// W. C. Jakes (ed.), Microwave Mobile Communications, 1974, § 2.5: a round cell, a median that falls by n
/// decades of power a decade of distance, and log-normal shadowing of one σ:
///
///     F = ½ {1 − erf(a) + exp((1 − 2ab)/b²) [1 − erf((1 − ab)/b)]},
///     a = (threshold − median at the edge) / (σ√2),  b = 10 n lg(e) / (σ√2)
///
/// σ and n count by their ratio only, which is what the chart there is drawn over.
public enum CellArea {
  /// The share of a cell's area that reaches the threshold, between 0 and 1.
  ///
  /// - Parameters:
  ///   - edgeProbability: the share of places along the edge that reach it, between 0 and 1.
  ///   - sigma: of shadowing, positive.
  ///   - pathLossExponent: n, positive: 2 in free space, 3.5 to 4 over ground.
  public static func areaProbability(edgeProbability: Double, sigma: Decibels, pathLossExponent: Double)
    -> Double
  {
    precondition(edgeProbability > 0 && edgeProbability < 1, "a probability lies between 0 and 1")
    let a = NormalQuantile.exact(exceededWith: edgeProbability) / 2.0.squareRoot()
    return area(a, slope(sigma, pathLossExponent))
  }

  /// The share of places along a cell's edge that must reach the threshold for a share of its area to.
  ///
  /// The inverse of ``areaProbability(edgeProbability:sigma:pathLossExponent:)``, by halving a bracket until
  /// its ends are neighbours: the share of the area falls with `a`.
  public static func edgeProbability(areaProbability: Double, sigma: Decibels, pathLossExponent: Double)
    -> Double
  {
    precondition(areaProbability > 0 && areaProbability < 1, "a probability lies between 0 and 1")
    let b = slope(sigma, pathLossExponent)
    var (low, high) = (-1.0, 1.0)
    while area(low, b) < areaProbability { low *= 2 }
    while area(high, b) > areaProbability { high *= 2 }
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return 0.5 * erfc(middle) }
      if area(middle, b) > areaProbability { low = middle } else { high = middle }
    }
  }

  /// b: how steeply the median falls at the edge, in the units of `a`.
  private static func slope(_ sigma: Decibels, _ pathLossExponent: Double) -> Double {
    precondition(sigma > .zero && pathLossExponent > 0, "σ and n are positive")
    return 10 * pathLossExponent * M_LOG10E / (sigma.value * 2.0.squareRoot())
  }

  /// F(a, b).
  ///
  /// (1 − 2ab)/b² = x² − a² with x = (1 − ab)/b, so the product of a huge exponential and a tiny
  /// complement, which overflows where σ/n is large, is exp(−a²) · exp(x²)·erfc(x).
  private static func area(_ a: Double, _ b: Double) -> Double {
    let x = 1 / b - a
    let inner: Double
    if x < 25 {
      inner = exp(x * x - a * a) * erfc(x)
    } else {
      // The asymptotic series of erfc: beyond 25 its next term is below 10⁻¹⁰.
      let square = 1 / (x * x)
      let series = 1 - square / 2 * (1 - 1.5 * square * (1 - 2.5 * square))
      inner = exp(-a * a) * series / (x * Double.pi.squareRoot())
    }
    return 0.5 * (erfc(a) + inner)
  }
}
