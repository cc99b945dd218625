import Propagation

/// The losses of one carrier as they are kept: the codes of its cells, then how many paths asked what of the
/// Longley–Rice model beyond its range; the other models say nothing of single paths.
enum PathLossRecord {
  /// Two values each.
  private static let kinds = LongleyRiceCaveat.allCases

  /// How many values a record of some cells has.
  static func count(cells: Int, model: PropagationModel) -> Int {
    cells + (hasCaveats(model) ? 2 * kinds.count : 0)
  }

  static func values(codes: [UInt16], caveats: [ModelCaveat: Int], model: PropagationModel) -> [UInt16] {
    guard hasCaveats(model) else { return codes }
    return codes
      + kinds.flatMap { kind -> [UInt16] in
        let count = UInt32(clamping: caveats[.longleyRice(kind)] ?? 0)
        return [UInt16(count >> 16), UInt16(truncatingIfNeeded: count)]
      }
  }

  static func caveats(of values: [UInt16], cells: Int, model: PropagationModel) -> [ModelCaveat: Int] {
    guard hasCaveats(model) else { return [:] }
    var caveats: [ModelCaveat: Int] = [:]
    for (index, kind) in kinds.enumerated() {
      let place = cells + 2 * index
      let count = Int(values[place]) << 16 | Int(values[place + 1])
      if count > 0 { caveats[.longleyRice(kind)] = count }
    }
    return caveats
  }

  private static func hasCaveats(_ model: PropagationModel) -> Bool {
    if case .longleyRice = model { true } else { false }
  }
}
