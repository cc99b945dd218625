#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a link with adaptive modulation carries at a signal-to-interference-and-noise ratio: Shannon's
/// bound, attenuated and truncated.
///
/// 3GPP TR 36.942 V9, Annex A.2: nothing below SINR_min; α·log₂(1 + SINR) above; Thr_max at the most.
public struct ThroughputMapping: Hashable, Sendable {
  /// α: the share of Shannon's bound that is reached.
  public let attenuation: Double
  /// SINR_min, dB: below it nothing is carried.
  public let leastSINRdB: Double
  /// Thr_max, bit/s in a hertz.
  public let mostEfficiency: Double

  /// - Parameters: as the properties.
  /// - Precondition: the attenuation is above 0 and not above 1, the efficiency is positive.
  public init(attenuation: Double, leastSINRdB: Double, mostEfficiency: Double) {
    precondition(attenuation > 0 && attenuation <= 1, "nothing exceeds Shannon's bound")
    precondition(mostEfficiency > 0, "a link carries something at its best")
    self.attenuation = attenuation
    self.leastSINRdB = leastSINRdB
    self.mostEfficiency = mostEfficiency
  }

  /// LTE downlink, one antenna to two, 64QAM: TR 36.942 Table A.2. Thr_max is reached at 22 dB.
  public static let lteDownlink = ThroughputMapping(
    attenuation: 0.6, leastSINRdB: -10, mostEfficiency: 4.4)
  /// LTE uplink, one antenna to two, 16QAM: TR 36.942 Table A.2. Thr_max is reached at 15 dB.
  public static let lteUplink = ThroughputMapping(
    attenuation: 0.4, leastSINRdB: -10, mostEfficiency: 2.0)

  /// HSDPA: LTE's attenuation and least SINR, an assumption, up to category 10 in 3.84 MHz: 27,952 bits
  /// each 2 ms (3GPP TS 25.306 V9, Table 5.1a).
  public static let hspaDownlink = ThroughputMapping(
    attenuation: 0.6, leastSINRdB: -10, mostEfficiency: 27_952 / 2e-3 / 3.84e6)
  /// HSUPA: LTE's attenuation and least SINR, an assumption, up to category 6 in 3.84 MHz: 11,484 bits
  /// each 2 ms (TS 25.306 V9, Table 5.1g).
  public static let hspaUplink = ThroughputMapping(
    attenuation: 0.4, leastSINRdB: -10, mostEfficiency: 11_484 / 2e-3 / 3.84e6)

  /// EDGE on all eight timeslots of a carrier: MCS-9 gives 59.2 kbit/s a slot (3GPP TS 43.064).
  ///
  /// The attenuation is an assumption that puts 25 kbit/s a slot at 10 dB and 50 kbit/s at 21 dB, about
  /// what EDGE is known for; a phone has four or five of the slots at most.
  public static let edgeDownlink = ThroughputMapping(
    attenuation: 0.29, leastSINRdB: 0, mostEfficiency: 8 * 59.2e3 / 200e3)

  /// The usual mapping from base to terminal.
  ///
  /// 5G takes LTE's: the same modulation with one layer; more layers and 256QAM are a profile's to set.
  public static func typical(_ generation: Generation) -> ThroughputMapping {
    switch generation {
    case .g2: edgeDownlink
    case .g3: hspaDownlink
    case .g4, .g5: lteDownlink
    }
  }

  /// bit/s in a hertz at a SINR.
  public func bitsPerHertz(sinrDB: Double) -> Double {
    guard sinrDB >= leastSINRdB else { return 0 }
    return min(attenuation * log2(1 + pow(10, sinrDB / 10)), mostEfficiency)
  }

  /// Mbit/s at a SINR, when one terminal has all of a bandwidth all of the time.
  ///
  /// - Parameter bandwidthMHz: what holds the signal, not the carrier with its guard bands:
  ///   ``ReferenceSignal/occupiedBandwidth(_:bandwidthMHz:)``.
  public func throughputMbps(sinrDB: Double, bandwidthMHz: Double) -> Double {
    bitsPerHertz(sinrDB: sinrDB) * bandwidthMHz
  }

  /// The least SINR that carries a throughput; nil where no SINR does, and SINR_min where less would do.
  public func sinrDB(forMbps throughput: Double, bandwidthMHz: Double) -> Double? {
    let asked = throughput / bandwidthMHz
    guard asked <= mostEfficiency else { return nil }
    guard asked > 0 else { return leastSINRdB }
    return max(leastSINRdB, 10 * log10(exp2(asked / attenuation) - 1))
  }
}
