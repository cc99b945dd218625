import Terrain

/// A formula of distance and heights, and what terrain adds to it: max(free space, formula) + diffraction.
///
/// The formulas fall below free space close to the mast, where they were not measured, so free space is
/// their floor.
public struct EmpiricalModel: Hashable, Sendable {
  /// The loss before terrain.
  public enum Basic: String, CaseIterable, Hashable, Sendable {
    /// Recommendation ITU-R P.525.
    case freeSpace = "free-space"
    /// Okumura–Hata at every frequency.
    case okumuraHata = "okumura-hata"
    /// COST-231 Hata at every frequency.
    case cost231Hata = "cost231-hata"
    /// Okumura–Hata up to 1,500 MHz, COST-231 Hata above.
    case hata
    /// 3GPP TR 38.901 RMa, the mean over its states of line of sight.
    case threeGPPRuralMacro = "3gpp-rma"
    /// 3GPP TR 38.901 UMa, likewise.
    case threeGPPUrbanMacro = "3gpp-uma"
    /// 3GPP TR 38.901 UMi, likewise.
    case threeGPPUrbanMicro = "3gpp-umi"
  }

  /// The loss that terrain adds.
  public enum Diffraction: String, CaseIterable, Hashable, Sendable {
    /// None: as if the Earth were bare and the formula knew everything.
    case none
    /// Bullington's construction, Recommendation ITU-R P.526.
    case bullington
    /// Bullington with what he misses of a smooth Earth, Recommendation ITU-R P.526.
    case deltaBullington = "delta-bullington"
    /// Three knife edges after Deygout, an earlier method of Recommendation ITU-R P.526.
    case deygout
  }

  /// The loss before terrain.
  public var basic: Basic
  /// The loss that terrain adds.
  public var diffraction: Diffraction
  /// The surroundings of receivers, for the Hata family.
  public var environment: HataEnvironment
  /// k: the effective Earth radius over the real one; 4/3 in a median atmosphere.
  public var effectiveEarthRadiusFactor: Double

  /// Mean radius of the Earth, m, as in the ITU's Recommendations.
  public static let earthRadius = 6_371_000.0

  /// - Parameters: as the properties.
  public init(
    basic: Basic = .hata, diffraction: Diffraction = .bullington,
    environment: HataEnvironment = .suburban, effectiveEarthRadiusFactor: Double = 4.0 / 3
  ) {
    self.basic = basic
    self.diffraction = diffraction
    self.environment = environment
    self.effectiveEarthRadiusFactor = effectiveEarthRadiusFactor
  }

  /// Radius of an Earth over which the ray would be straight, m.
  public var effectiveEarthRadius: Double { effectiveEarthRadiusFactor * Self.earthRadius }

  /// The formula of the Hata family that a carrier takes; nil where the model is of another family.
  public func hataFormula(frequencyMHz: Double, receiverHeight: Double) -> HataFormula? {
    switch basic {
    case .freeSpace, .threeGPPRuralMacro, .threeGPPUrbanMacro, .threeGPPUrbanMicro: nil
    case .okumuraHata:
      .okumuraHata(frequencyMHz: frequencyMHz, mobileHeight: receiverHeight, environment: environment)
    case .cost231Hata:
      .cost231(frequencyMHz: frequencyMHz, mobileHeight: receiverHeight, environment: environment)
    case .hata:
      frequencyMHz <= 1500
        ? .okumuraHata(frequencyMHz: frequencyMHz, mobileHeight: receiverHeight, environment: environment)
        : .cost231(frequencyMHz: frequencyMHz, mobileHeight: receiverHeight, environment: environment)
    }
  }

  /// Whether `HorizonSweep` and the closed forms know the model.
  public var hasSweep: Bool { diffraction == .none || diffraction == .bullington }

  /// Whether the formula asks for the antenna's height over the country around.
  var takesEffectiveHeight: Bool {
    switch basic {
    case .okumuraHata, .cost231Hata, .hata: true
    case .freeSpace, .threeGPPRuralMacro, .threeGPPUrbanMacro, .threeGPPUrbanMicro: false
    }
  }

  /// The cell of TR 38.901; nil where the model is of another family.
  public var cell: TR38901? {
    switch basic {
    case .freeSpace, .okumuraHata, .cost231Hata, .hata: nil
    case .threeGPPRuralMacro: TR38901(environment: .ruralMacro)
    case .threeGPPUrbanMacro: TR38901(environment: .urbanMacro)
    case .threeGPPUrbanMicro: TR38901(environment: .urbanMicro)
    }
  }
}

extension EmpiricalModel {
  /// The loss along an evenly spaced terrain profile: the plain form, from the documents in Double.
  func loss(along profile: PathProfile, ends: LinkEnds) -> PathLoss {
    let rise = ends.rise(along: profile)
    let slant = (profile.length * profile.length + rise * rise).squareRoot()
    var loss = PathLoss(
      model: basic.rawValue, freeSpace: FreeSpace.loss(distance: slant, frequencyMHz: ends.frequencyMHz))
    if let hata = hataFormula(frequencyMHz: ends.frequencyMHz, receiverHeight: ends.receiverHeight) {
      let actual = EffectiveHeight.above(profile, transmitterHeight: ends.transmitterHeight)
      let height = EffectiveHeight.clamped(actual)
      loss.effectiveHeight = height
      loss.caveats = hataCaveats(distance: profile.length, effectiveHeight: actual)
      loss.formula = hata.loss(baseHeight: height, distanceKm: profile.length / 1000)
    } else if let cell {
      loss.formula = cell.meanLoss(distance2D: profile.length, ends: ends)
      loss.caveats = [TR38901.distances(of: cell.environment).caveat(for: profile.length)].compactMap(\.self)
    }
    if diffraction != .none {
      let found = Bullington.obstruction(
        along: profile, transmitterHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
        effectiveEarthRadius: effectiveEarthRadius)
      loss.obstruction = found
      loss.pathType = found.isLineOfSight ? .lineOfSight : .transHorizon
      loss.diffraction = diffractionLoss(along: profile, ends: ends, obstruction: found)
    }
    loss.total = max(loss.freeSpace, loss.formula ?? loss.freeSpace) + (loss.diffraction ?? 0)
    loss.caveats = (loss.caveats + linkCaveats(ends: ends)).sorted()
    return loss
  }

  private func diffractionLoss(
    along profile: PathProfile, ends: LinkEnds, obstruction: Bullington.Obstruction
  ) -> Double {
    let wavelength = FreeSpace.wavelength(frequencyMHz: ends.frequencyMHz)
    switch diffraction {
    case .none: return 0
    case .bullington:
      return Bullington.loss(obstruction: obstruction.value, wavelength: wavelength, length: profile.length)
    case .deltaBullington:
      // Without a point between the ends there is no surface to fit.
      guard profile.heights.count > 2 else { return 0 }
      return DeltaBullington(along: profile, ends: ends, effectiveEarthRadius: effectiveEarthRadius).loss
    case .deygout:
      return Deygout.loss(
        edges: Deygout.edges(
          along: profile, transmitterHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
          effectiveEarthRadius: effectiveEarthRadius), wavelength: wavelength, length: profile.length)
    }
  }

  /// The least loss that any path of a length can have, dB.
  ///
  /// Terrain only adds, and Hata's formula is least for the greatest effective height.
  func leastLoss(distance: Double, ends: LinkEnds) -> Double {
    let freeSpace = FreeSpace.loss(distance: distance, frequencyMHz: ends.frequencyMHz)
    if let hata = hataFormula(frequencyMHz: ends.frequencyMHz, receiverHeight: ends.receiverHeight) {
      let formula = hata.loss(
        baseHeight: HataFormula.baseHeights.upperBound, distanceKm: distance / 1000)
      return max(freeSpace, formula)
    }
    return cell.map { max(freeSpace, $0.meanLoss(distance2D: distance, ends: ends)) } ?? freeSpace
  }

  /// Distances that Okumura measured over.
  private static let hataDistancesKm = ValidityRange("paths in km of", 1...20, in: "the Hata family")
  private static let hataBaseHeights = ValidityRange(
    "base antennas in m over the country around of", HataFormula.baseHeights, in: "the Hata family")

  private func hataCaveats(distance: Double, effectiveHeight: Double) -> [ModelCaveat] {
    [
      Self.hataDistancesKm.caveat(for: distance / 1000), Self.hataBaseHeights.caveat(for: effectiveHeight),
    ].compactMap(\.self)
  }

  /// What a link asks of the model beyond its range whatever its path, sorted; of distances the range.
  func caveats(ends: LinkEnds) -> [ModelCaveat] {
    let distances: ValidityRange? =
      cell.map { TR38901.distances(of: $0.environment) }
      ?? (basic == .freeSpace ? nil : Self.hataDistancesKm)
    let heights: [ModelCaveat] = takesEffectiveHeight ? [.heldWithin(Self.hataBaseHeights)] : []
    return (linkCaveats(ends: ends) + heights + (distances.map { [.distancesBeyond($0)] } ?? [])).sorted()
  }

  /// Carrier and heights beyond the model's range.
  private func linkCaveats(ends: LinkEnds) -> [ModelCaveat] {
    switch basic {
    case .freeSpace: return []
    case .threeGPPRuralMacro, .threeGPPUrbanMacro, .threeGPPUrbanMicro:
      return cell?.caveats(ends: ends) ?? []
    case .okumuraHata, .cost231Hata, .hata:
      var caveats: [ModelCaveat] = []
      let takesCOST = basic == .cost231Hata || (basic == .hata && ends.frequencyMHz > 1500)
      let range = takesCOST ? 1500.0...2000.0 : 150.0...1500.0
      if !range.contains(ends.frequencyMHz) {
        caveats.append(
          .frequencyOutside(
            formula: takesCOST ? "COST-231 Hata" : "Okumura–Hata", frequencyMHz: ends.frequencyMHz))
      }
      if !(1...10).contains(ends.receiverHeight) {
        caveats.append(.receiverHeightOutside(height: ends.receiverHeight))
      }
      return caveats.sorted()
    }
  }
}
