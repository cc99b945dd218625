import Geography
import Parallelism
import RadioNetwork
import Terrain

/// A province that does not exist, made after a preset: its ground, its people, its network.
///
/// The coordinates of real stations and villages are not public; their published counts are carried
/// exactly. The same preset and seed give the same bits on every machine, for any number of threads.
public struct SyntheticProvince: Sendable {
  /// What it is made after.
  public let preset: ProvincePreset
  /// The seed it is made from.
  public let seed: UInt64
  /// The ground, m above sea level, over the province and a margin around it.
  public let heights: Raster<Int16>
  /// The province's border.
  public let outline: MultiPolygon
  /// The first has the provincial town.
  public let districts: [SyntheticDistrict]
  /// The first is the provincial town.
  public let communes: [SyntheticCommune]
  /// Commune by commune.
  public let villages: [SyntheticVillage]
  /// What the reform of 1 July 2025 makes of the communes, in the order of their first.
  public let mergers: [SyntheticMerger]
  /// Mast by mast.
  public let sectors: [SyntheticSector]
}

/// A district of a synthetic province.
public struct SyntheticDistrict: Sendable, Hashable {
  /// Unique: "HG-D01".
  public let id: String
  /// Unique in the province.
  public let name: String
  /// Its communes as one area.
  public let area: MultiPolygon
}

/// A commune of a synthetic province.
public struct SyntheticCommune: Sendable, Hashable {
  /// Unique: "HG-001".
  public let id: String
  /// Unique in the province.
  public let name: String
  /// The district it belongs to.
  public let districtName: String
  /// Communes share borders and leave nothing of the province out.
  public let area: MultiPolygon
}

/// Communes that the reform of 1 July 2025 makes one.
public struct SyntheticMerger: Sendable, Hashable {
  /// The new commune's name, unique in the province.
  public let name: String
  /// Neighbouring communes of one district, as places in ``SyntheticProvince/communes``, ascending.
  public let communes: [Int]
}

/// A cluster of houses of a village (cụm dân cư).
public struct SyntheticCluster: Sendable, Hashable {
  /// Unique in its village: "Cụm 1".
  public let name: String
  /// Its houses: one of the polygons of the village.
  public let area: Polygon
  /// People and households; those of a village's clusters sum to the village's.
  public let population, households: Int
}

/// A village of a synthetic province.
public struct SyntheticVillage: Sendable, Hashable {
  /// Where a village has its electricity from.
  public enum Electricity: String, Sendable, Hashable, CaseIterable {
    /// The national grid.
    case grid
    /// None from the grid.
    case none
  }

  /// What the white-spot programme has done for a village.
  public enum Programme: String, Sendable, Hashable, CaseIterable {
    /// It was never a white spot.
    case none
    /// It was one, and has got a mast of its own.
    case covered
    /// It still is one.
    case remaining
  }

  /// Unique: "HG-001-05", the fifth village of the first commune.
  public let id: String
  /// Unique in its commune.
  public let name: String
  /// The commune it belongs to.
  public let communeID, communeName, districtName: String
  /// Its houses: one or two hamlets, a few with a hole. Villages never overlap.
  public let area: MultiPolygon
  /// Where its cultural house stands, inside ``area`` unless that has a hole there.
  public let center: MapPoint
  /// People and households.
  public let population, households: Int
  /// Where it has its electricity from.
  public let electricity: Electricity
  /// What the white-spot programme has done for it.
  public let programme: Programme
  /// Whether it counts as specially difficult (thôn đặc biệt khó khăn).
  public let isSpeciallyDifficult: Bool
  /// Its clusters of houses, at least one; the first is the largest, with the cultural house.
  public let clusters: [SyntheticCluster]
}

/// A sector of a synthetic network: one row of an operator's site list.
public struct SyntheticSector: Sendable, Hashable {
  /// The mast, its station and this sector: "HG0001", "HG0001-VTL-4G", "HG0001-VTL-4G-1".
  public let mastID, stationID, sectorID: String
  /// Who runs the station.
  public let operatorName: String
  /// What it speaks.
  public let generation: Generation
  /// Where the mast stands, m.
  public let position: MapPoint
  /// Boresight, degrees clockwise from grid north; nil for an omnidirectional antenna.
  public let azimuthDegrees: Double?
  /// Degrees that the main beam looks below the horizon.
  public let downtiltDegrees: Double
  /// The antenna above the ground, m.
  public let heightM: Double
  /// The carrier, and its width.
  public let frequencyMHz, bandwidthMHz: Double
  /// Power at the transmitter's port, whole carrier.
  public let powerDBm: Double
  /// Antenna gain over an isotropic one.
  public let gainDBi: Double
  /// Loss of feeder and connectors.
  public let lossDB: Double
}
