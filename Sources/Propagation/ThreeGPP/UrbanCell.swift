#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The rows UMa and UMi-Street Canyon of TR 38.901, Table 7.4.1-1, which have one shape.
struct UrbanCell {
  /// Loss with line of sight at 1 m and 1 GHz, dB.
  let intercept: Double
  /// Growth of PL₁ a decade of d_3D, dB.
  let nearSlope: Double
  /// The factor before lg(d′_BP² + (h_BS − h_UT)²) of PL₂, dB.
  let breakpointSlope: Double
  /// PL′ of paths without line of sight at 1 m and 1 GHz, dB.
  let blockedIntercept: Double
  /// Growth of PL′ a decade of d_3D, dB.
  let blockedSlope: Double
  /// Growth of PL′ a decade of frequency, dB.
  let blockedFrequencySlope: Double
  /// What a metre of terminal height above 1.5 m takes off PL′, dB.
  let terminalGain: Double
  /// Growth of the optional formula a decade of d_3D, dB.
  let optionalSlope: Double

  static let macro = UrbanCell(
    intercept: 28, nearSlope: 22, breakpointSlope: 9, blockedIntercept: 13.54, blockedSlope: 39.08,
    blockedFrequencySlope: 20, terminalGain: 0.6, optionalSlope: 30)
  static let micro = UrbanCell(
    intercept: 32.4, nearSlope: 21, breakpointSlope: 9.5, blockedIntercept: 22.4, blockedSlope: 35.3,
    blockedFrequencySlope: 21.3, terminalGain: 0.3, optionalSlope: 31.9)

  /// d′_BP = 4 (h_BS − h_E)(h_UT − h_E) f_c/c, m. Note 1.
  ///
  /// Held at 10 m, where the table begins: no heights within its ranges come below.
  static func breakpoint(_ link: TR38901Link, environmentHeight: Double) -> Double {
    let base = max(0, link.baseHeight - environmentHeight)
    let terminal = max(0, link.terminalHeight - environmentHeight)
    let distance = 4 * base * terminal * link.frequencyGHz * 1e9 / TR38901.speedOfLight
    return max(distance, TR38901.nearestDistance2D)
  }

  /// PL_LOS, dB: PL₁ up to d′_BP, then PL₂.
  func lineOfSightLoss(_ link: TR38901Link, environmentHeight: Double) -> Double {
    let breakpoint = Self.breakpoint(link, environmentHeight: environmentHeight)
    let carrier = intercept + 20 * log10(link.frequencyGHz)
    guard link.distance2D > breakpoint else { return carrier + nearSlope * log10(link.distance3D) }  // PL₁
    let rise = link.baseHeight - link.terminalHeight
    let corner = breakpointSlope * log10(breakpoint * breakpoint + rise * rise)
    return carrier + 40 * log10(link.distance3D) - corner  // PL₂
  }

  /// PL_NLOS, dB: PL′, but no less than with line of sight.
  func nonLineOfSightLoss(_ link: TR38901Link, environmentHeight: Double) -> Double {
    max(lineOfSightLoss(link, environmentHeight: environmentHeight), blockedLoss(link))
  }

  /// PL′_NLOS, dB.
  func blockedLoss(_ link: TR38901Link) -> Double {
    blockedIntercept + blockedSlope * log10(link.distance3D)
      + blockedFrequencySlope * log10(link.frequencyGHz) - terminalGain * (link.terminalHeight - 1.5)
  }

  /// The optional PL_NLOS, dB.
  func optionalNonLineOfSightLoss(_ link: TR38901Link) -> Double {
    32.4 + 20 * log10(link.frequencyGHz) + optionalSlope * log10(link.distance3D)
  }
}
