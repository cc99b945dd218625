import Terrain

/// Neighbouring communes as districts.
enum DistrictGrouping {
  /// The district of each commune, and each district's town: the commune of the greatest weight in it.
  ///
  /// The provincial town's is the first district. Lloyd's rounds: each commune joins the nearest
  /// district, each district moves to the middle of its communes.
  static func districts(
    _ count: Int, of centers: [MapPoint], weights: [Double], _ random: inout RandomSource
  ) -> (districts: [Int], towns: [Int]) {
    var middles = spread(count, over: centers)
    var districts = centers.map { CommuneLayout.nearest($0, middles) }
    for _ in 0..<8 {
      for district in middles.indices {
        let members = centers.indices.filter { districts[$0] == district }
        guard !members.isEmpty else { continue }
        let sum = members.reduce((x: 0.0, y: 0.0)) { ($0.x + centers[$1].x, $0.y + centers[$1].y) }
        middles[district] = MapPoint(x: sum.x / Double(members.count), y: sum.y / Double(members.count))
      }
      districts = centers.map { CommuneLayout.nearest($0, middles) }
    }
    // Every district keeps a commune, and the provincial town is in the first.
    let first = districts[0]
    districts = districts.map { $0 == first ? 0 : $0 == 0 ? first : $0 }
    for district in middles.indices where !districts.contains(district) {
      let sizes = middles.indices.map { candidate in districts.count { $0 == candidate } }
      if let commune = districts.indices.last(where: { sizes[districts[$0]] > 1 && $0 > 0 }) {
        districts[commune] = district
      }
    }
    let towns = middles.indices.map { district in
      district == 0
        ? 0
        : centers.indices.filter { districts[$0] == district }.max {
          weights[$0] != weights[$1] ? weights[$0] < weights[$1] : $0 > $1
        }!
    }
    return (districts, towns)
  }

  /// Centres far from each other, the provincial town's the first.
  private static func spread(_ count: Int, over centers: [MapPoint]) -> [MapPoint] {
    var chosen = [centers[0]]
    while chosen.count < count {
      func room(_ point: MapPoint) -> Double { chosen.map { $0.distance(to: point) }.min()! }
      let rooms = centers.map(room)
      let farthest = rooms.indices.max { rooms[$0] != rooms[$1] ? rooms[$0] < rooms[$1] : $0 > $1 }!
      chosen.append(centers[farthest])
    }
    return chosen
  }
}
