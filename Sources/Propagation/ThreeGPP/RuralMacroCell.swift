#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The rows RMa of TR 38.901, Table 7.4.1-1.
struct RuralMacroCell {
  /// h, m.
  let buildingHeight: Double
  /// W, m.
  let streetWidth: Double

  /// d_BP = 2π h_BS h_UT f_c/c, m. Note 5.
  static func breakpoint(_ link: TR38901Link) -> Double {
    2 * Double.pi * link.baseHeight * link.terminalHeight * link.frequencyGHz * 1e9 / TR38901.speedOfLight
  }

  /// PL_RMa-LOS, dB.
  ///
  /// PL₂ begins at PL₁(d_BP), PL₁ taken at d_3D = d_BP, while the table changes over at d_2D = d_BP: a
  /// step of some hundredths of a decibel there is the report's own.
  func lineOfSightLoss(_ link: TR38901Link) -> Double {
    let breakpoint = Self.breakpoint(link)
    guard link.distance2D > breakpoint else { return nearLoss(link.distance3D, link) }
    return nearLoss(breakpoint, link) + 40 * log10(link.distance3D / breakpoint)  // PL₂
  }

  /// PL_RMa-NLOS, dB: PL′, but no less than with line of sight.
  func nonLineOfSightLoss(_ link: TR38901Link) -> Double {
    max(lineOfSightLoss(link), blockedLoss(link))
  }

  /// PL₁, dB.
  private func nearLoss(_ distance: Double, _ link: TR38901Link) -> Double {
    let freeSpace = 20 * log10(40 * .pi * distance * link.frequencyGHz / 3)
    let roofs = pow(buildingHeight, 1.72)
    let slope = min(0.03 * roofs, 10)
    let relief = min(0.044 * roofs, 14.77)
    return freeSpace + slope * log10(distance) - relief + 0.002 * log10(buildingHeight) * distance
  }

  /// PL′_RMa-NLOS, dB.
  func blockedLoss(_ link: TR38901Link) -> Double {
    let lgBase = log10(link.baseHeight)
    let roofRatio = buildingHeight / link.baseHeight
    let town = 161.04 - 7.1 * log10(streetWidth) + 7.5 * log10(buildingHeight)
    let base = (24.37 - 3.7 * roofRatio * roofRatio) * lgBase
    let distance = (43.42 - 3.1 * lgBase) * (log10(link.distance3D) - 3)
    let lgTerminal = log10(11.75 * link.terminalHeight)
    let terminal = 3.2 * lgTerminal * lgTerminal - 4.97
    return town - base + distance + 20 * log10(link.frequencyGHz) - terminal
  }
}
