import Geography
import RadioNetwork
import Terrain
import Testing

@testable import Synthesis

/// What must hold for every province.
enum ProvinceChecks {
  static func counts(_ province: SyntheticProvince) {
    let preset = province.preset
    #expect(province.districts.count == preset.districts)
    #expect(province.communes.count == preset.communes)
    #expect(province.villages.count == preset.villages)
    #expect(province.villages.reduce(0) { $0 + $1.population } == preset.population)
    #expect(province.villages.allSatisfy { $0.households >= 1 && $0.households <= $0.population })
    #expect(Set(province.communes.map(\.districtName)).count == preset.districts)
    #expect(Set(province.villages.map(\.communeID)).count == preset.communes)
    #expect(Set(province.sectors.map(\.mastID)).count == preset.masts)
    for (generation, count) in preset.stations {
      let stations = province.sectors.filter { $0.generation == generation }.map(\.stationID)
      #expect(Set(stations).count == count)
    }
    let programme = province.villages.map(\.programme)
    #expect(programme.count { $0 == .covered } == preset.coveredWhiteSpots)
    #expect(programme.count { $0 == .remaining } == preset.remainingWhiteSpots)
    let without = Int((preset.settlement.unelectrifiedShare * Double(preset.villages)).rounded())
    #expect(province.villages.count { $0.electricity == .none } == without)
  }

  static func identifiers(_ province: SyntheticProvince) {
    #expect(Set(province.districts.map(\.id)).count == province.districts.count)
    #expect(Set(province.districts.map(\.name)).count == province.districts.count)
    #expect(Set(province.communes.map(\.id)).count == province.communes.count)
    #expect(Set(province.communes.map(\.name)).count == province.communes.count)
    #expect(Set(province.villages.map(\.id)).count == province.villages.count)
    #expect(Set(province.villages.map { $0.communeID + $0.name }).count == province.villages.count)
    #expect(Set(province.sectors.map(\.sectorID)).count == province.sectors.count)
    // One mast, one place; one station, one operator and generation.
    #expect(
      Set(province.sectors.map { "\($0.mastID) \($0.position)" }).count == province.preset.masts)
    #expect(
      Set(province.sectors.map { "\($0.stationID) \($0.mastID) \($0.operatorName) \($0.generation)" })
        .count == province.preset.stationCount)
  }

  static func clusters(_ province: SyntheticProvince) {
    let share = province.preset.settlement.speciallyDifficultShare
    #expect(
      province.villages.count(where: \.isSpeciallyDifficult)
        == Int((share * Double(province.villages.count)).rounded()))
    for village in province.villages {
      #expect(village.clusters.map(\.area) == village.area.polygons)
      #expect(village.clusters.reduce(0) { $0 + $1.population } == village.population)
      #expect(village.clusters.reduce(0) { $0 + $1.households } == village.households)
      #expect(village.clusters.allSatisfy { $0.population >= 1 })
      #expect(Set(village.clusters.map(\.name)).count == village.clusters.count)
    }
  }

  static func mergers(_ province: SyntheticProvince) {
    #expect(province.mergers.flatMap(\.communes).sorted() == Array(province.communes.indices))
    #expect(Set(province.mergers.map(\.name)).count == province.mergers.count)
    let old = Set(province.communes.map(\.name))
    #expect(province.mergers.allSatisfy { !old.contains($0.name) && $0.communes.count <= 4 })
    for merger in province.mergers {
      #expect(Set(merger.communes.map { province.communes[$0].districtName }).count == 1)
    }
  }

  static func communesHaveStations(_ province: SyntheticProvince) {
    for generation in province.preset.network.inEveryCommune {
      let positions = Set(province.sectors.lazy.filter { $0.generation == generation }.map(\.position))
      for commune in province.communes {
        // A mast counts for the commune of its cell of 120 m, so it may stand half a diagonal beyond the border.
        let area = commune.area.buffered(by: 90)
        let prepared = PreparedArea(area)
        let isThere = positions.contains { area.bounds!.contains($0) && prepared.contains($0) }
        #expect(isThere, "\(generation.rawValue) in \(commune.id)")
      }
    }
  }

  static func areas(_ province: SyntheticProvince) {
    let areaKm2 = province.outline.area / 1e6
    #expect(abs(areaKm2 / province.preset.areaKm2 - 1) < 0.001)
    #expect(province.outline.repaired() == nil)
    #expect(province.communes.allSatisfy { $0.area.repaired() == nil && !$0.area.polygons.isEmpty })
    #expect(province.districts.allSatisfy { $0.area.repaired() == nil })
    #expect(province.villages.allSatisfy { $0.area.repaired() == nil })
    // Corners on decimetres: a metre of border is off by half a square decimetre at most.
    let communesKm2 = province.communes.reduce(0) { $0 + $1.area.area } / 1e6
    #expect(abs(communesKm2 / areaKm2 - 1) < 1e-4)
    let ground = province.heights.grid.bounds
    #expect(province.outline.bounds.map { ground.contains(MapPoint(x: $0.minX, y: $0.minY)) } == true)

    let outline = PreparedArea(province.outline)
    #expect(province.villages.allSatisfy { village in village.area.points.allSatisfy(outline.contains) })
    #expect(province.sectors.allSatisfy { outline.contains($0.position) })
    villagesLieInTheirCommunes(province)
    villagesAreDisjoint(province)
  }

  private static func villagesLieInTheirCommunes(_ province: SyntheticProvince) {
    var within = 0
    for commune in province.communes {
      let prepared = PreparedArea(commune.area)
      let members = province.villages.filter { $0.communeID == commune.id }
      #expect(members.allSatisfy { prepared.contains($0.center) })
      within += members.count { $0.area.points.allSatisfy(prepared.contains) }
    }
    // Where a commune is full a village may reach over its border.
    #expect(Double(within) >= 0.98 * Double(province.villages.count))
  }

  private static func villagesAreDisjoint(_ province: SyntheticProvince) {
    let bounds = province.villages.map { $0.area.bounds! }
    for first in bounds.indices {
      for second in bounds.indices.dropFirst(first + 1) where bounds[first].intersects(bounds[second]) {
        let shared = province.villages[first].area.intersection(province.villages[second].area)
        #expect(shared.polygons.isEmpty)
      }
    }
  }
}
