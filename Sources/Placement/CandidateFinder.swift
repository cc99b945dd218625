import Coverage
import RadioNetwork
import Terrain

/// Finds the places where a station of a generation could be built.
public struct CandidateFinder: Sendable {
  /// The generation that is wanted.
  public var generation: Generation
  /// Whose station is wanted; nil for anyone's.
  public var operatorName: String?
  /// Least distance between high points, m.
  public var highPointSpacing: Double
  /// Height of a high point above the lowest ground within the spacing, m.
  public var highPointProminence: Double
  /// Greatest distance from people who are not covered, m.
  public var maximumDistance: Double

  /// - Parameters: as the properties.
  public init(
    generation: Generation, operatorName: String?, highPointSpacing: Double, highPointProminence: Double,
    maximumDistance: Double
  ) {
    self.generation = generation
    self.operatorName = operatorName
    self.highPointSpacing = highPointSpacing
    self.highPointProminence = highPointProminence
    self.maximumDistance = maximumDistance
  }

  /// The candidates of some kinds near to the demand, in the order of the kinds, each kind in its own order.
  public func find(
    _ kinds: [CandidateSite.Kind], network: Network, villages: [Village], demand: Demand, ground: Ground,
    grid: MetricGrid, studyArea: Raster<Bool>
  ) -> [CandidateSite] {
    let near = Neighbourhood(points: demand.items.map { grid.center(of: $0.cell) }, radius: maximumDistance)
    return kinds.flatMap { kind -> [CandidateSite] in
      switch kind {
      case .existingMast: masts(of: network, near: near)
      case .highPoint: highPoints(on: ground, grid: grid, studyArea: studyArea, near: near)
      case .villageCentre: villageCentres(of: villages, demand: demand)
      }
    }
  }

  private func masts(of network: Network, near: Neighbourhood) -> [CandidateSite] {
    let equipped = Set(
      network.stations.lazy.filter {
        $0.generation == generation && (operatorName == nil || $0.operatorName == operatorName)
      }.map(\.mast))
    return network.masts.indices.filter { !equipped.contains($0) }.compactMap { index in
      let mast = network.masts[index]
      guard near.contains(mast.position) else { return nil }
      return CandidateSite(
        id: "mast:\(mast.id)", kind: .existingMast, name: mast.id, position: mast.position)
    }
  }

  private func highPoints(
    on ground: Ground, grid: MetricGrid, studyArea: Raster<Bool>, near: Neighbourhood
  ) -> [CandidateSite] {
    HighPoints.find(on: ground, radius: highPointSpacing, prominence: highPointProminence) { point in
      grid.cell(containing: point).map { studyArea[$0] } ?? false && near.contains(point)
    }.map { cell in
      let point = ground.grid.center(of: cell)
      let height = Int(ground.heights[cell].rounded())
      return CandidateSite(
        id: "hill:\(Int(point.x)),\(Int(point.y))", kind: .highPoint, name: "\(height) m", position: point)
    }
  }

  private func villageCentres(of villages: [Village], demand: Demand) -> [CandidateSite] {
    Set(demand.items.map(\.village)).sorted().map { index in
      CandidateSite(
        id: "village:\(villages[index].id)", kind: .villageCentre, name: villages[index].name,
        position: villages[index].center)
    }
  }
}

/// Whether some point of a set is within a radius: the points sorted into squares of that side.
private struct Neighbourhood {
  private struct Square: Hashable {
    let column, row: Int
  }

  private let squares: [Square: [MapPoint]]
  private let radius: Double

  init(points: [MapPoint], radius: Double) {
    self.radius = radius
    squares = Dictionary(grouping: points) { Self.square(of: $0, side: radius) }
  }

  func contains(_ point: MapPoint) -> Bool {
    let middle = Self.square(of: point, side: radius)
    for row in middle.row - 1...middle.row + 1 {
      for column in middle.column - 1...middle.column + 1 {
        let members = squares[Square(column: column, row: row)] ?? []
        if members.contains(where: { $0.distance(to: point) <= radius }) { return true }
      }
    }
    return false
  }

  private static func square(of point: MapPoint, side: Double) -> Square {
    Square(column: Int((point.x / side).rounded(.down)), row: Int((point.y / side).rounded(.down)))
  }
}
