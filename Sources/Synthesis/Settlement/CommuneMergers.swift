/// Neighbouring communes of a district as the communes of the reform of 1 July 2025.
struct CommuneMergers {
  /// The communes of each new one, ascending; new communes in the order of their first.
  private(set) var groups: [[Int]] = []

  /// How many communes become one, where the neighbourhood allows; never more than ``most``.
  private static let usual = 3
  private static let most = 4

  /// Cells of border between two communes of one district.
  private let border: [[Int: Int]]
  private var groupOf: [Int?]

  init(_ layout: CommuneLayout, columns: Int) {
    border = Self.borders(layout, columns: columns)
    groupOf = [Int?](repeating: nil, count: layout.centers.count)
    // Those with the fewest neighbours left choose first, so that few are left over.
    while let next = openCommunes.min(by: { (freeNeighbours($0).count, $0) < (freeNeighbours($1).count, $1) })
    {
      form(from: next)
    }
    for commune in groups.indices.filter({ groups[$0].count == 1 }).map({ groups[$0][0] }) { settle(commune) }
    groups = groups.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private var openCommunes: [Int] { groupOf.indices.filter { groupOf[$0] == nil } }

  private func freeNeighbours(_ commune: Int) -> [Int] {
    border[commune].keys.filter { groupOf[$0] == nil }.sorted()
  }

  /// A group about a commune, each time with the free neighbour that shares the longest border with it.
  private mutating func form(from commune: Int) {
    let group = groups.count
    groups.append([commune])
    groupOf[commune] = group
    while groups[group].count < Self.usual {
      let candidates = Set(groups[group].flatMap(freeNeighbours)).sorted()
      guard
        let best = candidates.max(by: { left, right in
          let (a, b) = (shared(left, groups[group]), shared(right, groups[group]))
          return a != b ? a < b : left > right
        })
      else { return }
      groups[group].append(best)
      groupOf[best] = group
    }
  }

  private func shared(_ commune: Int, _ group: [Int]) -> Int {
    group.reduce(0) { $0 + (border[commune][$1] ?? 0) }
  }

  /// A commune that was left alone joins a neighbouring group, or takes a commune from a full one. Where
  /// it has no neighbour in its district it stays as it is.
  private mutating func settle(_ commune: Int) {
    let own = groupOf[commune]!
    let neighbours = border[commune].keys.sorted()
    let around = Set(neighbours.map { groupOf[$0]! }).sorted()
    if let group = around.filter({ groups[$0].count < Self.most })
      .min(by: { (groups[$0].count, $0) < (groups[$1].count, $1) })
    {
      groups[own] = []
      groups[group].append(commune)
      groupOf[commune] = group
    } else if let taken = neighbours.first(where: { isConnected(groups[groupOf[$0]!], without: $0) }) {
      groups[groupOf[taken]!].removeAll { $0 == taken }
      groups[own].append(taken)
      groupOf[taken] = own
    }
  }

  /// Whether a group hangs together when one commune leaves it.
  private func isConnected(_ group: [Int], without commune: Int) -> Bool {
    let rest = group.filter { $0 != commune }
    var reached = Array(rest.prefix(1))
    var position = 0
    while position < reached.count {
      reached += rest.filter { border[reached[position]][$0] != nil && !reached.contains($0) }
      position += 1
    }
    return reached.count == rest.count
  }

  /// Borders as cells of the settlement ground that lie side by side. Those of a cell or two, where three
  /// communes meet, are none.
  private static func borders(_ layout: CommuneLayout, columns: Int) -> [[Int: Int]] {
    var border = [[Int: Int]](repeating: [:], count: layout.centers.count)
    let cells = layout.communeOfCell
    for index in cells.indices {
      for next in [index + 1, index + columns]
      where next < cells.count && !(next == index + 1 && next % columns == 0) {
        let (a, b) = (Int(cells[index]), Int(cells[next]))
        guard a >= 0, b >= 0, a != b, layout.districts[a] == layout.districts[b] else { continue }
        border[a][b, default: 0] += 1
        border[b][a, default: 0] += 1
      }
    }
    return border.map { $0.filter { $0.value > 2 } }
  }
}
