import Propagation
import RadioNetwork
import Terrain

/// All that the signal field depends on.
public struct CoverageRequest: Sendable {
  /// Where levels are wanted.
  public var grid: MetricGrid
  /// The cells of the grid that belong to the study; nothing is computed for the others.
  public var studyArea: Raster<Bool>
  /// The ground under the grid, under all masts and between them.
  public var ground: Ground
  /// What is on air.
  public var network: Network
  /// The bearing of grid north at each mast, degrees clockwise from true north.
  public var gridNorthBearings: [Double]
  /// The generations that are judged, and how.
  public var services: [Service]
  /// How loss is predicted.
  public var model: PropagationModel
  /// No sector is followed farther than this, m; the result says how many it stopped.
  public var maximumDistance: Double
  /// Whether a path leads to every cell's centre, in the model's plain form: slow, and the referee of the
  /// radials, where a cell takes the receiver nearest to it.
  public var isExact: Bool
  /// How far below the thermal noise sectors are followed because they disturb others; nil where no interference
  /// is asked for.
  public var interferenceDepth: Decibels?

  /// - Parameters: as the properties.
  public init(
    grid: MetricGrid, studyArea: Raster<Bool>, ground: Ground, network: Network,
    gridNorthBearings: [Double], services: [Service], model: PropagationModel, maximumDistance: Double,
    isExact: Bool = false, interferenceDepth: Decibels? = nil
  ) {
    precondition(gridNorthBearings.count == network.masts.count, "a bearing a mast")
    precondition(studyArea.grid == grid, "the study area lies on the grid")
    self.grid = grid
    self.studyArea = studyArea
    self.ground = ground
    self.network = network
    self.gridNorthBearings = gridNorthBearings
    self.services = services
    self.model = model
    self.maximumDistance = maximumDistance
    self.isExact = isExact
    self.interferenceDepth = interferenceDepth
  }

  /// The layers that the services and the network have in common, in the order of the services.
  public var layers: [Layer] {
    services.flatMap { service in
      Set(
        network.stations.lazy.filter { $0.generation == service.generation }.map(\.operatorName)
      ).sorted().map { Layer(generation: service.generation, operatorName: $0) }
    }
  }

  /// Steps from a place to the corner of the grid that is farthest from it: no cell needs more.
  func stepsToFarthestCorner(from position: MapPoint) -> Int {
    let bounds = grid.bounds
    let dx = max(abs(position.x - bounds.minX), abs(position.x - bounds.maxX))
    let dy = max(abs(position.y - bounds.minY), abs(position.y - bounds.maxY))
    return Int(((dx * dx + dy * dy).squareRoot() / grid.cellSize).rounded(.up)) + 1
  }

  /// Memory that the losses of one mast take at the most, bytes: its radials and its window, 16 bits a
  /// carrier each. One mast's are held at a time.
  public var largestMastBytes: Double {
    let limit = maximumDistance / grid.cellSize
    let carriers = Double(
      network.sectorsByMast.map { sectors in
        Set(sectors.map { [network.sectors[$0].antennaHeight, network.sectors[$0].frequencyMHz] }).count
      }.max() ?? 0)
    return network.masts.map { mast in
      let reach = min(limit, Double(stepsToFarthestCorner(from: mast.position))) + 32
      return 2 * carriers * (8 * reach * reach + 4 * reach * reach)
    }.max() ?? 0
  }

  /// The service of a generation; nil where it is not judged.
  public func service(of generation: Generation) -> Service? {
    services.first { $0.generation == generation }
  }
}
