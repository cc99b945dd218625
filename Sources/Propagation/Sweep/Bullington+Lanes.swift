extension Bullington {
  /// ``loss(obstruction:wavelength:length:)`` of eight paths, dB.
  ///
  /// - Parameters:
  ///   - nu: ν of the edge.
  ///   - km: length of the path.
  @inline(__always)
  static func loss(nu: Lanes, km: Lanes) -> Lanes {
    let edge = KnifeEdge.loss(nu)
    return edge + (1 - Lanes.exp(edge * Float(-1.0 / 6))) * (km * 0.02 + 10)
  }
}

extension KnifeEdge {
  /// ``loss(_:)`` of eight edges, dB.
  @inline(__always)
  static func loss(_ nu: Lanes) -> Lanes {
    let t = Lanes.greater(nu, Lanes(repeating: Float(clearance))) - 0.1
    let logarithm = Lanes.log10(Lanes.root(t * t + 1) + t)
    // The approximation meets 0 at the clearance but for its fourth decimal.
    let raw = Lanes.greater(logarithm * 20 + 6.9, Lanes.zero)
    return raw.replacing(with: 0, where: nu .<= Float(clearance))
  }
}
