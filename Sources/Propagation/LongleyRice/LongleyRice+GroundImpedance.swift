extension LongleyRice {
  /// Z_g: the surface transfer impedance of the ground, relative to that of free space. Eq. (1.5).
  struct GroundImpedance: Hashable, Sendable {
    /// Real part.
    let resistance: Double
    /// Imaginary part.
    let reactance: Double

    var magnitude: Double { (resistance * resistance + reactance * reactance).squareRoot() }

    init(permittivity: Double, conductivity: Double, polarization: Polarization, frequencyMHz: Double) {
      let lossPart = 18_000 * conductivity / frequencyMHz  // ε_r = ε + i·18000σ/f, eq. (1.4)
      let root = Self.squareRoot(real: permittivity - 1, imaginary: lossPart)
      switch polarization {
      case .horizontal:
        resistance = root.real
        reactance = root.imaginary
      case .vertical:  // over ε_r
        let scale = permittivity * permittivity + lossPart * lossPart
        resistance = (root.real * permittivity + root.imaginary * lossPart) / scale
        reactance = (root.imaginary * permittivity - root.real * lossPart) / scale
      }
    }

    /// The root of a number in the first quadrant. On the imaginary axis both parts of the root are the
    /// same number, exactly: the model refuses such a ground.
    private static func squareRoot(real: Double, imaginary: Double) -> (real: Double, imaginary: Double) {
      guard real > 0 else {
        let part = (imaginary / 2).squareRoot()
        return (part, part)
      }
      let magnitude = (real * real + imaginary * imaginary).squareRoot()
      let part = ((magnitude + real) / 2).squareRoot()
      return (part, imaginary / (2 * part))
    }
  }
}
