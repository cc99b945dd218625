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
  /// How far below the weak level levels are still of interest.
  public var margin: Decibels

  /// - Parameters: as the properties.
  public init(
    grid: MetricGrid, studyArea: Raster<Bool>, ground: Ground, network: Network,
    gridNorthBearings: [Double], services: [Service], model: PropagationModel, maximumDistance: Double,
    margin: Decibels = .zero
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
    self.margin = margin
  }

  /// The layers that the services and the network have in common, in the order of the services.
  public var layers: [Layer] {
    services.flatMap { service in
      Set(
        network.stations.lazy.filter { $0.generation == service.generation }.map(\.operatorName)
      ).sorted().map { Layer(generation: service.generation, operatorName: $0) }
    }
  }

  /// The service of a generation; nil where it is not judged.
  public func service(of generation: Generation) -> Service? {
    services.first { $0.generation == generation }
  }
}
