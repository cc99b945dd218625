import Geography
import Terrain

/// Names, numbers and borders of all places.
struct PlaceRegister {
  let districts: [SyntheticDistrict]
  let communes: [SyntheticCommune]
  let villages: [SyntheticVillage]
  let mergers: [SyntheticMerger]

  init(
    _ preset: ProvincePreset, seed: UInt64, outline: ProvinceOutline, ground: SettlementGround,
    communes layout: CommuneLayout, villages sites: [VillageLayout.Site], roads: RoadTree,
    whiteSpots: WhiteSpots
  ) {
    var names = PlaceNames(seed: seed, style: preset.settlement.names)
    let districtNames = names.districts(preset.districts)
    let communeNames = names.communes(preset.communes)
    let cells = MultiPolygon.voronoiCells(of: layout.centers, within: outline.area).map(Self.onDecimetres)
    communes = cells.indices.map { commune in
      SyntheticCommune(
        id: "\(preset.code)-\(padded(commune + 1, 3))", name: communeNames[commune],
        districtName: districtNames[layout.districts[commune]], area: cells[commune])
    }
    districts = districtNames.indices.map { district in
      let members = cells.indices.filter { layout.districts[$0] == district }
      return SyntheticDistrict(
        id: "\(preset.code)-D\(padded(district + 1, 2))", name: districtNames[district],
        area: MultiPolygon(members.flatMap { cells[$0].polygons }).dissolved())
    }
    villages = Self.villages(
      preset, seed, ground, communes, sites, roads, whiteSpots, Set(layout.towns), &names)
    let groups = CommuneMergers(layout, columns: ground.grid.columns).groups
    var newNames = PlaceNames(seed: seed, style: preset.settlement.names, stream: .mergers)
    mergers = zip(newNames.mergedCommunes(groups.count, avoiding: communeNames), groups).map(
      SyntheticMerger.init)
  }

  private static func villages(
    _ preset: ProvincePreset, _ seed: UInt64, _ ground: SettlementGround, _ communes: [SyntheticCommune],
    _ sites: [VillageLayout.Site], _ roads: RoadTree, _ whiteSpots: WhiteSpots, _ towns: Set<Int>,
    _ names: inout PlaceNames
  ) -> [SyntheticVillage] {
    var programme = [SyntheticVillage.Programme](repeating: .none, count: sites.count)
    for village in whiteSpots.remaining { programme[village] = .remaining }
    for (village, _) in whiteSpots.covered { programme[village] = .covered }
    let populations = Census.populations(
      preset, seed: seed, sites: sites, towns: towns, isWhite: programme.map { $0 != .none })
    let households = Census.households(populations, preset: preset, seed: seed)
    let electricity = Census.electricity(
      preset, seed: seed, sites: sites, ground: ground, roads: roads,
      isWhite: programme.map { $0 != .none })
    let difficulty = Census.specialDifficulty(
      preset, seed: seed, sites: sites, ground: ground, roads: roads, electricity: electricity,
      isWhite: programme.map { $0 != .none })

    var shape = VillageShape(seed: seed)
    var result: [SyntheticVillage] = []
    for commune in communes.indices {
      let members = sites.indices.filter { sites[$0].commune == commune }
      for (number, (village, name)) in zip(members, names.villages(members.count)).enumerated() {
        let area = shape.area(of: sites[village])
        result.append(
          SyntheticVillage(
            id: "\(communes[commune].id)-\(padded(number + 1, 2))", name: name,
            communeID: communes[commune].id, communeName: communes[commune].name,
            districtName: communes[commune].districtName, area: area,
            center: sites[village].center, population: populations[village],
            households: households[village], electricity: electricity[village],
            programme: programme[village], isSpeciallyDifficult: difficulty[village],
            clusters: clusters(
              area, sites[village].hamlets, people: populations[village], households: households[village])))
      }
    }
    return result
  }

  private static func clusters(
    _ area: MultiPolygon, _ hamlets: [HamletCircle], people: Int, households: Int
  ) -> [SyntheticCluster] {
    let people = Census.shares(of: people, among: hamlets)
    let households = Census.shares(of: households, among: hamlets)
    return hamlets.indices.map {
      SyntheticCluster(
        name: "Cụm \($0 + 1)", area: area.polygons[$0], population: people[$0], households: households[$0])
    }
  }

  /// Corners on decimetres: the last bits of a cut depend on the version of the library that cut.
  private static func onDecimetres(_ area: MultiPolygon) -> MultiPolygon {
    let rounded = area.map { ring in
      ring.map { MapPoint(x: ($0.x * 10).rounded() / 10, y: ($0.y * 10).rounded() / 10) }
    }
    return rounded.repaired()?.area ?? rounded
  }
}
