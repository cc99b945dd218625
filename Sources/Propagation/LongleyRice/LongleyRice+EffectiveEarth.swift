#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// The Earth as it appears when rays are drawn straight.
  struct EffectiveEarth: Hashable, Sendable {
    /// N_s: refractivity at the height of the path, N-units.
    let surfaceRefractivity: Double
    /// a = 1/γ_e, m.
    let radius: Double

    /// - Parameters:
    ///   - seaLevelRefractivity: N₀, N-units.
    ///   - height: mean height of the path above the sea, m.
    init(seaLevelRefractivity: Double, height: Double) {
      self.init(surfaceRefractivity: seaLevelRefractivity * exp(-height / 9460))  // eq. (1.2)
    }

    /// - Parameter surfaceRefractivity: N_s, N-units.
    init(surfaceRefractivity: Double) {
      self.surfaceRefractivity = surfaceRefractivity
      let trueCurvature = 157e-9  // 1/m, about 1/6370 km
      let curvature = trueCurvature * (1 - 0.04665 * exp(surfaceRefractivity / 179.3))  // eq. (1.3)
      radius = 1 / curvature
    }

    /// How far an antenna sees over a smooth Earth, m. Eq. (3.5).
    func smoothHorizon(height: Double) -> Double { (2 * height * radius).squareRoot() }
  }
}
