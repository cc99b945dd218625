import RadioNetwork
import Terrain

/// The strongest known signal at a place, and who sends it.
public struct Signal: Hashable, Sendable, BitwiseCopyable {
  /// dBm of the generation's metric; −∞ where none arrives.
  public var level: Float
  /// The sector, a place in ``Network/sectors``; negative where there is none.
  public var server: Int32

  /// - Parameters: as the properties.
  @inlinable
  public init(level: Float, server: Int32) {
    self.level = level
    self.server = server
  }

  /// Nothing arrives.
  public static let none = Signal(level: -.infinity, server: -1)
}

/// One generation of one operator: what a verdict is given for.
public struct Layer: Hashable, Sendable {
  /// The generation.
  public let generation: Generation
  /// The operator.
  public let operatorName: String

  /// - Parameters: as the properties.
  public init(generation: Generation, operatorName: String) {
    self.generation = generation
    self.operatorName = operatorName
  }
}

/// The signal of every layer at every cell.
///
/// Levels are kept down to ``floorLevels`` only: sectors are not followed beyond the distance where
/// even the best path falls below, so lower levels would be incomplete and are dropped.
public struct SignalField: Sendable {
  /// The cells.
  public let grid: MetricGrid
  /// The layers, oldest generation first, operators by name.
  public let layers: [Layer]
  /// The level of each layer below which nothing is kept, dBm.
  public let floorLevels: [Float]
  /// Row by row, in a row layer by layer, in a layer column by column.
  public internal(set) var signals: [Signal]
  /// The highest level that sectors behind unknown ground could give, dBm; laid out as ``signals``;
  /// empty where all ground is known.
  public internal(set) var possible: [Float]

  init(grid: MetricGrid, layers: [Layer], floorLevels: [Float], hasUnknownGround: Bool) {
    self.grid = grid
    self.layers = layers
    self.floorLevels = floorLevels
    signals = Array(repeating: .none, count: grid.count * layers.count)
    possible = hasUnknownGround ? Array(repeating: -.infinity, count: signals.count) : []
  }

  /// The place of a cell's signal in ``signals``.
  @inlinable
  public func index(of cell: MetricGrid.Cell, layer: Int) -> Int {
    (cell.row * layers.count + layer) * grid.columns + cell.column
  }

  /// The signal of a layer at a cell.
  public func signal(at cell: MetricGrid.Cell, layer: Int) -> Signal {
    signals[index(of: cell, layer: layer)]
  }

  /// The level that could be there if the unknown ground were as good as can be; −∞ if none is unknown.
  public func possibleLevel(at cell: MetricGrid.Cell, layer: Int) -> Float {
    possible.isEmpty ? -.infinity : possible[index(of: cell, layer: layer)]
  }

  /// The strongest signal among layers at a cell; of equals the first sector.
  public func strongest(at cell: MetricGrid.Cell, layers: [Int]) -> (signal: Signal, possible: Float) {
    var best = Signal.none
    var possible = -Float.infinity
    for layer in layers {
      best.take(signal(at: cell, layer: layer))
      possible = Float.maximum(possible, possibleLevel(at: cell, layer: layer))
    }
    return (best, possible)
  }
}

extension Signal {
  /// Becomes the other where that is stronger, or as strong with an earlier sector: in whichever
  /// order signals are taken, the result is the same.
  @inlinable
  mutating func take(_ other: Signal) {
    if other.level > level || (other.level == level && other.server < server && other.server >= 0) {
      self = other
    }
  }
}
