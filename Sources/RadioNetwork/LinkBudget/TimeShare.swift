/// Shares of the time that a carrier sends down and up.
public struct TimeShare: Hashable, Sendable {
  /// 0 to 1 each; an uplink of 0 is none.
  public let downlink, uplink: Double

  /// - Precondition: both are 0 to 1, the downlink above 0.
  public init(downlink: Double, uplink: Double) {
    precondition(downlink > 0 && downlink <= 1 && (0...1).contains(uplink), "a share is 0 to 1")
    self.downlink = downlink
    self.uplink = uplink
  }

  /// Two carriers, both always.
  public static let frequencyDivision = TimeShare(downlink: 1, uplink: 1)

  /// One carrier in the usual order DDDSU, whose special slot has ten symbols of fourteen down and none for
  /// data up: LTE's configuration 2 (3GPP TS 36.211 V9, Table 4.2-2), and the same in NR.
  public static let timeDivision = TimeShare(downlink: (3 + 10.0 / 14) / 5, uplink: 1.0 / 5)

  /// A carrier without an uplink of its own, to be used beside one that has it (supplementary downlink).
  public static let downlinkOnly = TimeShare(downlink: 1, uplink: 0)

  /// How a carrier is run whose band nobody names: as all bands that hold it or are called by its frequency, of those
  /// that have its width where any has; frequency division where they disagree.
  ///
  /// LTE at 2,600 MHz may be band 7 or band 38, NR of 100 MHz there is n41 alone.
  public static func of(_ generation: Generation, frequencyMHz: Double, bandwidthMHz: Double) -> TimeShare {
    let bands = CarrierCheck(
      generation, bandName: nil, frequencyMHz: frequencyMHz, bandwidthMHz: nil
    ).bands
    let wide = bands.filter { $0.bandwidthsMHz.contains(bandwidthMHz) }
    let candidates = wide.isEmpty ? bands : wide
    guard let share = candidates.first?.timeShare, candidates.allSatisfy({ $0.timeShare == share }) else {
      return frequencyDivision
    }
    return share
  }
}

extension Band {
  /// How its carriers are run: by turns where uplink and downlink are one range.
  public var timeShare: TimeShare {
    guard let uplinkMHz else { return .downlinkOnly }
    return uplinkMHz == downlinkMHz ? .timeDivision : .frequencyDivision
  }
}
