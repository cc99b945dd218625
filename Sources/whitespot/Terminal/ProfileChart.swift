import Planning

/// The terrain profile of a link as a picture of letters: ground, and the ray over or through it.
struct ProfileChart {
  private static let columns = 60
  private static let rows = 9
  /// A cell filled by none to eight eighths.
  private static let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  let samples: [LinkReport.Sample]
  /// m.
  let distance: Double

  /// Top row first. The heights beside it are above sea level.
  var lines: [String] {
    let columns = (0..<Self.columns).map(column)
    let low = columns.map(\.ground).min() ?? 0
    // Flat ground stays flat.
    let high = max(columns.map { max($0.ground, $0.ray) }.max() ?? 0, low + 30)
    let step = (high - low) / Double(Self.rows)
    let width = max(Self.label(high).count, Self.label(low).count)
    let picture = (0..<Self.rows).reversed().map { row in
      let floor = low + Double(row) * step
      let label = row == Self.rows - 1 ? Self.label(high) : row == 0 ? Self.label(low) : ""
      return "  " + TextTable.rightAligned(label, width) + " "
        + String(columns.map { Self.cell(ground: $0.ground, ray: $0.ray, floor: floor, step: step) })
    }
    let axis = TextTable.rightAligned(
      "\(Int((distance / 100).rounded()) / 10).\(Int((distance / 100).rounded()) % 10) km", Self.columns - 1)
    return picture + ["  " + TextTable.padded("", width) + " 0" + axis]
  }

  /// The highest ground of a column, so that no summit falls between two, and the ray in its middle.
  private func column(_ index: Int) -> (ground: Double, ray: Double) {
    let last = Double(samples.count - 1)
    let start = Double(index) / Double(Self.columns) * last
    let end = Double(index + 1) / Double(Self.columns) * last
    let covered = samples[Int(start)...Int(end.rounded(.up))]
    let middle = (start + end) / 2
    let before = samples[Int(middle)]
    let after = samples[min(Int(middle) + 1, samples.count - 1)]
    let part = middle - middle.rounded(.down)
    let inside = covered.dropFirst().dropLast().map(\.ground)
    return (
      inside.max() ?? before.ground + (after.ground - before.ground) * part,
      before.ray + (after.ray - before.ray) * part
    )
  }

  private static func cell(ground: Double, ray: Double, floor: Double, step: Double) -> Character {
    if ray >= floor, ray < floor + step || ray == floor + step {
      return ray < ground ? "x" : "·"
    }
    let eighths = ((ground - floor) / step * 8).rounded()
    return blocks[Int(min(8, max(0, eighths)))]
  }

  private static func label(_ height: Double) -> String { "\(Int(height.rounded())) m" }
}
