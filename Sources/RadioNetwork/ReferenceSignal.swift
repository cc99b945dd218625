import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Sector {
  /// Radiated power of the signal that the generation's coverage is judged by, main beam.
  ///
  /// - Parameter generation: of the sector's station.
  public func referencePower(_ generation: Generation) -> PowerLevel {
    eirp - ReferenceSignal.offset(generation, bandwidthMHz: bandwidthMHz)
  }
}

/// How far the measured signal lies below the power of the whole carrier.
public enum ReferenceSignal {
  /// The pilot's share of a UMTS carrier, dB below its full power: the usual planning value, 10 %.
  public static let pilotOffsetDB = 10.0

  /// Power of the carrier less power of the measured signal.
  ///
  /// 2G: the carrier itself. 3G: the pilot. 4G and 5G: one resource element of 12·N_RB, the carrier's
  /// power spread evenly (27.8 dB for 10 MHz LTE).
  public static func offset(_ generation: Generation, bandwidthMHz: Double) -> Decibels {
    switch generation {
    case .g2: .zero
    case .g3: Decibels(pilotOffsetDB)
    case .g4: Decibels(10 * log10(12 * Double(resourceBlocksLTE(bandwidthMHz: bandwidthMHz))))
    case .g5: Decibels(10 * log10(12 * Double(resourceBlocksNR(bandwidthMHz: bandwidthMHz))))
    }
  }

  /// N_RB of an LTE carrier, 3GPP TS 36.101 Table 5.6-1; five a megahertz between its rows.
  static func resourceBlocksLTE(bandwidthMHz: Double) -> Int {
    switch bandwidthMHz {
    case 1.4: 6
    case 3: 15
    default: max(1, Int((bandwidthMHz * 5).rounded(.down)))
    }
  }

  /// N_RB of an NR carrier, 3GPP TS 38.101-1 V15 Table 5.3.2-1: 30 kHz spacing from 20 MHz up, else 15 kHz.
  ///
  /// Widths that the table does not list take 90 % of the spectrum, a little under its rows.
  static func resourceBlocksNR(bandwidthMHz: Double) -> Int {
    let rows: [Double: Int] = [
      5: 25, 10: 52, 15: 79, 20: 51, 25: 65, 30: 78, 40: 106, 50: 133, 60: 162, 70: 189, 80: 217,
      90: 245, 100: 273,
    ]
    let blockMHz = bandwidthMHz < 20 ? 0.18 : 0.36
    return rows[bandwidthMHz] ?? max(1, Int((0.9 * bandwidthMHz / blockMHz).rounded(.down)))
  }
}
