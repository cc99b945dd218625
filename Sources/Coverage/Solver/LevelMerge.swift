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
  /// Ground under the cells, m: the raster that the window's grid lies on, and where the window begins in it.
  private let heights: GroundWindow
  /// The least loss of each carrier at each receiver, dB; only where ground is unknown.
  private let leastLosses: [Float]

  init(
    request: CoverageRequest, plan: MastPlan, directions: MastDirections, window: MastWindow,
    losses: MastLosses, hasUnknownPaths: Bool
  ) {
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
    var places: MastWindow.Row
    /// Elevation of the cells seen from the antenna, degrees.
    var elevations: LaneArray

    init(width: Int) {
      places = MastWindow.Row(width: width)
      elevations = LaneArray(count: width + 8)
    }
  }

  /// Merges the known levels into a row of the field.
  func takeSignals(row: Int, into signals: inout MutableSpan<Signal>, scratch: inout Scratch) {
    window.locate(row: row, into: &scratch.places)
    var sectorIndex = 0
    for height in plan.heights {
      fillElevations(row: row, height: height, scratch: &scratch)
      for carrier in height.carriers {
        for sector in plan.carriers[carrier].sectors {
          take(
            sector, attenuationsFrom: sectorIndex * directions.fan.count, carrier: carrier, row: row,
            into: &signals, scratch: scratch)
          sectorIndex += 1
        }
      }
    }
  }

  /// ``AntennaPattern/attenuationDB(azimuthOffsetDegrees:elevationOffsetDegrees:)`` and the loss, eight at a time.
  private func take(
    _ sector: MastPlan.SectorPlan, attenuationsFrom base: Int, carrier: Int, row: Int,
    into signals: inout MutableSpan<Signal>, scratch: Scratch
  ) {
    let width = losses.width
    let codeStart = (row - window.rows.lowerBound) * losses.rowLength + carrier * width
    let signalStart = sector.layer * request.grid.columns + window.columns.lowerBound
    let power = Float(sector.referencePower)
    let tilt = Float(sector.downtiltDegrees)
    let perBeamwidth = Float(1 / AntennaPattern.verticalBeamwidthDegrees)
    let sideLobes = Float(AntennaPattern.verticalSideLobeLimitDB)
    let frontToBack = Float(AntennaPattern.frontToBackDB)
    for column in 0..<width {
      let code = losses.codes[codeStart + column]
      guard code <= LossCode.largest, scratch.places.receivers[column] > 0 else { continue }
      let horizontal = directions.attenuations[base + Int(scratch.places.directions[column])]
      let direct = power - LossCode.loss(code)
      // The vertical cut only takes away: most sectors lose here already.
      guard direct - horizontal >= signals[signalStart + column].level else { continue }
      let ratio = (scratch.elevations[column] + tilt) * perBeamwidth
      let vertical = Float.minimum(ratio * ratio * 12, sideLobes)
      let level = direct - Float.minimum(horizontal + vertical, frontToBack)
      signals[signalStart + column].take(Signal(level: level, server: sector.sector))
    }
  }

  /// Merges what sectors behind unknown ground could give into a row of bounds: the level if nothing stood in
  /// the way.
  func takePossible(row: Int, into possible: inout MutableSpan<Float>, scratch: inout Scratch) {
    window.locate(row: row, into: &scratch.places)
    var sectorIndex = 0
    for carrier in plan.carriers.indices {
      let codeStart = (row - window.rows.lowerBound) * losses.rowLength + carrier * losses.width
      for sector in plan.carriers[carrier].sectors {
        let base = sectorIndex * directions.fan.count
        let start = sector.layer * request.grid.columns + window.columns.lowerBound
        for column in 0..<losses.width where losses.codes[codeStart + column] == LossCode.unknown {
          let horizontal = directions.attenuations[base + Int(scratch.places.directions[column])]
          let least = leastLosses[carrier * (plan.reach + 1) + Int(scratch.places.receivers[column])]
          let level = Float(sector.referencePower) - horizontal - least
          possible[start + column] = Float.maximum(possible[start + column], level)
        }
        sectorIndex += 1
      }
    }
  }

  /// Angles above the horizon at which an antenna sees the row's cells over the curved Earth.
  ///
  /// Abramowitz & Stegun 4.4.49, within 10⁻⁵ rad up to 45°; steeper counts as 45°, where every
  /// vertical pattern has long reached its floor.
  private func fillElevations(row: Int, height: MastPlan.HeightPlan, scratch: inout Scratch) {
    let width = losses.width
    let antenna = Float(request.ground.height(at: plan.position) ?? .nan) + Float(height.antennaHeight)
    let rise = Float(height.receiverHeight) - antenna
    let step = Float(request.grid.cellSize)
    let curvature = Float(1 / (2 * request.model.effectiveEarthRadius))
    for column in 0..<width {
      let distance = Float(scratch.places.receivers[column]) * step
      let ground = heights.height(column: window.columns.lowerBound + column, row: row)
      scratch.elevations[column] = (ground + rise) / distance - distance * curvature
    }
    let one = Lanes(repeating: 1)
    for group in 0..<(width + 7) / 8 {
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
