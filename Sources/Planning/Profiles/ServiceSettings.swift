import Coverage
import Formats
import RadioNetwork

/// What counted as service of a generation, with all defaults filled in.
public struct ServiceSettings: Codable, Sendable {
  /// The mapping of throughput: share of Shannon's bound, least SINR, most bit/s in a hertz.
  public struct Mapping: Codable, Sendable {
    public let attenuation, leastSINRdB, mostEfficiency: Double

    private enum CodingKeys: String, CodingKey {
      case attenuation, mostEfficiency
      case leastSINRdB = "least_sinr_db"
    }
  }

  /// Generation and what its level measures.
  public let generation, metric: String
  /// Levels, dBm; the best nil where there is no such grade.
  public let coveredDBm, weakDBm: Double
  public let veryGoodDBm: Double?
  /// Chance with which they are reached, and the spread of levels, dB.
  public let locationProbability, shadowingDB: Double
  /// Load of interfering cells and of the uplink, and one of how many shares a channel.
  public let load, reuse: Double
  /// The phone above the ground, m, where it is, and what it takes, dB.
  public let receiverHeight: Double
  public let environment: String
  public let bodyLossDB, noiseFigureDB: Double
  /// Throughput asked, Mbit/s.
  public let downlinkMbps, uplinkMbps: Double?
  /// `judged` or `reported`.
  public let uplink: String
  /// From SINR to throughput.
  public let throughput: Mapping

  init(_ service: Service) {
    generation = service.generation.rawValue
    metric = service.generation.metric.rawValue
    coveredDBm = service.coveredLevel.dBm
    weakDBm = service.weakLevel.dBm
    veryGoodDBm = service.veryGoodLevel?.dBm
    locationProbability = service.locationProbability
    shadowingDB = service.shadowing.sigma.value
    load = service.load
    reuse = service.reuse
    receiverHeight = service.receiverHeight
    environment = service.reception.environment.words
    bodyLossDB = service.reception.terminal.bodyLossDB
    noiseFigureDB = service.reception.terminal.noiseFigureDB
    downlinkMbps = service.downlinkMbps
    uplinkMbps = service.uplinkMbps
    uplink = service.isUplinkJudged ? "judged" : "reported"
    throughput = Mapping(
      attenuation: service.mapping.attenuation, leastSINRdB: service.mapping.leastSINRdB,
      mostEfficiency: service.mapping.mostEfficiency)
  }

  private enum CodingKeys: String, CodingKey {
    case generation, metric, locationProbability, load, reuse, environment, uplink, throughput
    case coveredDBm = "covered_dbm"
    case weakDBm = "weak_dbm"
    case veryGoodDBm = "very_good_dbm"
    case shadowingDB = "shadowing_db"
    case receiverHeight = "receiver_height_m"
    case bodyLossDB = "body_loss_db"
    case noiseFigureDB = "noise_figure_db"
    case downlinkMbps = "downlink_mbps"
    case uplinkMbps = "uplink_mbps"
  }
}

extension ReceptionEnvironment {
  /// `outdoor`, `in-vehicle`, `indoor: traditional building, 50 %`, `15 dB`.
  var words: String {
    switch self {
    case .outdoor: "outdoor"
    case .inVehicle(let vehicle):
      "in-vehicle: \(vehicle.mean.value.short) dB, σ \(vehicle.sigma.value.short) dB"
    case .indoor(let building, let probability):
      "indoor: \(building.rawValue) building, \((100 * probability).decimals(0)) %"
    case .fixed(let lossDB): "\(lossDB.short) dB"
    }
  }
}
