/// Shares of the time that a carrier sends down and up.
public struct TimeShare: Hashable, Sendable {
  /// 0 to 1 each.
  public let downlink, uplink: Double

  /// - Precondition: both are above 0 and not above 1.
  public init(downlink: Double, uplink: Double) {
    precondition(downlink > 0 && downlink <= 1 && uplink > 0 && uplink <= 1, "a share is 0 to 1")
    self.downlink = downlink
    self.uplink = uplink
  }

  /// Two carriers, both always.
  public static let frequencyDivision = TimeShare(downlink: 1, uplink: 1)

  /// One carrier in the usual order DDDSU, whose special slot has ten symbols of fourteen down and none for
  /// data up: LTE's configuration 2 (3GPP TS 36.211 V9, Table 4.2-2), and the same in NR.
  public static let timeDivision = TimeShare(downlink: (3 + 10.0 / 14) / 5, uplink: 1.0 / 5)

  /// How the carriers of a generation at a frequency are run.
  ///
  /// Time division: 4G at 2,300 to 2,400, 2,570 to 2,620 and 3,400 to 3,800 MHz (bands 40, 38, 42 and 43,
  /// TS 36.101 V10, Table 5.5-1); 5G at 2,300 to 2,400, 2,496 to 2,690 and from 3,300 MHz (bands n40, n41,
  /// n77 to n79, TS 38.101-1 V15, Table 5.2-1).
  public static func of(_ generation: Generation, frequencyMHz: Double) -> TimeShare {
    let ranges: [ClosedRange<Double>] =
      switch generation {
      case .g2, .g3: []
      case .g4: [2300...2400, 2570...2620, 3400...3800]
      case .g5: [2300...2400, 2496...2690, 3300...5000]
      }
    return ranges.contains { $0.contains(frequencyMHz) } ? timeDivision : frequencyDivision
  }
}
