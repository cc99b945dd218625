import Propagation
import RadioNetwork
import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One sector to one place by the terrain profile between them, in the model's plain form.
public struct SectorPath: Sendable {
  /// A place in ``Network/sectors``.
  public let sector: Int
  /// Where it leads.
  public let place: MapPoint
  /// The ground between.
  public let profile: PathProfile
  /// Heights and carrier.
  public let ends: LinkEnds
  /// What is lost on the way.
  public let loss: PathLoss
  /// What the antenna loses toward the place, dB.
  public let attenuationDB: Double
  /// The median at the terminal, dBm of the generation's metric.
  public let level: PowerLevel
}

/// Traces sectors to places.
public struct PathTracer: Sendable {
  /// What sends.
  public let network: Network
  private let ground: Ground
  private let model: PropagationModel
  private let gridNorthBearings: [Double]
  private let step: Double

  /// - Parameters:
  ///   - gridNorthBearings: the bearing of grid north at each mast, degrees clockwise from true north.
  ///   - step: the largest spacing of a profile's samples, m.
  public init(
    network: Network, ground: Ground, model: PropagationModel, gridNorthBearings: [Double], step: Double
  ) {
    self.network = network
    self.ground = ground
    self.model = model
    self.gridNorthBearings = gridNorthBearings
    self.step = step
  }

  /// The mast of a sector.
  public func mast(of sector: Int) -> Int { network.stations[network.sectors[sector].station].mast }

  /// The ground from a mast to a place; one nearer than a step is taken a step away, as along the radials.
  public func profile(from mast: Int, to place: MapPoint) -> PathProfile {
    ground.profile(fromMast: network.masts[mast].position, to: place, step: step)
  }

  /// A sector to a place.
  ///
  /// - Parameters:
  ///   - profile: from the sector's mast to the place; nil to read it.
  ///   - service: whose terminal receives.
  ///   - rise: by how much the antenna is raised, m.
  /// - Throws: what of the path or the link the model cannot take.
  public func path(
    of sector: Int, to place: MapPoint, profile: PathProfile? = nil, service: Service,
    raisedBy rise: Double = 0
  ) throws(ModelRefusal) -> SectorPath {
    let antenna = network.sectors[sector]
    let mast = mast(of: sector)
    let profile = profile ?? self.profile(from: mast, to: place)
    let ends = LinkEnds(
      transmitterHeight: antenna.antennaHeight + rise, receiverHeight: service.receiverHeight,
      frequencyMHz: antenna.frequencyMHz)
    let loss = try model.loss(along: profile, ends: ends)
    let attenuation = antenna.antenna.attenuationDB(
      azimuthOffsetDegrees: azimuth(from: mast, to: place) - antenna.azimuthDegrees,
      elevationDegrees: model.elevationDegrees(along: profile, ends: ends))
    return SectorPath(
      sector: sector, place: place, profile: profile, ends: ends, loss: loss, attenuationDB: attenuation,
      level: level(antenna, loss: loss, service: service) - Decibels(attenuation))
  }

  /// The level that a sector's station would bring to a place from another mast, its main beam toward it.
  public func level(
    ofStationLike sector: Int, on mast: Int, antennaHeight: Double, at place: MapPoint, service: Service
  ) throws(ModelRefusal) -> PowerLevel {
    let antenna = network.sectors[sector]
    let ends = LinkEnds(
      transmitterHeight: antennaHeight, receiverHeight: service.receiverHeight,
      frequencyMHz: antenna.frequencyMHz)
    let loss = try model.loss(along: profile(from: mast, to: place), ends: ends)
    return level(antenna, loss: loss, service: service)
  }

  private func level(_ sector: Sector, loss: PathLoss, service: Service) -> PowerLevel {
    sector.referencePower(service.generation) - Decibels(loss.total)
      - service.reception.loss(frequencyMHz: sector.frequencyMHz)
  }

  /// Degrees clockwise from true north.
  private func azimuth(from mast: Int, to place: MapPoint) -> Double {
    let position = network.masts[mast].position
    return atan2(place.x - position.x, place.y - position.y) * 180 / .pi + gridNorthBearings[mast]
  }
}

extension Ground {
  /// The terrain profile from a mast to a place; one nearer than a step is taken a step away.
  func profile(fromMast mast: MapPoint, to place: MapPoint, step: Double) -> PathProfile {
    let distance = mast.distance(to: place)
    guard distance < step else { return profile(from: mast, to: place, step: step) }
    let scale = distance > 0 ? step / distance : 0
    let end =
      distance > 0
      ? MapPoint(x: mast.x + (place.x - mast.x) * scale, y: mast.y + (place.y - mast.y) * scale)
      : MapPoint(x: mast.x + step, y: mast.y)
    return profile(from: mast, to: end, step: step)
  }
}
