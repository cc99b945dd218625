import Foundation

/// One line of a table.
struct Row: Codable {
  let part: String
  let name: String
  var threads: Int?
  /// By the clock on the wall, the median.
  var seconds: Double?
  /// Of all cores, the median: what other programs on the machine disturb less.
  var processorSeconds: Double?
  var goalSeconds: Double?
  var nanosecondsPerCell: Double?
  var peakMegabytes: Double?
  /// A figure of another kind, in words.
  var note: String?
  /// Tells whether two runs computed the same.
  var checksum: String?

  init(_ part: String, _ name: String) {
    self.part = part
    self.name = name
  }
}

/// Markdown on standard output, and one file with the rows of all parts.
enum Report {
  static func add(_ rows: [Row], to path: String) throws {
    show(rows)
    let file = URL(fileURLWithPath: path)
    let earlier = try? JSONDecoder().decode([Row].self, from: Data(contentsOf: file))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode((earlier ?? []) + rows).write(to: file)
  }

  private typealias Column = (heading: String, cell: (Row) -> String?)

  private static func show(_ rows: [Row]) {
    guard let part = rows.first?.part else { return }
    let all: [Column] = [
      (part, { $0.name }), ("threads", { $0.threads.map(String.init) }),
      ("s", { $0.seconds.map { number($0, 3) } }), ("core s", { $0.processorSeconds.map { number($0, 3) } }),
      ("goal s", { $0.goalSeconds.map { "≤ " + number($0) } }),
      ("ns a cell", { $0.nanosecondsPerCell.map { number($0, 0) } }),
      ("peak MB", { $0.peakMegabytes.map { number($0, 0) } }), ("", { $0.note }),
      ("checksum", { $0.checksum }),
    ]
    let columns = all.filter { column in rows.contains { column.cell($0) != nil } }
    print("| " + columns.map(\.heading).joined(separator: " | ") + " |")
    print("|" + columns.map { $0.heading == part ? "---|" : "---:|" }.joined())
    for row in rows { print("| " + columns.map { $0.cell(row) ?? "" }.joined(separator: " | ") + " |") }
    print()
  }

  /// At the most so many decimals, or exactly so many.
  static func number(_ value: Double, _ decimals: Int? = nil) -> String {
    decimals.map { String(format: "%.\($0)f", value) } ?? String(format: "%g", value)
  }
}

extension [Double] {
  var median: Double { sorted()[count / 2] }
}
