import Propagation
import Terrain

/// A place where antennas stand, whoever owns them. A mast carries several stations.
public struct Mast: Hashable, Sendable {
  /// Unique among masts.
  public let id: String
  /// In the working coordinate system, m.
  public let position: MapPoint

  /// - Parameters: as the properties.
  public init(id: String, position: MapPoint) {
    self.id = id
    self.position = position
  }
}

/// One generation of one operator on one mast: what Vietnamese statistics count as one BTS.
public struct Station: Hashable, Sendable {
  /// Unique among stations.
  public let id: String
  /// The mast it stands on, a place in ``Network/masts``.
  public let mast: Int
  /// Who runs it.
  public let operatorName: String
  /// What it speaks.
  public let generation: Generation

  /// - Parameters: as the properties.
  public init(id: String, mast: Int, operatorName: String, generation: Generation) {
    self.id = id
    self.mast = mast
    self.operatorName = operatorName
    self.generation = generation
  }
}

/// One antenna of a station and the carrier on it.
public struct Sector: Hashable, Sendable {
  /// Unique among sectors.
  public let id: String
  /// The station it belongs to, a place in ``Network/stations``.
  public let station: Int
  /// Boresight, degrees clockwise from true north; without meaning for an omnidirectional antenna.
  public let azimuthDegrees: Double
  /// Degrees that the main beam looks below the horizon.
  public let downtiltDegrees: Double
  /// The antenna above the ground, m.
  public let antennaHeight: Double
  /// The carrier, MHz.
  public let frequencyMHz: Double
  /// Width of the carrier, MHz.
  public let bandwidthMHz: Double
  /// Radiated power of the whole carrier into the main beam, relative to an isotropic antenna.
  public let eirp: PowerLevel
  /// How the power falls off beside the main beam.
  public let pattern: AntennaPattern

  /// - Parameters: as the properties.
  public init(
    id: String, station: Int, azimuthDegrees: Double, downtiltDegrees: Double, antennaHeight: Double,
    frequencyMHz: Double, bandwidthMHz: Double, eirp: PowerLevel, pattern: AntennaPattern
  ) {
    self.id = id
    self.station = station
    self.azimuthDegrees = azimuthDegrees
    self.downtiltDegrees = downtiltDegrees
    self.antennaHeight = antennaHeight
    self.frequencyMHz = frequencyMHz
    self.bandwidthMHz = bandwidthMHz
    self.eirp = eirp
    self.pattern = pattern
  }
}

/// Everything on air: masts, the stations on them, and the stations' sectors.
public struct Network: Hashable, Sendable {
  /// Sorted by id.
  public let masts: [Mast]
  /// Sorted by id.
  public let stations: [Station]
  /// In the order of their stations.
  public let sectors: [Sector]

  /// - Precondition: stations name masts, and sectors name stations, that are there.
  public init(masts: [Mast], stations: [Station], sectors: [Sector]) {
    precondition(stations.allSatisfy { masts.indices.contains($0.mast) }, "a station without a mast")
    precondition(sectors.allSatisfy { stations.indices.contains($0.station) }, "a sector without a station")
    self.masts = masts
    self.stations = stations
    self.sectors = sectors
  }

  /// The operators, sorted by name.
  public var operators: [String] { Set(stations.map(\.operatorName)).sorted() }

  /// The sectors on each mast, places in ``sectors``, ascending.
  public var sectorsByMast: [[Int]] {
    var result = [[Int]](repeating: [], count: masts.count)
    for (index, sector) in sectors.enumerated() { result[stations[sector.station].mast].append(index) }
    return result
  }
}
