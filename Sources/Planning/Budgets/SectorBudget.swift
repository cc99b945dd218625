import Coverage
import Propagation
import RadioNetwork

/// The link budgets of one sector, both directions, for the service that judges its generation.
public struct SectorBudget: Codable, Sendable {
  /// One direction.
  public struct Direction: Codable, Sendable {
    /// The most that may be lost between the antennas, in the median, dB: basic transmission loss and what
    /// the base's antenna loses beside its main beam.
    public let mostLossDB: Double
    /// Line by line; nil in lists of sectors.
    public let rows: [Row]?

    private enum CodingKeys: String, CodingKey {
      case mostLossDB = "maximum_path_loss_db"
      case rows
    }
  }

  /// A line of a budget.
  public struct Row: Codable, Sendable {
    /// What it is, and in which unit.
    public let name, unit: String
    /// In that unit.
    public let value: Double
    /// `start`, `change`, `subtotal`, `requirement` or `result`.
    public let kind: String
    /// Where the value is from.
    public let remark: String?

    init(_ row: LinkBudgetRow) {
      name = row.name
      unit = row.unit
      value = row.value
      kind = row.kind.rawValue
      remark = row.remark
    }
  }

  /// Ids, and who runs it.
  public let sector, station, mast, operatorName: String
  /// `4G`.
  public let generation: String
  /// The carrier, MHz.
  public let frequencyMHz, bandwidthMHz: Double
  /// What levels measure.
  public let metric: String
  /// The level that makes a place covered, dBm.
  public let coveredDBm: Double
  /// The level that the downlink is worked out for, dBm: higher where a throughput asks for more; nil without
  /// a downlink.
  public let requiredDBm: Double?
  /// The share of places in which both directions are to close.
  public let locationProbability: Double
  /// From the base station, and from the terminal; nil where the carrier cannot carry what the service asks
  /// of that direction.
  public let downlink, uplink: Direction?
  /// `downlink` or `uplink`: which gives out first; a direction that is nil, before the other.
  public let limitingSide: String
  /// The downlink level at the terminal below which the uplink does not close, dBm; nil without an uplink.
  public let uplinkLevelDBm: Double?
  /// Uses of a document outside its range.
  public let caveats: [String]

  private enum CodingKeys: String, CodingKey {
    case sector, station, mast, generation, metric, downlink, uplink, caveats
    case operatorName = "operator"
    case frequencyMHz = "frequency_mhz"
    case bandwidthMHz = "bandwidth_mhz"
    case coveredDBm = "covered_dbm"
    case requiredDBm = "required_dbm"
    case locationProbability = "location_probability"
    case limitingSide = "limiting_side"
    case uplinkLevelDBm = "uplink_level_dbm"
  }

  init(_ sector: Sector, in network: Network, service: Service, withRows: Bool) {
    let station = network.stations[sector.station]
    let downlink = service.downlinkBudget(of: sector)
    let uplink = service.uplinkBudget(of: sector)
    func direction(_ loss: Decibels, _ rows: @autoclosure () -> [LinkBudgetRow]) -> Direction {
      Direction(mostLossDB: loss.value, rows: withRows ? rows().map(Row.init) : nil)
    }
    self.sector = sector.id
    self.station = station.id
    mast = network.masts[station.mast].id
    operatorName = station.operatorName
    generation = station.generation.rawValue
    frequencyMHz = sector.frequencyMHz
    bandwidthMHz = sector.bandwidthMHz
    metric = station.generation.metric.rawValue
    coveredDBm = service.coveredLevel.dBm
    locationProbability = service.locationProbability
    self.downlink = downlink.map { direction($0.mostLoss, $0.rows) }
    self.uplink = uplink.map { direction($0.mostLoss, $0.rows) }
    requiredDBm = downlink?.requiredLevel.dBm
    limitingSide = service.limitingSide(of: sector).rawValue
    uplinkLevelDBm = uplink?.downlinkLevel.dBm
    caveats = service.reception.environment.caveats(frequencyMHz: sector.frequencyMHz).map(\.description)
  }

  /// How much further the downlink reaches than the uplink, dB; nil without one of them.
  public var excessDB: Double? {
    guard let downlink, let uplink else { return nil }
    return downlink.mostLossDB - uplink.mostLossDB
  }

  /// Whether its budgets are there line by line.
  public var isLineByLine: Bool { (downlink ?? uplink)?.rows != nil }
}
