/// The losses of a mast's carriers to the cells of its window, as codes.
struct MastLosses: Sendable {
  let width: Int
  let height: Int
  let carriers: Int
  /// Row by row, in a row carrier by carrier, in a carrier column by column.
  var codes: [UInt16]

  init(window: MastWindow, carriers: Int) {
    width = window.columns.count
    height = window.rows.count
    self.carriers = carriers
    codes = Array(repeating: LossCode.outOfReach, count: width * height * carriers)
  }

  /// Codes of a row.
  var rowLength: Int { width * carriers }

  /// The codes of one carrier, row by row.
  func codes(ofCarrier carrier: Int) -> [UInt16] {
    var found: [UInt16] = []
    found.reserveCapacity(width * height)
    for row in 0..<height {
      let start = row * rowLength + carrier * width
      found.append(contentsOf: codes[start..<start + width])
    }
    return found
  }

  /// Takes the codes of one carrier, row by row; what follows behind them is not looked at.
  mutating func take(_ found: [UInt16], forCarrier carrier: Int) {
    precondition(found.count >= width * height, "a code a cell")
    for row in 0..<height {
      let start = row * rowLength + carrier * width
      codes.replaceSubrange(start..<start + width, with: found[row * width..<(row + 1) * width])
    }
  }
}
