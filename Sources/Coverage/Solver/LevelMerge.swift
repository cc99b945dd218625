import Propagation
import RadioNetwork
import Terrain

/// From a mast's path losses to the levels of its sectors, merged into the strongest signal of each layer.
///
/// The antenna looks at the cell: its horizontal cut at the direction of the fan nearest to the cell's centre, its
/// vertical cut at the ground there.
struct LevelMerge: Sendable {
  let request: CoverageRequest
  let plan: MastPlan
  let directions: MastDirections
  let window: MastWindow
  let losses: MastLosses
  /// The level of each layer below which nothing is kept, dBm.
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

  /// The columns between the first and the last cell of a row that some carrier reaches.
  private func reachedColumns(row: Int) -> Range<Int> {
    let start = (row - window.rows.lowerBound) * losses.rowLength
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

  /// Merges the known levels into a row of the field.
  func takeSignals(row: Int, into signals: inout MutableSpan<Signal>, scratch: inout Scratch) {
    let cells = reachedColumns(row: row)
    guard !cells.isEmpty else { return }
    look(row: row, cells: cells, scratch: &scratch)
    for height in plan.heights {
      fillElevations(row: row, cells: cells, height: height, scratch: &scratch)
      for carrier in height.carriers {
        for group in plan.carriers[carrier].layerGroups {
          take(
            plan.carriers[carrier].sectors[group], carrier: carrier, row: row, cells: cells, into: &signals,
            scratch: scratch)
        }
      }
    }
  }

  /// Merges the sectors of one carrier and layer. Eight cells are passed over at once where not even a main beam
  /// could be the strongest.
  private func take(
    _ sectors: ArraySlice<MastPlan.SectorPlan>, carrier: Int, row: Int, cells: Range<Int>,
    into signals: inout MutableSpan<Signal>, scratch: borrowing Scratch
  ) {
    let width = losses.width
    let codeStart = (row - window.rows.lowerBound) * losses.rowLength + carrier * width
    let layer = sectors[sectors.startIndex].layer
    let signalStart = layer * request.grid.columns + window.columns.lowerBound
    let strongest = Float(sectors.map(\.referencePower).max() ?? 0)
    var column = cells.lowerBound / 8 * 8
    while column < cells.upperBound {
      if column + 8 <= width {
        let direct = strongest - LossCode.losses(losses.codes, from: codeStart + column)
        let levels = Lanes.greater(
          signals.levels(from: signalStart + column), Lanes(repeating: floorLevels[layer]))
        guard (direct .>= levels).hasAny else {
          column += 8
          continue
        }
      }
      for cell in column..<min(column + 8, width) {
        let code = losses.codes[codeStart + cell]
        guard code <= LossCode.largest else { continue }
        take(sectors, code: code, cell: cell, into: &signals, at: signalStart + cell, scratch: scratch)
      }
      column += 8
    }
  }

  /// ``Antenna/attenuationDB(azimuthOffsetDegrees:elevationDegrees:)`` and the loss.
  @inline(__always)
  private func take(
    _ sectors: ArraySlice<MastPlan.SectorPlan>, code: UInt16, cell: Int,
    into signals: inout MutableSpan<Signal>, at place: Int, scratch: borrowing Scratch
  ) {
    let loss = LossCode.loss(code)
    let direction = Int(scratch.sights.directions[cell])
    for sector in sectors {
      let horizontal = directions.attenuations[sector.attenuations * directions.fan.count + direction]
      let direct = Float(sector.referencePower) - loss
      // The vertical cut only takes away: most sectors lose here already.
      guard direct - horizontal >= Float.maximum(signals[place].level, floorLevels[sector.layer]) else {
        continue
      }
      let elevation = scratch.elevations[cell]
      let attenuation: Float
      if case .parabolic(let pattern) = sector.antenna.pattern, sector.antenna.mechanicalDowntiltDegrees == 0
      {
        let ratio =
          (elevation + Float(sector.antenna.electricalDowntiltDegrees))
          * Float(1 / pattern.verticalBeamwidthDegrees)
        let vertical = Float.minimum(ratio * ratio * 12, Float(pattern.sideLobeLimitDB))
        attenuation = Float.minimum(horizontal + vertical, Float(pattern.frontToBackDB))
      } else {
        attenuation = Float(
          sector.antenna.attenuationDB(
            azimuthOffsetDegrees: directions.azimuths[direction] - sector.azimuthDegrees,
            elevationDegrees: Double(elevation)))
      }
      let level = direct - attenuation
      signals[place].take(Signal(level: level, server: sector.sector))
    }
  }

  /// Merges what sectors behind unknown ground could give into a row of bounds: the level if nothing stood in
  /// the way.
  func takePossible(row: Int, into possible: inout MutableSpan<Float>, scratch: inout Scratch) {
    let cells = reachedColumns(row: row)
    guard !cells.isEmpty else { return }
    look(row: row, cells: cells, scratch: &scratch)
    for carrier in plan.carriers.indices {
      let codeStart = (row - window.rows.lowerBound) * losses.rowLength + carrier * losses.width
      for sector in plan.carriers[carrier].sectors {
        let base = sector.attenuations * directions.fan.count
        let start = sector.layer * request.grid.columns + window.columns.lowerBound
        for column in cells where losses.codes[codeStart + column] == LossCode.unknown {
          let horizontal = directions.attenuations[base + Int(scratch.sights.directions[column])]
          let receiver = min(plan.reach, Int(scratch.sights.distances[column] + 0.5))
          let least = leastLosses[carrier * (plan.reach + 1) + receiver]
          let level = Float(sector.referencePower) - horizontal - least
          possible[start + column] = Float.maximum(possible[start + column], level)
        }
      }
    }
  }

  /// Angles above the horizon at which an antenna sees the row's cells over the curved Earth.
  ///
  /// Abramowitz & Stegun 4.4.49, within 10⁻⁵ rad up to 45°; steeper counts as 45°, where every
  /// vertical pattern has long reached its floor.
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
    let one = Lanes(repeating: 1)
    for group in cells.lowerBound / 8..<(cells.upperBound + 7) / 8 {
      let x = Lanes.lesser(Lanes.greater(scratch.elevations.lanes[group], -one), one)
      let x2 = x * x
      var series = x2 * 0.0208351 - 0.0851330
      series = series * x2 + 0.1801410
      series = series * x2 - 0.3302995
      series = series * x2 + 0.9998660
      scratch.elevations.lanes[group] = x * series * Float(180 / Double.pi)
    }
  }
}

extension MutableSpan<Signal> {
  /// The levels of eight neighbours.
  @inline(__always)
  fileprivate func levels(from index: Int) -> Lanes {
    bytes.unsafeLoadUnaligned(
      fromByteOffset: index * MemoryLayout<Signal>.stride, as: SIMD16<Float>.self
    ).evenHalf
  }
}
