import Propagation
import Terrain

/// The codes of one radial: of the groups of eight receivers that some carrier reaches, and of no others.
struct RadialCodes: Sendable {
  /// Block after block: carrier by carrier the codes of eight receivers.
  var codes: [UInt16] = []
  /// How many paths asked what beyond the model's range, by carrier.
  var caveats: [Int: [ModelCaveat: Int]] = [:]
}

/// The codes of all radials of a mast. Most groups of receivers are reached by no carrier and take no room.
struct FanCodes: Sendable {
  /// Stands for a group that no carrier reaches.
  static let none: Int32 = -1

  let carriers: Int
  /// Groups of eight receivers a radial.
  let groups: Int
  /// The block of each group, radial by radial, counted from the radial's first.
  private let blocks: [Int32]
  /// Where the codes of a radial begin.
  private let starts: [Int]
  private let codes: [UInt16]

  init(carriers: Int, groups: Int, blocks: [Int32], radials: [RadialCodes]) {
    self.carriers = carriers
    self.groups = groups
    self.blocks = blocks
    var starts: [Int] = []
    starts.reserveCapacity(radials.count)
    var codes: [UInt16] = []
    codes.reserveCapacity(radials.reduce(0) { $0 + $1.codes.count })
    for radial in radials {
      starts.append(codes.count)
      codes += radial.codes
    }
    self.starts = starts
    self.codes = codes
  }

  /// Where the code of a receiver's first carrier is; those of the others follow each eight places behind the one
  /// before. nil where no carrier reaches the receiver's group.
  @inline(__always)
  func place(radial: Int, receiver: Int) -> Int? {
    let block = blocks[radial * groups + receiver >> 3]
    return block < 0 ? nil : starts[radial] + Int(block) * carriers * 8 + receiver & 7
  }

  @inline(__always)
  subscript(place: Int) -> UInt16 { codes[place] }

  /// Where cells may take a code that is not ``LossCode/outOfReach``.
  func reachedCells(of grid: MetricGrid, from origin: MapPoint, fan: RadialFan) -> CoarseMask {
    var mask = CoarseMask.Marks(grid)
    for radial in starts.indices {
      let direction = fan.direction(radial)
      for group in 0..<groups where blocks[radial * groups + group] >= 0 {
        let distance = (Double(group * 8) + 3.5) * grid.cellSize
        mask.mark(MapPoint(x: origin.x + distance * direction.x, y: origin.y + distance * direction.y))
      }
    }
    return CoarseMask(mask)
  }
}
