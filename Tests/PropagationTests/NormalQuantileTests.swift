import TestSupport
import Testing

@testable import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Quantiles of the normal distribution")
struct NormalQuantileTests {
  @Test(
    "the exact quantile agrees with published percentage points",
    arguments: [
      (0.5, 0.0), (0.25, 0.674_489_750_196_081_7), (0.1, 1.281_551_565_544_600_4),
      (0.05, 1.644_853_626_951_472_2), (0.01, 2.326_347_874_040_840_8),
      (0.001, 3.090_232_306_167_813_2), (1e-6, 4.753_424_308_822_899), (1e-10, 6.361_340_902_404_056),
    ])
  func published(probability: Double, expected: Double) {
    // 1e-14: a few units in the last place.
    #expect(isClose(NormalQuantile.exact(exceededWith: probability), expected, within: 1e-14))
  }

  @Test("the exact quantile inverts the distribution from 10⁻³⁰⁰ to 1 − 10⁻¹⁵")
  func inverts() {
    for exponent in stride(from: -300.0, through: -0.302, by: 0.37) {
      let probability = pow(10, exponent)
      let x = NormalQuantile.exact(exceededWith: probability)
      let back = erfc(x / 2.0.squareRoot()) / 2
      // Relative: an ulp of x moves the tail's logarithm by x times as much.
      #expect(isClose(back / probability, 1, within: 1e-12), "at \(probability)")
      guard probability > 1e-15 else { continue }
      let mirrored = NormalQuantile.exact(exceededWith: 1 - probability)
      #expect(isClose(mirrored, -x, within: 1e-15 / probability + 1e-14))
    }
  }

  @Test("the ends are infinite and the middle is zero")
  func ends() {
    #expect(NormalQuantile.exact(exceededWith: 0) == .infinity)
    #expect(NormalQuantile.exact(exceededWith: 1) == -.infinity)
    #expect(abs(NormalQuantile.exact(exceededWith: 0.5)) < 1e-16)
  }

  @Test("P.1546's fit stays within its stated error and does give the printed values")
  func fit() {
    var worst = 0.0
    for step in 1..<1000 {
      let probability = Double(step) / 1000
      let fitted = NormalQuantile.p1546(exceededWith: probability)
      worst = max(worst, abs(fitted - NormalQuantile.exact(exceededWith: probability)))
    }
    #expect(worst < 4.5e-4 && worst > 4e-4, "largest error \(worst)")
    // T = 2.145966; 2.515517 + 1.722895 + 0.047563 = 4.285975; 1 + 3.074714 + 0.871622 + 0.012926 = 4.959263.
    #expect(isClose(NormalQuantile.p1546(exceededWith: 0.1), 2.145_966 - 4.285_975 / 4.959_263, within: 2e-6))
  }

  @Test("P.1546's fit is odd about one half and held to its range")
  func fitRange() {
    #expect(NormalQuantile.p1546(exceededWith: 0.9) == -NormalQuantile.p1546(exceededWith: 1 - 0.9))
    #expect(
      NormalQuantile.p1546(exceededWith: 1e-9) == NormalQuantile.p1546(exceededWith: 1e-6))
    #expect(
      NormalQuantile.p1546(exceededWith: 1) == NormalQuantile.p1546(exceededWith: 0.999_999))
  }
}
