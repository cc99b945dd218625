/// The strongest of the beams that an active antenna sweeps its synchronisation blocks (SSB) over.
///
/// A phone measures SS-RSRP on the best of them, so coverage follows their envelope. Beam b looks at φ_b, θ_b; its
/// attenuation is the parabola of 3GPP patterns about that direction, and what one element of the array (3GPP TR 38.901
/// V17 Table 7.3-1) has lost there already, the scan loss: A = min over b of A_beam(φ − φ_b, θ − θ_b) + A_element(φ_b, θ_b)
/// − least scan loss, at most A_m. Real grids of beams are the vendor's secret and differ; grating lobes and the null
/// between beams of a real array are not in it.
public struct BeamEnvelope: Hashable, Sendable {
  /// Where the columns of beams look, degrees clockwise from boresight, ascending.
  public let azimuthsDegrees: [Double]
  /// Where the rows of beams look, degrees above the horizon before tilt.
  public let elevationsDegrees: [Double]
  /// The shape of each beam.
  public let beam: ParabolicPattern
  /// The shape of each element of the array.
  public let element: ParabolicPattern

  /// - Parameters: as the properties.
  /// - Precondition: at least one beam, and a beam has a horizontal width.
  public init(
    azimuthsDegrees: [Double], elevationsDegrees: [Double], beam: ParabolicPattern,
    element: ParabolicPattern = .tr38901Element
  ) {
    precondition(!azimuthsDegrees.isEmpty && !elevationsDegrees.isEmpty, "an envelope of no beams")
    self.azimuthsDegrees = azimuthsDegrees.sorted()
    self.elevationsDegrees = elevationsDegrees
    self.beam = beam
    self.element = element
  }

  /// Eight beams side by side, 15° apart and 15° wide, 10° high: they cross 3 dB down, and cover 120°.
  ///
  /// Eight is the most that bands of 3 to 6 GHz allow (L_max, 3GPP TS 38.213 § 4.1); widths are a planner's assumption
  /// of an array of eight columns.
  public static let ssb = BeamEnvelope(
    azimuthsDegrees: (0..<8).map { (Double($0) - 3.5) * 15 }, elevationsDegrees: [0],
    beam: ParabolicPattern(
      horizontalBeamwidthDegrees: 15, verticalBeamwidthDegrees: 10, sideLobeLimitDB: 20, frontToBackDB: 30))

  /// dB ≥ 0 below the peak of the strongest beam.
  ///
  /// - Parameters:
  ///   - azimuthOffsetDegrees: clockwise from boresight, any number of turns.
  ///   - elevationDegrees: up from the plane of the rows.
  public func attenuationDB(azimuthOffsetDegrees: Double, elevationDegrees: Double) -> Double {
    var least = Double.infinity
    var leastScanLoss = Double.infinity
    for azimuth in azimuthsDegrees {
      for elevation in elevationsDegrees {
        let scanLoss = element.attenuationDB(
          azimuthOffsetDegrees: azimuth, elevationOffsetDegrees: elevation)
        leastScanLoss = min(leastScanLoss, scanLoss)
        let attenuation = beam.attenuationDB(
          azimuthOffsetDegrees: azimuthOffsetDegrees - azimuth,
          elevationOffsetDegrees: elevationDegrees - elevation)
        least = min(least, attenuation + scanLoss)
      }
    }
    return min(least - leastScanLoss, beam.frontToBackDB)
  }

  /// Width of the envelope where the outermost beams have lost 3 dB, degrees.
  public var horizontalBeamwidthDegrees: Double {
    let span = (azimuthsDegrees.last ?? 0) - (azimuthsDegrees.first ?? 0)
    return min(360, span + (beam.horizontalBeamwidthDegrees ?? 360))
  }
}
