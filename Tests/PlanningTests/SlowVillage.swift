import Coverage
import Foundation
import Geography
import Propagation
import RadioNetwork
import Terrain

@testable import Planning

/// A village judged anew without the engine: a profile from every mast to every cell, levels summed by hand, shares
/// counted by hand. Shares with the engine the models, the antennas' patterns and the heights at points.
struct SlowVillage {
  /// The strongest sector at a cell, and its median there, dBm.
  struct Received {
    let level: Double
    let sector: Int
    let cell: MapPoint
  }

  /// What one operator's generation gives the village.
  struct Finding {
    var verdict = Verdict.white
    /// Cells at the weak level or above.
    var servedCells = 0
    /// dB that the village lacks of the covered level where the share completes; nil where too little has signal.
    var lacking: Double?
    var decisive: Received?
  }

  let inputs: StudyInputs
  let cells: [MapPoint]

  /// - Parameter village: a polygon. Its cells are those whose centres a ray crosses into an odd number of times.
  init(_ village: Village, inputs: StudyInputs) {
    self.inputs = inputs
    let grid = inputs.grid
    guard case .area(let area) = village.shape, let bounds = area.bounds else {
      preconditionFailure("a polygon")
    }
    let rings = area.polygons.flatMap { [$0.shell] + $0.holes }
    func holds(_ point: MapPoint) -> Bool {
      var crossings = 0
      for ring in rings {
        for (from, to) in zip(ring, ring.dropFirst()) where (from.y > point.y) != (to.y > point.y) {
          if point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x) { crossings += 1 }
        }
      }
      return crossings % 2 == 1
    }
    var cells: [MapPoint] = []
    for row in 0..<grid.rows {
      let y = grid.north - (Double(row) + 0.5) * grid.cellSize
      guard y >= bounds.minY, y <= bounds.maxY else { continue }
      for column in 0..<grid.columns {
        let point = MapPoint(x: grid.west + (Double(column) + 0.5) * grid.cellSize, y: y)
        if holds(point) { cells.append(point) }
      }
    }
    if cells.isEmpty {
      let center = village.center
      cells = [
        MapPoint(
          x: grid.west + (((center.x - grid.west) / grid.cellSize).rounded(.down) + 0.5) * grid.cellSize,
          y: grid.north - (((grid.north - center.y) / grid.cellSize).rounded(.down) + 0.5) * grid.cellSize)
      ]
    }
    self.cells = cells
  }

  /// The median at a cell, dBm; nil beyond the farthest distance.
  func level(of sector: Int, at cell: MapPoint, raisedBy rise: Double = 0) -> Double? {
    let network = inputs.network
    let antenna = network.sectors[sector]
    let station = network.stations[antenna.station]
    let mast = network.masts[station.mast].position
    let distance = ((cell.x - mast.x) * (cell.x - mast.x) + (cell.y - mast.y) * (cell.y - mast.y))
      .squareRoot()
    let step = inputs.grid.cellSize
    guard distance <= inputs.scenario.propagation.maximumDistance else { return nil }
    let length = max(distance, step)
    let count = Int((length / step).rounded(.up))
    let distances = (0...count).map { Double($0) * length / Double(count) }
    let heights = distances.map { along in
      Double(
        inputs.ground.height(
          at: MapPoint(
            x: mast.x + (cell.x - mast.x) / distance * along, y: mast.y + (cell.y - mast.y) / distance * along
          ))
          ?? .nan)
    }
    let ends = LinkEnds(
      transmitterHeight: antenna.antennaHeight + rise, receiverHeight: 1.5, frequencyMHz: antenna.frequencyMHz
    )
    guard
      let loss = try? inputs.model.loss(
        along: PathProfile(distances: distances, heights: heights), ends: ends)
    else { return nil }
    let bearing = atan2(cell.x - mast.x, cell.y - mast.y) * 180 / .pi
    let north = inputs.frame.geographic.gridNorthBearing(at: mast)
    let slope =
      (heights[count] + 1.5 - heights[0] - ends.transmitterHeight) / length
      - length / (2 * inputs.model.effectiveEarthRadius)
    let attenuation = antenna.antenna.attenuationDB(
      azimuthOffsetDegrees: bearing + north - antenna.azimuthDegrees,
      elevationDegrees: atan(slope) * 180 / .pi)
    return antenna.referencePower(station.generation).dBm - attenuation - loss.total
  }

  /// The strongest sector of a layer at each cell that has one in reach.
  ///
  /// - Parameters:
  ///   - changed: a sector whose antenna is raised, m, and whose power is more, dB.
  func strongest(
    of layer: Layer, changed: (sector: Int, rise: Double, power: Double)? = nil
  ) -> [Received] {
    let sectors = inputs.network.sectors.indices.filter {
      let station = inputs.network.stations[inputs.network.sectors[$0].station]
      return station.generation == layer.generation && station.operatorName == layer.operatorName
    }
    return cells.compactMap { cell in
      var best: Received?
      for sector in sectors {
        let change = changed.flatMap { $0.sector == sector ? $0 : nil }
        guard
          let level = level(of: sector, at: cell, raisedBy: change?.rise ?? 0).map({
            $0 + (change?.power ?? 0)
          }), level > best?.level ?? -.infinity
        else { continue }
        best = Received(level: level, sector: sector, cell: cell)
      }
      return best
    }
  }

  /// The verdict by levels in dBm and the scenario's shares.
  func finding(_ received: [Received], covered: Double, weak: Double) -> Finding {
    let kept = received.filter { $0.level >= weak }.sorted { $0.level > $1.level }
    let rule = inputs.scenario.verdict
    func makesUp(_ count: Int, _ share: Double) -> Bool {
      count > 0 && Double(count) >= share * Double(cells.count) - 1e-6
    }
    var finding = Finding(servedCells: kept.count)
    if makesUp(kept.count { $0.level >= covered }, rule.coveredShare) {
      finding.verdict = .covered
    } else if makesUp(kept.count, rule.weakShare) {
      finding.verdict = .weak
    }
    let needed = max(1, Int((rule.coveredShare * Double(cells.count) - 1e-6).rounded(.up)))
    if kept.count >= needed {
      finding.lacking = covered - kept[needed - 1].level
      finding.decisive = kept[needed - 1]
    }
    return finding
  }
}
