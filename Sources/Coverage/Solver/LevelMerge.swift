import Propagation
import RadioNetwork
import Terrain

/// From a mast's path losses to the levels of its sectors, merged into what the field holds of each channel.
///
/// The antenna looks at the cell: in azimuth at the direction of the fan nearest to the cell's centre, in elevation at
/// the ground there.
struct LevelMerge: Sendable {
  let request: CoverageRequest
  let plan: MastPlan
  let directions: MastDirections
  let window: MastWindow
  let losses: MastLosses
  /// The level of each channel below which nothing is kept, dBm.
  let floorLevels: [Float]
  /// Ground under the cells, m: the raster that the window's grid lies on, and where the window begins in it.
  private let heights: GroundWindow
  /// The least loss of each carrier at each receiver, dB; only where ground is unknown.
  private let leastLosses: [Float]

  init(
    request: CoverageRequest, plan: MastPlan, directions: MastDirections, window: MastWindow,
    losses: MastLosses, floorLevels: [Float], hasUnknownPaths: Bool
  ) {
    self.floorLevels = floorLevels
    self.request = request
    self.plan = plan
    self.directions = directions
    self.window = window
    self.losses = losses
    heights = GroundWindow(request.ground, grid: request.grid)
    let step = request.grid.cellSize
    leastLosses =
      hasUnknownPaths
      ? plan.carriers.flatMap { carrier in
        (0...plan.reach).map {
          Float(request.model.leastLoss(distance: Double(max(1, $0)) * step, ends: carrier.ends))
        }
      } : []
  }

  /// One thread's working memory.
  struct Scratch {
    var sights: CellSights
    /// Elevation of the cells seen from the antenna, degrees.
    var elevations: LaneArray

    init(width: Int) {
      sights = CellSights(width: width)
      elevations = LaneArray(count: width + 8)
    }
  }

  // MARK: What arrives

  /// Merges the known levels into a row of the strongest signals.
  func takeSignals(row: Int, into signals: inout MutableSpan<Signal>, scratch: inout Scratch) {
    forEachSector(row: row, scratch: &scratch) { sector, carrier, cells, scratch in
      let start = sector.channel * request.grid.columns + window.columns.lowerBound
      let floor = floorLevels[sector.channel]
      let power = Float(sector.referencePower)
      let codeStart = codeStart(row: row, carrier: carrier)
      let index = sector.sector
      forEachGroup(of: cells) { group, count in
        let direct = power - LossCode.losses(losses.codes, from: codeStart + group, count: count)
        let bar = Lanes.greater(
          signals.levels(from: start + group, count: count), Lanes(repeating: floor))
        // The antenna only takes away: most sectors lose here already.
        guard (direct .>= bar).hasAny else { return }
        let levels = direct - attenuations(of: sector, first: group, count: count, scratch: scratch)
        for lane in 0..<count where levels[lane] >= bar[lane] {
          signals[start + group + lane].take(Signal(level: levels[lane], server: index))
        }
      }
    }
  }

  /// Adds the known levels to a row of the interference.
  func takeInterference(row: Int, into found: inout MutableSpan<Interference>, scratch: inout Scratch) {
    forEachSector(row: row, scratch: &scratch) { sector, carrier, cells, scratch in
      let start = sector.channel * request.grid.columns + window.columns.lowerBound
      let power = Float(sector.referencePower)
      let codeStart = codeStart(row: row, carrier: carrier)
      let bar = Lanes(repeating: power - LossCode.loss(LossCode.largest))
      forEachGroup(of: cells) { group, count in
        let direct = power - LossCode.losses(losses.codes, from: codeStart + group, count: count)
        guard (direct .>= bar).hasAny else { return }
        let levels = direct - attenuations(of: sector, first: group, count: count, scratch: scratch)
        let powers = Lanes.milliwatts(levels)
        for lane in 0..<count where direct[lane] >= bar[lane] {
          found[start + group + lane].take(level: levels[lane], power: powers[lane])
        }
      }
    }
  }

  /// Merges what sectors behind unknown ground could give into a row of bounds: the level if nothing stood in
  /// the way.
  func takePossible(row: Int, into possible: inout MutableSpan<PossibleSignal>, scratch: inout Scratch) {
    let cells = reachedColumns(row: row)
    guard !cells.isEmpty else { return }
    look(row: row, cells: cells, scratch: &scratch)
    for carrier in plan.carriers.indices {
      let codeStart = codeStart(row: row, carrier: carrier)
      for sector in plan.carriers[carrier].sectors {
        let base = sector.place * directions.fan.count
        let start = sector.channel * request.grid.columns + window.columns.lowerBound
        for column in cells where losses.codes[codeStart + column] == LossCode.unknown {
          let attenuation = directions.attenuations[base + Int(scratch.sights.directions[column])]
          let receiver = min(plan.reach, Int(scratch.sights.distances[column] + 0.5))
          let least = leastLosses[carrier * (plan.reach + 1) + receiver]
          possible[start + column].take(level: Float(sector.referencePower) - attenuation - least)
        }
      }
    }
  }

  // MARK: Rows

  /// Hands over every sector with the cells of a row that its mast reaches, looked at from its antenna.
  private func forEachSector(
    row: Int, scratch: inout Scratch,
    _ body: (MastPlan.SectorPlan, _ carrier: Int, _ cells: Range<Int>, inout Scratch) -> Void
  ) {
    let cells = reachedColumns(row: row)
    guard !cells.isEmpty else { return }
    look(row: row, cells: cells, scratch: &scratch)
    for height in plan.heights {
      fillElevations(row: row, cells: cells, height: height, scratch: &scratch)
      for carrier in height.carriers {
        for sector in plan.carriers[carrier].sectors { body(sector, carrier, cells, &scratch) }
      }
    }
  }

  /// Groups of eight cells, the last one maybe shorter.
  @inline(__always)
  private func forEachGroup(of cells: Range<Int>, _ body: (_ first: Int, _ count: Int) -> Void) {
    var group = cells.lowerBound / 8 * 8
    while group < cells.upperBound {
      body(group, min(8, losses.width - group))
      group += 8
    }
  }

  private func codeStart(row: Int, carrier: Int) -> Int {
    (row - window.rows.lowerBound) * losses.rowLength + carrier * losses.width
  }

  /// The columns between the first and the last cell of a row that some carrier reaches.
  private func reachedColumns(row: Int) -> Range<Int> {
    let start = codeStart(row: row, carrier: 0)
    var range = 0..<0
    for carrier in 0..<losses.carriers {
      let codes = losses.codes[start + carrier * losses.width..<start + (carrier + 1) * losses.width]
      guard let first = codes.firstIndex(where: { $0 != LossCode.outOfReach }),
        let last = codes.lastIndex(where: { $0 != LossCode.outOfReach })
      else { continue }
      let (lower, upper) = (first - codes.startIndex, last - codes.startIndex + 1)
      range = range.isEmpty ? lower..<upper : min(range.lowerBound, lower)..<max(range.upperBound, upper)
    }
    return range
  }

  private func look(row: Int, cells: Range<Int>, scratch: inout Scratch) {
    let center = request.grid.center(of: MetricGrid.Cell(column: window.columns.lowerBound, row: row))
    let step = request.grid.cellSize
    scratch.sights.look(
      from: ((center.x - plan.position.x) / step, (center.y - plan.position.y) / step),
      cells: cells, fan: directions.fan)
  }

  // MARK: Antennas

  /// The attenuation towards up to eight cells, dB.
  @inline(__always)
  private func attenuations(
    of sector: MastPlan.SectorPlan, first: Int, count: Int, scratch: borrowing Scratch
  ) -> Lanes {
    var found = Lanes.zero
    switch sector.antenna.form {
    case .parabolas(let parabolas, _):
      let base = sector.place * directions.fan.count
      for lane in 0..<count {
        found[lane] = directions.attenuations[base + Int(scratch.sights.directions[first + lane])]
      }
      return parabolas.attenuations(horizontal: found, elevations: scratch.elevations.lanes[first / 8])
    case .table(let table):
      let boresight = Float(sector.azimuthDegrees)
      for lane in 0..<count {
        let azimuth = directions.azimuths[Int(scratch.sights.directions[first + lane])]
        found[lane] = table.attenuation(
          column: AttenuationTable.column(azimuth - boresight), elevation: scratch.elevations[first + lane])
      }
      return found
    }
  }

  /// Angles above the horizon at which an antenna sees the row's cells over the curved Earth.
  private func fillElevations(
    row: Int, cells: Range<Int>, height: MastPlan.HeightPlan, scratch: inout Scratch
  ) {
    let antenna = Float(request.ground.height(at: plan.position) ?? .nan) + Float(height.antennaHeight)
    let rise = Float(height.receiverHeight) - antenna
    let step = Float(request.grid.cellSize)
    let curvature = Float(1 / (2 * request.model.effectiveEarthRadius))
    for column in cells {
      let distance = scratch.sights.distances[column] * step
      let ground = heights.height(column: window.columns.lowerBound + column, row: row)
      scratch.elevations[column] = (ground + rise) / distance - distance * curvature
    }
    for group in cells.lowerBound / 8..<(cells.upperBound + 7) / 8 {
      scratch.elevations.lanes[group] = Lanes.atan(scratch.elevations.lanes[group]) * Float(180 / Double.pi)
    }
  }
}

extension MutableSpan<Signal> {
  /// The levels of up to eight neighbours; behind the last one −∞.
  @inline(__always)
  fileprivate func levels(from index: Int, count: Int) -> Lanes {
    guard count == 8 else {
      var found = Lanes(repeating: -.infinity)
      for lane in 0..<count { found[lane] = self[index + lane].level }
      return found
    }
    return bytes.unsafeLoadUnaligned(
      fromByteOffset: index * MemoryLayout<Signal>.stride, as: SIMD16<Float>.self
    ).evenHalf
  }
}
