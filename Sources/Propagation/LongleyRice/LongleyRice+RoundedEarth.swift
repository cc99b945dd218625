#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// Attenuation around a smooth Earth by Vogler's method of three radii: each antenna stands on a
  /// sphere that fits its own horizon, and a third one lies between them. Eqs. (4.15) to (4.20).
  struct RoundedEarth {
    private let link: RadioLink
    /// The normalized distances to both horizons, together.
    private let horizonDistances: Double
    /// The height-gain functions of both antennas, dB.
    private let heightGains: Double

    init(_ link: RadioLink) {
      let (transmitter, receiver) = (link.path.transmitter, link.path.receiver)
      let first = Sphere(under: transmitter, link: link)
      let second = Sphere(under: receiver, link: link)
      let x1 = first.normalized(distance: transmitter.horizonDistance)
      let x2 = second.normalized(distance: receiver.horizonDistance)
      self.link = link
      horizonDistances = x1 + x2
      heightGains = Self.heightGain(x1, k: first.k) + Self.heightGain(x2, k: second.k)
    }

    /// A_r, dB, at a distance, m. Eq. (4.20).
    func attenuation(at distance: Double) -> Double {
      let angle = link.diffractionAngle(at: distance)
      let sphere = Sphere(radius: (distance - link.horizons) / angle, link: link)
      let x = sphere.normalized(distance: sphere.radius * angle) + horizonDistances  // eq. (4.19)
      return 0.05751 * x - 10 * log10(x) - heightGains - 20  // G(x) is eq. (6.4); 20 dB eq. (6.7)
    }

    /// F(x, K): what an antenna on its sphere gains, dB, as a function of the normalized distance to its
    /// horizon. Eqs. (6.5) and (6.6).
    private static func heightGain(_ x: Double, k: Double) -> Double {
      if x >= 2000 { return highGain(x) }
      if x >= 200 {
        let w = 0.0134 * x * exp(-0.005 * x)  // the two ends of the range flow into each other
        return (1 - w) * highGain(x) + w * (17.372 * log(x) - 117)
      }
      let w = -log(k)
      if k < 1e-5 || x * w * w * w > 5495 {
        return x > 1 ? 17.372 * log(x) - 117 : -117
      }
      return 2.5e-5 * x * x / k - 8.686 * w - 15
    }

    private static func highGain(_ x: Double) -> Double { 0.05751 * x - 4.343 * log(x) }
  }

  /// A sphere of the method of three radii.
  private struct Sphere {
    /// a_j, m.
    let radius: Double
    /// K: how well the ground conducts for this curvature. Eq. (4.17); Vogler 1964, eq. (6a).
    let k: Double
    /// What makes a kilometre into the normalized distance x. Eqs. (4.18) and (6.2); Vogler 1964, eq. (2).
    private let scale: Double

    /// The sphere that puts an antenna's horizon where it is. Eq. (4.15).
    init(under terminal: Terminal, link: RadioLink) {
      let horizon = terminal.horizonDistance
      self.init(radius: 0.5 * horizon * horizon / terminal.effectiveHeight, link: link)
    }

    init(radius: Double, link: RadioLink) {
      let standardRadius = 4.0 / 3 * 6_370_000
      let c0 = cbrt(standardRadius / radius)
      let root = link.carrier.cubeRoot
      self.radius = radius
      k = 0.017778 * c0 / root / link.carrier.impedanceMagnitude
      scale = (1.607 - k) * c0 * c0 * root
    }

    func normalized(distance: Double) -> Double { scale * distance / 1000 }
  }
}
