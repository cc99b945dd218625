import Propagation
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
/// even the best path falls below, so lower levels would be incomplete and are not taken.
public struct SignalField: Sendable {
  /// The cells.
  public let grid: MetricGrid
  /// The layers, oldest generation first, operators by name.
  public let layers: [Layer]
  /// What the layers consist of: one channel each, or one a carrier where interference is held.
  public let channels: [Channel]
  /// The channels of each layer, neighbours in ``channels``.
  public let channelsOfLayers: [Range<Int>]
  /// The level of each layer below which nothing is kept, dBm.
  public let floorLevels: [Float]
  /// Row by row, in a row channel by channel, in a channel column by column.
  public internal(set) var signals: [Signal]
  /// What disturbs each signal, laid out as ``signals``; empty where it was not asked for.
  public internal(set) var interference: [Interference]
  /// What sectors behind unknown ground could give at the most; laid out as ``signals``; empty where all ground is
  /// known.
  public internal(set) var possible: [PossibleSignal]

  init(grid: MetricGrid, plan: FieldPlan, hasUnknownGround: Bool) {
    self.grid = grid
    layers = plan.layers
    channels = plan.channels
    channelsOfLayers = plan.layers.indices.map { layer in
      let first = plan.channels.firstIndex { $0.layer >= layer } ?? plan.channels.count
      return first..<(plan.channels[first...].firstIndex { $0.layer > layer } ?? plan.channels.count)
    }
    floorLevels = plan.floorLevels
    signals = Array(repeating: .none, count: grid.count * channels.count)
    interference = plan.hasInterference ? Array(repeating: .none, count: signals.count) : []
    possible = hasUnknownGround ? Array(repeating: .none, count: signals.count) : []
  }

  /// The place of a cell's signal in ``signals``.
  @inlinable
  public func index(of cell: MetricGrid.Cell, channel: Int) -> Int {
    (cell.row * channels.count + channel) * grid.columns + cell.column
  }

  /// The strongest signal of a layer at a cell.
  public func signal(at cell: MetricGrid.Cell, layer: Int) -> Signal {
    channelsOfLayers[layer].reduce(into: Signal.none) { $0.take(signals[index(of: cell, channel: $1)]) }
  }

  /// The level that could be there if the unknown ground were as good as can be; −∞ if none is unknown.
  public func possibleLevel(at cell: MetricGrid.Cell, layer: Int) -> Float {
    guard !possible.isEmpty else { return -.infinity }
    return channelsOfLayers[layer].reduce(-.infinity) {
      Float.maximum($0, possible[index(of: cell, channel: $1)].level)
    }
  }

  /// The strongest signal among layers at a cell; of equals the first sector.
  public func strongest(at cell: MetricGrid.Cell, layers: [Int]) -> Signal {
    layers.reduce(into: Signal.none) { $0.take(signal(at: cell, layer: $1)) }
  }
}

/// What sectors behind unknown ground could give a cell if nothing stood in the way.
public struct PossibleSignal: Hashable, Sendable, BitwiseCopyable {
  /// The highest of their levels, dBm.
  public var level: Float
  /// All their powers together, mW.
  public var power: Float

  /// Nothing behind unknown ground.
  public static let none = PossibleSignal(level: -.infinity, power: 0)

  /// Takes one more sector that could give a level, dBm.
  mutating func take(level: Float) {
    self.level = Float.maximum(self.level, level)
    power += Lanes.milliwatts(Lanes(repeating: level))[0]
  }
}

extension Signal {
  /// Whether it is stronger than another, or as strong with an earlier sector.
  @inlinable
  public func isStronger(than other: Signal) -> Bool {
    level > other.level || (level == other.level && server < other.server && server >= 0)
  }

  /// Becomes the other where that is stronger: in whichever order signals are taken, the result is the same.
  @inlinable
  mutating func take(_ other: Signal) {
    if other.isStronger(than: self) { self = other }
  }
}
