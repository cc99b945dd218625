import Coverage
import RadioNetwork
import Terrain

/// People who are not covered, cell by cell: what new sites compete for.
public struct Demand: Sendable {
  /// People of one village in one cell.
  public struct Item: Hashable, Sendable {
    /// The cell they live in.
    public let cell: MetricGrid.Cell
    /// Place of their village in its list.
    public let village: Int
    /// How many, as a share of a village may be a fraction.
    public let people: Double
  }

  /// In the order of villages, then of the grid.
  public let items: [Item]
  /// All people of all items.
  public let people: Double

  /// The cells of villages that a generation does not cover.
  ///
  /// Cells of which unknown ground leaves open whether they are covered are no demand: nobody knows.
  ///
  /// - Parameters:
  ///   - people: inhabitants of each village.
  ///   - judge: what the field says of a cell.
  ///   - layers: the field's layers that count as covering already.
  public init(footprints: [Footprint], people: [Double], judge: CellJudge, layers: [Int]) {
    var items: [Item] = []
    for (village, footprint) in footprints.enumerated() where people[village] > 0 {
      for part in footprint.parts where part.share > 0 {
        guard let cell = part.cell else { continue }
        guard layers.allSatisfy({ judge.outcome(at: cell, layer: $0).atBest != .covered }) else { continue }
        items.append(Item(cell: cell, village: village, people: people[village] * part.share))
      }
    }
    self.init(items: items)
  }

  /// The demand that is listed.
  init(items: [Item]) {
    self.items = items
    people = items.reduce(0) { $0 + $1.people }
  }
}
