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
