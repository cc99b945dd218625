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

  /// What of a carrier's width holds its signal, Hz.
  ///
  /// 2G: 200 kHz, the spacing of carriers (3GPP TS 45.005, § 2). 3G: the chip rate, 3.84 MHz (TS 25.104,
  /// § 6.8.1). 4G and 5G: N_RB resource blocks of 12 subcarriers.
  public static func occupiedBandwidth(_ generation: Generation, bandwidthMHz: Double) -> Double {
    switch generation {
    case .g2: 200e3
    case .g3: 3.84e6
    case .g4, .g5:
      Double(resourceBlocks(generation, bandwidthMHz: bandwidthMHz) ?? 0)
        * resourceBlockWidth(generation, bandwidthMHz: bandwidthMHz)
    }
  }

  /// N_RB; nil in 2G and 3G, which have no resource blocks.
  public static func resourceBlocks(_ generation: Generation, bandwidthMHz: Double) -> Int? {
    switch generation {
    case .g2, .g3: nil
    case .g4: resourceBlocksLTE(bandwidthMHz: bandwidthMHz)
    case .g5: resourceBlocksNR(bandwidthMHz: bandwidthMHz)
    }
  }

  /// Width of a resource block, Hz: 12 subcarriers of 15 kHz, in NR of 20 MHz and more of 30 kHz.
  public static func resourceBlockWidth(_ generation: Generation, bandwidthMHz: Double) -> Double {
    generation == .g5 && bandwidthMHz >= 20 ? 360e3 : 180e3
  }

  /// N_RB of an LTE carrier, 3GPP TS 36.101 Table 5.6-1; five a megahertz between its rows.
  static func resourceBlocksLTE(bandwidthMHz: Double) -> Int {
    switch bandwidthMHz {
    case 1.4: 6
    case 3: 15
    default: max(1, Int((bandwidthMHz * 5).rounded(.down)))
    }
  }

  /// N_RB of an NR carrier, 3GPP TS 38.101-1 V17 Table 5.3.2-1: 30 kHz spacing from 20 MHz up, else 15 kHz.
  ///
  /// Widths that the table does not list take 90 % of the spectrum, a little under its rows.
  static func resourceBlocksNR(bandwidthMHz: Double) -> Int {
    let rows: [Double: Int] = [
      5: 25, 10: 52, 15: 79, 20: 51, 25: 65, 30: 78, 35: 92, 40: 106, 45: 119, 50: 133, 60: 162,
      70: 189, 80: 217, 90: 245, 100: 273,
    ]
    let blockMHz = resourceBlockWidth(.g5, bandwidthMHz: bandwidthMHz) / 1e6
    return rows[bandwidthMHz] ?? max(1, Int((0.9 * bandwidthMHz / blockMHz).rounded(.down)))
  }
}
