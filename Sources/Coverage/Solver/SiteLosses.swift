import Propagation
import Terrain

/// Losses from one antenna to some cells only: the radials that meet none of them are not swept, and receivers
/// nowhere else are worked out. Scratch memory: one a thread, used for any number of sites.
public struct SiteLosses: Sendable {
  /// What a cell gets from the site.
  public struct Link: Sendable {
    /// Basic transmission loss, dB; NaN where the ground is unknown or the model refuses the path, maybe infinite where
    /// it is more than was said to be of use.
    public let loss: Float
    /// Angle above the horizon at which the antenna sees the cell over the curved Earth, degrees.
    public let elevationDegrees: Double

    /// - Parameters: as the properties.
    public init(loss: Float, elevationDegrees: Double) {
      self.loss = loss
      self.elevationDegrees = elevationDegrees
    }
  }

  private let ground: Ground
  private let grid: MetricGrid
  private let model: PropagationModel
  private let ends: LinkEnds
  private let fan: RadialFan
  private let carrier: CarrierLoss
  private let limits: CarrierLimits
  private var sweep: RadialSweep
  private var losses: LaneArray

  /// - Parameters:
  ///   - grid: what the cells are cells of.
  ///   - reach: the farthest cell that will be asked for, m.
  ///   - mostLoss: the greatest loss that is of use, dB.
  public init(
    ground: Ground, grid: MetricGrid, model: PropagationModel, ends: LinkEnds, reach: Double,
    mostLoss: Double = .infinity
  ) {
    self.ground = ground
    self.grid = grid
    self.model = model
    self.ends = ends
    let steps = max(1, Int((reach / grid.cellSize).rounded(.up)))
    fan = RadialFan(reach: steps)
    carrier = CarrierLoss(model: model, ends: ends, receivers: steps + 1, step: grid.cellSize)
    limits = mostLoss < .infinity ? CarrierLimits([(carrier, mostLoss)]) : .none
    sweep = RadialSweep(model: model, capacity: steps + 2, step: grid.cellSize, cover: ground.cover)
    losses = LaneArray(count: steps + 2)
  }

  /// The links from a place to cells within reach of it, in the order of the cells.
  ///
  /// A cell takes the receiver nearest to its centre, as in ``CoverageSolver``.
  public mutating func links(from site: MapPoint, to cells: [MetricGrid.Cell]) -> [Link] {
    var links = [Link](repeating: Link(loss: .nan, elevationDegrees: 0), count: cells.count)
    let places = cells.enumerated().map { index, cell -> (radial: Int, receiver: Int, index: Int) in
      let center = grid.center(of: cell)
      let receiver = min(
        max(1, Int(site.distance(to: center) / grid.cellSize + 0.5)), losses.lanes.count * 8 - 1)
      let place = fan.place(dx: center.x - site.x, dy: center.y - site.y)
      return (fan.radial(at: place, thinning: fan.thinning(atReceiver: receiver)), receiver, index)
    }.sorted { ($0.radial, $0.receiver, $0.index) < ($1.radial, $1.receiver, $1.index) }
    guard let antenna = ground.height(at: site).map({ $0 + ends.transmitterHeight }) else { return links }
    var start = 0
    while start < places.count {
      var end = start
      while end < places.count, places[end].radial == places[start].radial { end += 1 }
      solve(radial: places[start].radial, receivers: places[start..<end].map(\.receiver), from: site)
      for place in places[start..<end] where place.receiver < sweep.known {
        links[place.index] = Link(
          loss: losses[place.receiver],
          elevationDegrees: elevation(of: cells[place.index], from: site, antenna: antenna))
      }
      start = end
    }
    return links
  }

  private mutating func solve(radial: Int, receivers: [Int], from site: MapPoint) {
    sweep.asked.reset()
    for receiver in receivers { sweep.asked.ask(receiver...receiver) }
    sweep.sample(ground, from: site, direction: fan.direction(radial))
    sweep.read(
      antennaHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
      longestWavelength: FreeSpace.wavelength(frequencyMHz: ends.frequencyMHz), limits: limits)
    sweep.fill(&losses, of: carrier)
  }

  private func elevation(of cell: MetricGrid.Cell, from site: MapPoint, antenna: Double) -> Double {
    let center = grid.center(of: cell)
    let rise = (ground.height(at: center) ?? .nan) + ends.receiverHeight - antenna
    return model.elevationDegrees(rise: rise, distance: max(site.distance(to: center), grid.cellSize))
  }
}
