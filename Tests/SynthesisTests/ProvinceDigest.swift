import Geography
import Terrain

@testable import Synthesis

/// A number made of every bit of a province: two provinces with one digest are the same.
struct ProvinceDigest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ province: SyntheticProvince) {
    add(UInt64(province.heights.grid.columns))
    for height in province.heights.values { add(UInt64(truncatingIfNeeded: height)) }
    add(province.outline)
    for district in province.districts {
      add(district.id + district.name)
      add(district.area)
    }
    for commune in province.communes {
      add(commune.id + commune.name + commune.districtName)
      add(commune.area)
    }
    for village in province.villages {
      add(village.id + village.name + village.communeID + village.communeName + village.districtName)
      add(village.area)
      add(village.center)
      add(UInt64(village.population))
      add(UInt64(village.households))
      add(village.electricity.rawValue + village.programme.rawValue)
    }
    for sector in province.sectors {
      add(sector.mastID + sector.stationID + sector.sectorID + sector.operatorName)
      add(sector.generation.rawValue)
      add(sector.position)
      for number in [
        sector.azimuthDegrees ?? -1, sector.downtiltDegrees, sector.heightM, sector.frequencyMHz,
        sector.bandwidthMHz, sector.powerDBm, sector.gainDBi, sector.lossDB,
      ] { add(number.bitPattern) }
    }
  }

  private mutating func add(_ word: UInt64) {
    value = SplitMix64.mixed(value ^ word)
  }

  private mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
  }

  private mutating func add(_ point: MapPoint) {
    add(point.x.bitPattern)
    add(point.y.bitPattern)
  }

  private mutating func add(_ area: MultiPolygon) {
    for point in area.points { add(point) }
  }
}
