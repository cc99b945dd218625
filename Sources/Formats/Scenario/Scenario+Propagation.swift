import Propagation
import Terrain

extension Scenario {
  /// How loss is predicted: the model's name, and the parameters of all models; each takes its own.
  public struct Propagation: Sendable, Equatable {
    /// The model.
    public var model: Model
    /// No sector is followed farther, m.
    public var maximumDistance: Double
    /// Whether a path leads to every cell's centre, instead of to the receiver of a radial nearest to it.
    public var isExact: Bool
    /// Free space, the Hata family and TR 38.901: what terrain adds.
    public var diffraction: EmpiricalModel.Diffraction
    /// The Hata family: surroundings of receivers.
    public var environment: HataEnvironment
    /// Free space, the Hata family and TR 38.901: k.
    public var effectiveEarthRadiusFactor: Double
    /// P.1812 and Longley–Rice: shares of time, of locations, and (Longley–Rice) of like situations, %.
    public var timePercent, locationPercent, situationPercent: Double
    /// P.1812 and Longley–Rice.
    public var polarization: Polarization
    /// P.1812: ΔN, N-units/km.
    public var lapseRate: RefractivityValue
    /// P.1812 and Longley–Rice: N₀, N-units; nil for the model's default.
    public var surfaceRefractivity: RefractivityValue?
    /// P.1812: the square over which locations are counted, m; nil for the cell.
    public var predictionResolution: Double?
    /// P.1812: radio-climatic zones.
    public var zones: Zones
    /// P.1812: what stands on the ground; nil for bare ground.
    public var landCover: LandCover?
    /// Longley–Rice: climate, and ε and σ of the ground.
    public var climate: RadioClimate
    public var permittivity, conductivity: Double
    /// Longley–Rice: which chances are told apart, and which do not count.
    public var variability: Variability
    public var certain: [CertainVariability]
  }

  /// The models that a scenario can name.
  public enum Model: String, CaseIterable, Sendable {
    case freeSpace = "free-space"
    case okumuraHata = "okumura-hata"
    case cost231Hata = "cost231-hata"
    case hata
    case threeGPPRuralMacro = "3gpp-rma"
    case threeGPPUrbanMacro = "3gpp-uma"
    case threeGPPUrbanMicro = "3gpp-umi"
    case p1812 = "itu-r-p1812"
    case longleyRice = "longley-rice"
    case automatic
  }

  /// Which chances the Longley–Rice model tells apart.
  public enum Variability: String, CaseIterable, Sendable {
    case singleMessage = "single-message"
    case accidental, mobile, broadcast

    var kind: LongleyRice.VariabilityMode.Kind {
      switch self {
      case .singleMessage: .singleMessage
      case .accidental: .accidental
      case .mobile: .mobile
      case .broadcast: .broadcast
      }
    }
  }

  /// What is exactly known on a path.
  public enum CertainVariability: String, CaseIterable, Sendable {
    case location, situation
  }

  /// A quantity of the atmosphere: one number, or a map that is read at the middle of the area.
  public enum RefractivityValue: Sendable, Equatable {
    case number(Double)
    case map(String)
  }

  /// Radio-climatic zones: one for all, or a raster of the ITU's codes 1, 3 and 4.
  public enum Zones: Sendable, Equatable {
    case uniform(RadioClimaticZone)
    case raster(String)
  }

  /// A raster of classes, and how high what stands there is.
  public struct LandCover: Sendable, Equatable {
    /// Path.
    public var raster: String
    /// The system of a raster that does not name its own.
    public var crs: String?
    /// Codes that are known beforehand.
    public var classes: LandCoverClasses
    /// Representative clutter height, m, by code: added to those, or in their place.
    public var heights: [Int: Double]

    /// Representative clutter height by code, m.
    public var clutterHeights: [Int: Double] {
      classes.clutterHeights.merging(heights) { _, own in own }
    }
  }

  /// Sets of codes.
  public enum LandCoverClasses: String, CaseIterable, Sendable {
    /// ESA WorldCover 2020 and 2021.
    case esaWorldCover = "esa-worldcover"
    /// None: the scenario lists all.
    case own

    /// Representative clutter heights, m: each class under its category of P.1812-8, Table 2. Water and open
    /// land have 0, suburbs 10, forest 15.
    var clutterHeights: [Int: Double] {
      switch self {
      case .own: [:]
      case .esaWorldCover:
        [
          10: 15,  // tree cover
          20: 0,  // shrubland
          30: 0,  // grassland
          40: 0,  // cropland
          50: 10,  // built-up
          60: 0,  // bare
          70: 0,  // snow and ice
          80: 0,  // water
          90: 0,  // herbaceous wetland
          95: 15,  // mangroves
          100: 0,  // moss and lichen
        ]
      }
    }
  }
}

extension Scenario.Propagation {
  /// The model with the parameters that only the study's place can give.
  ///
  /// - Parameters:
  ///   - lapseRate: ΔN there, N-units/km.
  ///   - surfaceRefractivity: N₀ there, N-units; nil for the model's default.
  ///   - latitudeDegrees: of the middle of the area.
  ///   - cellSize: m.
  /// - Throws: what the Longley–Rice model refuses.
  public func propagationModel(
    lapseRate: Double, surfaceRefractivity: Double?, latitudeDegrees: Double, cellSize: Double
  ) throws(LongleyRiceError) -> PropagationModel {
    let p1812 = P1812(
      timePercent: timePercent, locationPercent: locationPercent, polarization: polarization,
      lapseRate: lapseRate, surfaceRefractivity: surfaceRefractivity ?? 325,
      latitudeDegrees: latitudeDegrees, predictionResolution: predictionResolution ?? cellSize)
    switch model {
    case .freeSpace, .okumuraHata, .cost231Hata, .hata, .threeGPPRuralMacro, .threeGPPUrbanMacro,
      .threeGPPUrbanMicro:
      guard let basic = EmpiricalModel.Basic(rawValue: model.rawValue) else {
        preconditionFailure("the scenario and the model spell \(model.rawValue) alike")
      }
      return .empirical(
        EmpiricalModel(
          basic: basic, diffraction: diffraction, environment: environment,
          effectiveEarthRadiusFactor: effectiveEarthRadiusFactor))
    case .p1812: return .p1812(p1812)
    case .automatic: return .automatic(AutomaticModel(far: p1812))
    case .longleyRice:
      return .longleyRice(
        try LongleyRice(
          climate: climate, surfaceRefractivity: surfaceRefractivity ?? 301, permittivity: permittivity,
          conductivity: conductivity, polarization: polarization, timePercent: timePercent,
          locationPercent: locationPercent, situationPercent: situationPercent,
          variabilityMode: LongleyRice.VariabilityMode(
            variability.kind, eliminatesLocationVariability: certain.contains(.location),
            eliminatesDirectSituationVariability: certain.contains(.situation))))
    }
  }

  /// Whether the model looks at zones and clutter.
  public var takesGroundCover: Bool { model == .p1812 || model == .automatic }
}
