import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How good a signal is beside what disturbs it.
///
/// All levels are of one kind, that of the judged signal (``SignalMetric``): interference is the sum of
/// the other cells' levels at full load, noise is ``ThermalNoise/perReferenceSignal(_:bandwidthMHz:noiseFigureDB:)``.
public enum SignalQuality {
  /// S / (load·I + N), dB: the ratio that throughput is taken from.
  ///
  /// With a load of 0 it is the signal-to-noise ratio. In 3G the own cell's codes are taken as orthogonal.
  ///
  /// - Parameters:
  ///   - interference: of co-channel cells together at full load, already thinned by reuse; nil for none.
  ///   - load: share of the time or power that they are on air with, 0 to 1.
  public static func sinrDB(
    signal: PowerLevel, interference: PowerLevel?, noise: PowerLevel, load: Double
  ) -> Double {
    ratioDB(signal.milliwatts, load * (interference?.milliwatts ?? 0) + noise.milliwatts)
  }

  /// C/I of a 2G carrier, dB: what its cells are planned apart by, noise left out.
  ///
  /// 3GPP TS 45.005, § 6.3, asks for 9 dB at least.
  public static func cOverIDB(carrier: PowerLevel, interference: PowerLevel, load: Double) -> Double {
    ratioDB(carrier.milliwatts, load * interference.milliwatts)
  }

  /// Ec/Io of a 3G pilot, dB: CPICH Ec/No of 3GPP TS 25.215, § 5.1.5, RSCP over all that is received in
  /// the carrier.
  ///
  /// A cell sends ``commonChannelShare`` of its power always, the rest by its load.
  public static func ecIoDB(
    rscp: PowerLevel, interference: PowerLevel?, noise: PowerLevel, load: Double
  ) -> Double {
    let activity = commonChannelShare + (1 - commonChannelShare) * load
    let levels = activity * (rscp.milliwatts + (interference?.milliwatts ?? 0)) + noise.milliwatts
    // Levels are of pilots; a carrier is as many times stronger.
    return ratioDB(rscp.milliwatts, levels) - ReferenceSignal.pilotOffsetDB
  }

  /// The share of a 3G cell's power that is on air without a call: pilot 10 % and as much for the other
  /// common channels, the usual planning value (Holma, Toskala, WCDMA for UMTS, § 8.2.2).
  public static let commonChannelShare = 0.2

  /// RSRQ of 4G (3GPP TS 36.214, § 5.1.3) or SS-RSRQ of 5G (TS 38.215, § 5.1.3), dB:
  /// N·RSRP / RSSI over the same N resource blocks, that is RSRP over the twelve elements of a block.
  ///
  /// −10.8 dB is the best that a cell at full load has, −3 dB that of an empty LTE cell.
  ///
  /// - Parameter idleShare: of the elements in the measured symbols that are on air in an empty cell:
  ///   ``idleShareLTE``, ``idleShareNR``.
  public static func rsrqDB(
    rsrp: PowerLevel, interference: PowerLevel?, noise: PowerLevel, load: Double, idleShare: Double
  ) -> Double {
    let activity = idleShare + (1 - idleShare) * load
    let perElement = activity * (rsrp.milliwatts + (interference?.milliwatts ?? 0)) + noise.milliwatts
    return ratioDB(rsrp.milliwatts, 12 * perElement)
  }

  /// Two of the twelve elements of a block: cell-specific reference signals of one port in the symbols
  /// that have them, where RSSI is measured (TS 36.211, § 6.10.1.2).
  public static let idleShareLTE = 2.0 / 12
  /// None: an NR carrier has no reference signals that are always on, and its RSSI need not be measured in
  /// symbols of synchronisation blocks.
  public static let idleShareNR = 0.0

  private static func ratioDB(_ part: Double, _ whole: Double) -> Double { 10 * log10(part / whole) }
}

extension PowerLevel {
  /// The power, mW: powers add in it.
  fileprivate var milliwatts: Double { pow(10, dBm / 10) }
}
