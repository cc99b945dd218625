import Propagation
import RadioNetwork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a threshold profile asks of a cell that a sector serves, worked out once a sector.
struct SectorDemand: Sendable {
  /// The spread of levels around their median, of the ground's and of the terminal's surroundings together.
  let shadowing: Shadowing
  /// Between a median and the level that is reached with the profile's location probability, dB.
  let margin: Float
  /// Behind the margin, dBm: from where on there is signal at all, and the downlink has the covered level.
  let weakLevel, downlinkLevel: Float
  /// Behind the margin, dBm: from where on the terminal is heard as the profile asks; −∞ where it does not ask.
  let uplinkLevel: Float
  /// Signal over interference and noise that the profile's throughput asks for; 0 where it asks for none.
  let ratio: Float
  /// Thermal noise in the judged signal, mW.
  let noisePower: Float
  /// Spectrum that the carrier fills, times the share of the time that it sends down, MHz.
  let occupiedMHz: Double

  /// A sector whose generation is not judged: no cell has it as its server.
  static let unjudged = SectorDemand()

  private init() {
    shadowing = Shadowing(sigma: .zero)
    margin = 0
    weakLevel = .infinity
    downlinkLevel = .infinity
    uplinkLevel = .infinity
    ratio = .infinity
    noisePower = 1
    occupiedMHz = 0
  }

  /// What a service asks of the cells of a sector of its generation.
  init(of sector: Sector, service: Service) {
    shadowing = service.terminalEnd.spread(frequencyMHz: sector.frequencyMHz)
    margin = Float(service.margin(frequencyMHz: sector.frequencyMHz).value)
    weakLevel = Float(service.weakLevel.dBm)
    downlinkLevel = Float(service.coveredLevel.dBm)
    uplinkLevel =
      service.asksForUplink
      ? service.balance(of: sector).map { Float($0.uplinkLevel.dBm) } ?? .infinity : -.infinity
    occupiedMHz =
      ReferenceSignal.occupiedBandwidth(service.generation, bandwidthMHz: sector.bandwidthMHz) / 1e6
      * BaseStationEnd(sector, generation: service.generation).timeShare.downlink
    ratio = Self.ratio(for: service, occupiedMHz: occupiedMHz)
    noisePower =
      Lanes.milliwatts(Lanes(repeating: Float(service.noise(bandwidthMHz: sector.bandwidthMHz).dBm)))[0]
  }

  /// Signal over interference and noise that a downlink throughput takes; ∞ where the carrier is too narrow for it.
  private static func ratio(for service: Service, occupiedMHz: Double) -> Float {
    guard let throughput = service.downlinkMbps else { return 0 }
    return service.mapping.sinrDB(forMbps: throughput, bandwidthMHz: occupiedMHz).map {
      Float(pow(10, $0 / 10))
    }
      ?? .infinity
  }

  /// The least median that could be covered, dBm: where nothing disturbs.
  var leastMedian: Float {
    Float.maximum(Float.maximum(downlinkLevel, uplinkLevel), 10 * log10(ratio * noisePower)) + margin
  }
}

extension Service {
  /// The least median level with which a sector of the generation covers, where nothing disturbs it: with the margin,
  /// and with what throughput and uplink ask for.
  public func leastMedian(of sector: Sector) -> PowerLevel {
    PowerLevel(dBm: Double(SectorDemand(of: sector, service: self).leastMedian))
  }
}
