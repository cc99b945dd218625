import Formats
import Propagation

/// The propagation model of a run with the parameters that it took; nil for those of other models.
public struct PropagationSettings: Codable, Sendable {
  /// As scenarios name it.
  public let model: String
  /// Whether a path led to every cell's centre; nil where cells took receivers of radials.
  public private(set) var exact: Bool?
  /// What terrain adds in the empirical models, and the surroundings of the Hata family.
  public private(set) var diffraction, environment: String?
  /// Effective Earth radius over the real one.
  public private(set) var effectiveEarthRadiusFactor: Double?
  /// Shares for which the loss is not exceeded, %.
  public private(set) var timePercent, locationPercent, situationPercent: Double?
  public private(set) var polarization: String?
  /// ΔN, N-units/km, and N₀, N-units.
  public private(set) var deltaN, n0: Double?
  /// Latitude for which ducting is reckoned, degrees.
  public private(set) var latitudeDegrees: Double?
  /// Square over which locations are counted, m.
  public private(set) var predictionResolution: Double?
  /// The zone of all ground, or the raster that tells it.
  public private(set) var zones: String?
  /// The raster of clutter; `none` for bare ground.
  public private(set) var landCover: String?
  /// Longley–Rice: NTIA's codes of the climate and of the mode of variability.
  public private(set) var climate, variabilityMode: Int?
  /// Longley–Rice: ε and σ of the ground.
  public private(set) var permittivity, conductivity: Double?

  init(_ model: PropagationModel, scenario: Scenario) {
    self.model = model.name
    if scenario.propagation.isExact { exact = true }
    switch model {
    case .empirical(let empirical): take(empirical)
    case .p1812(let p1812): take(p1812, scenario: scenario)
    case .automatic(let automatic): take(automatic.far, scenario: scenario)
    case .longleyRice(let longleyRice): take(longleyRice)
    }
  }

  private mutating func take(_ model: EmpiricalModel) {
    diffraction = model.diffraction.rawValue
    if model.cell == nil, model.basic != .freeSpace { environment = model.environment.rawValue }
    effectiveEarthRadiusFactor = model.effectiveEarthRadiusFactor
  }

  private mutating func take(_ model: P1812, scenario: Scenario) {
    timePercent = model.timePercent
    locationPercent = model.locationPercent
    polarization = model.polarization.rawValue
    deltaN = model.lapseRate
    n0 = model.surfaceRefractivity
    latitudeDegrees = (model.latitudeDegrees * 1e4).rounded() / 1e4
    predictionResolution = model.predictionResolution
    zones =
      switch scenario.propagation.zones {
      case .uniform(let zone): zone.rawValue
      case .raster(let file): file
      }
    landCover = scenario.propagation.landCover?.raster ?? "none"
  }

  private mutating func take(_ model: LongleyRice) {
    timePercent = model.timePercent
    locationPercent = model.locationPercent
    situationPercent = model.situationPercent
    polarization = model.polarization.rawValue
    n0 = model.surfaceRefractivity
    climate = model.climate.rawValue
    variabilityMode = model.variabilityMode.code
    permittivity = model.permittivity
    conductivity = model.conductivity
  }

  private enum CodingKeys: String, CodingKey {
    case model, exact, diffraction, environment, effectiveEarthRadiusFactor, timePercent, locationPercent,
      situationPercent, polarization, zones, landCover, climate, variabilityMode, permittivity, conductivity
    case deltaN = "delta_n"
    case n0
    case latitudeDegrees = "latitude_deg"
    case predictionResolution = "prediction_resolution_m"
  }
}
