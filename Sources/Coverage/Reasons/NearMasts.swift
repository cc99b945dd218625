import RadioNetwork
import Terrain

/// The masts around a village, by what stands on them.
struct NearMasts {
  /// Ascending by distance, of equals by their order.
  private let masts: [VerdictReason.NearMast]
  private let tenants: Tenants

  /// What stands on each mast.
  struct Tenants: Sendable {
    /// By mast, then by the field's layers: sectors, ascending.
    let sectors: [[[Int]]]
    /// By mast: who has a station there, of any generation.
    let operators: [Set<String>]
    /// By mast: the highest antenna, m.
    let tallest: [Double]

    init(_ network: Network, layers: [Layer]) {
      let places = Dictionary(uniqueKeysWithValues: layers.enumerated().map { ($1, $0) })
      let none = [[Int]](repeating: [], count: layers.count)
      var sectors = [[[Int]]](repeating: none, count: network.masts.count)
      var operators = [Set<String>](repeating: [], count: network.masts.count)
      var tallest = [Double](repeating: 0, count: network.masts.count)
      for (index, sector) in network.sectors.enumerated() {
        let station = network.stations[sector.station]
        let layer = Layer(generation: station.generation, operatorName: station.operatorName)
        if let place = places[layer] { sectors[station.mast][place].append(index) }
        operators[station.mast].insert(station.operatorName)
        tallest[station.mast] = max(tallest[station.mast], sector.antennaHeight)
      }
      self.sectors = sectors
      self.operators = operators
      self.tallest = tallest
    }
  }

  /// - Parameter distance: no mast farther away is looked at, m.
  init(_ place: MapPoint, network: Network, tenants: Tenants, within distance: Double) {
    self.tenants = tenants
    masts = network.masts.indices.lazy.map {
      VerdictReason.NearMast(mast: $0, distance: network.masts[$0].position.distance(to: place))
    }.filter { $0.distance <= distance }.sorted {
      ($0.distance, $0.mast) < ($1.distance, $1.mast)
    }
  }

  /// The nearest mast of an operator, or of anyone.
  func nearest(ofOperator name: String?) -> VerdictReason.NearMast? {
    masts.first { mast in name.map { tenants.operators[mast.mast].contains($0) } ?? true }
  }

  /// The nearest masts with a layer, no more than so many.
  func nearest(_ count: Int, with layer: Int) -> [Int] {
    Array(masts.lazy.map(\.mast).filter { !tenants.sectors[$0][layer].isEmpty }.prefix(count))
  }
}
