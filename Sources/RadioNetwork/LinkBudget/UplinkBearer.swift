#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a terminal must get through to the base station: a bandwidth, and the ratio that it needs there.
public struct UplinkBearer: Hashable, Sendable {
  /// For people: `speech, C/N 9 dB`, `1 Mbit/s over 23 resource blocks`.
  public let name: String
  /// That the terminal's power is spread over, and that noise is taken in, Hz.
  public let bandwidth: Double
  /// Signal to noise and interference over that bandwidth, dB.
  public let requiredSINRdB: Double

  /// - Parameters: as the properties.
  public init(name: String, bandwidth: Double, requiredSINRdB: Double) {
    precondition(bandwidth > 0 && requiredSINRdB.isFinite, "a bearer has a width and a finite ratio")
    self.name = name
    self.bandwidth = bandwidth
    self.requiredSINRdB = requiredSINRdB
  }

  /// GSM speech: 9 dB over 200 kHz.
  ///
  /// The co-channel ratio of 3GPP TS 45.005, § 6.3. With a noise figure of 8 dB it makes the reference
  /// sensitivity of a normal base station, −104 dBm (§ 6.2).
  public static let gsmSpeech = UplinkBearer(name: "speech, C/N 9 dB", bandwidth: 200e3, requiredSINRdB: 9)

  /// UMTS speech of 12.2 kbit/s at Eb/N0 5 dB: Holma, Toskala, WCDMA for UMTS, Table 8.3.
  public static let umtsSpeech = umts(kilobitsPerSecond: 12.2, requiredEbN0dB: 5, service: "speech")

  /// Eb/N0 of a UMTS data bearer, dB: Holma, Toskala, WCDMA for UMTS, Table 8.4.
  public static let umtsDataEbN0dB = 1.5
  /// The fastest UMTS bearer before HSUPA, kbit/s.
  public static let umtsFastestBearer = 384.0

  /// A bearer that is spread over the chip rate: its ratio is Eb/N0 less the processing gain.
  public static func umts(kilobitsPerSecond: Double, requiredEbN0dB: Double, service: String = "data")
    -> UplinkBearer
  {
    let chipRate = ReferenceSignal.occupiedBandwidth(.g3, bandwidthMHz: 5)
    let processingGainDB = 10 * log10(chipRate / (kilobitsPerSecond * 1000))
    return UplinkBearer(
      name: "\(service) \(number(kilobitsPerSecond)) kbit/s, Eb/N0 \(number(requiredEbN0dB)) dB",
      bandwidth: chipRate, requiredSINRdB: requiredEbN0dB - processingGainDB)
  }

  /// A throughput over resource blocks; nil where the mapping does not carry it at any ratio.
  ///
  /// - Parameters:
  ///   - blocks: that the terminal is given, all the while.
  ///   - blockWidth: ``ReferenceSignal/resourceBlockWidth(_:bandwidthMHz:)``, Hz.
  ///   - timeShare: of the time that the carrier sends up, above 0 and not above 1.
  public static func resourceBlocks(
    _ blocks: Int, blockWidth: Double, throughputMbps: Double, mapping: ThroughputMapping, timeShare: Double
  ) -> UplinkBearer? {
    let bandwidth = Double(blocks) * blockWidth
    // While it sends it must be faster by what it waits.
    let throughput = throughputMbps / timeShare
    guard let sinrDB = mapping.sinrDB(forMbps: throughput, bandwidthMHz: bandwidth / 1e6) else { return nil }
    let rate =
      throughputMbps < 1 ? "\(number(throughputMbps * 1000)) kbit/s" : "\(number(throughputMbps)) Mbit/s"
    return UplinkBearer(
      name: "\(rate) over \(blocks) resource blocks", bandwidth: bandwidth, requiredSINRdB: sinrDB)
  }

  /// What a 4G or 5G uplink must carry where no rule says, Mbit/s: a call and its signalling.
  ///
  /// 64 kbit/s over two resource blocks, as in the uplink budget of Holma, Toskala, LTE for UMTS.
  public static let leastThroughputMbps = 0.064
  /// See ``leastThroughputMbps``.
  public static let leastBlocks = 2

  /// bit/s in a hertz that a terminal at the edge is scheduled with: an assumption.
  ///
  /// The examples in C. Johnson, LTE in Bullets, Table 343, lie between 0.21 and 0.44.
  public static let edgeEfficiency = 0.25

  /// What the uplink of a carrier must carry: a throughput, or where none is asked for the least service of
  /// its generation. Nil where the carrier cannot carry it, has no uplink, and for a throughput in 2G.
  ///
  /// 4G and 5G: over as many resource blocks as ``edgeEfficiency`` takes, ``leastBlocks`` at least and the
  /// whole carrier at most.
  public static func of(
    _ generation: Generation, bandwidthMHz: Double, timeShare: TimeShare, throughputMbps: Double? = nil
  ) -> UplinkBearer? {
    guard timeShare.uplink > 0 else { return nil }
    switch generation {
    case .g2: return throughputMbps == nil ? gsmSpeech : nil
    case .g3:
      guard let throughputMbps else { return umtsSpeech }
      let kilobits = throughputMbps * 1000
      if kilobits <= umtsFastestBearer {
        return umts(kilobitsPerSecond: kilobits, requiredEbN0dB: umtsDataEbN0dB)
      }
      let bandwidth = ReferenceSignal.occupiedBandwidth(.g3, bandwidthMHz: bandwidthMHz)
      return ThroughputMapping.hspaUplink.sinrDB(forMbps: throughputMbps, bandwidthMHz: bandwidth / 1e6).map {
        UplinkBearer(
          name: "\(number(throughputMbps)) Mbit/s of HSUPA", bandwidth: bandwidth, requiredSINRdB: $0)
      }
    case .g4, .g5:
      let width = ReferenceSignal.resourceBlockWidth(generation, bandwidthMHz: bandwidthMHz)
      let all = ReferenceSignal.resourceBlocks(generation, bandwidthMHz: bandwidthMHz) ?? leastBlocks
      let throughput = throughputMbps ?? leastThroughputMbps
      let wanted = throughput * 1e6 / (timeShare.uplink * width * edgeEfficiency)
      let blocks = throughputMbps == nil ? leastBlocks : max(leastBlocks, Int(min(wanted.rounded(.up), 1e6)))
      return resourceBlocks(
        min(blocks, all), blockWidth: width, throughputMbps: throughput, mapping: .lteUplink,
        timeShare: timeShare.uplink)
    }
  }

  private static func number(_ value: Double) -> String { LinkBudgetRow.text(value, decimals: 2) }
}
