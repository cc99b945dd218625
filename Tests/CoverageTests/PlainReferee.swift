import Propagation
import RadioNetwork
import Terrain

@testable import Coverage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The level at a cell by the plain model, one profile a sector: slow, and written without the solver's
/// structures but for where its receivers stand.
struct PlainReferee {
  let request: CoverageRequest

  /// The highest level of a layer, dBm; nil where no sector's receiver reaches the cell.
  func level(of layer: Layer, at cell: MetricGrid.Cell) -> Double? {
    let network = request.network
    var best: Double?
    for sector in network.sectors {
      let station = network.stations[sector.station]
      guard station.generation == layer.generation, station.operatorName == layer.operatorName else {
        continue
      }
      if let level = level(of: sector, station: station, at: cell), level > best ?? -.infinity {
        best = level
      }
    }
    return best
  }

  private func level(of sector: Sector, station: Station, at cell: MetricGrid.Cell) -> Double? {
    guard let service = request.service(of: station.generation) else { return nil }
    let mast = request.network.masts[station.mast]
    let step = request.grid.cellSize
    let reach = mastReach(station.mast)
    let center = request.grid.center(of: cell)
    let dx = center.x - mast.position.x
    let dy = center.y - mast.position.y
    let receiver = max(1, Int((mast.position.distance(to: center) / step).rounded()))
    guard receiver <= reach else { return nil }
    // The nearest of the directions that the receiver's ring keeps.
    var halvings = 0
    while halvings < 5, reach / (2 << halvings) >= 8 { halvings += 1 }
    var thinning = 0
    while thinning < halvings, receiver <= reach / (2 << thinning) { thinning += 1 }
    let unit = Double(1 << halvings)
    let count = 4 * unit * ((Double.pi / 2 * Double(reach)).rounded(.up) / unit).rounded(.up)
    func nearest(spacing: Int) -> Double {
      // Counted from the south-east.
      let turns = (atan2(dy, dx) + .pi / 4) / (2 * .pi) * count / Double(spacing)
      return turns.rounded() * Double(spacing) / count * 2 * .pi - .pi / 4
    }
    let angle = nearest(spacing: 1 << thinning)
    let (rimX, rimY) = (cos(angle), sin(angle))
    let look = nearest(spacing: 1)
    let distances = (0...receiver).map { Double($0) * step }
    let heights = distances.map { distance in
      request.ground.height(
        at: MapPoint(
          x: mast.position.x + distance * rimX, y: mast.position.y + distance * rimY))
        ?? .nan
    }
    let places = distances.map {
      MapPoint(x: mast.position.x + $0 * rimX, y: mast.position.y + $0 * rimY)
    }
    let cover = request.ground.cover
    let profile = PathProfile(
      distances: distances, heights: heights,
      clutterHeights: cover?.clutterHeights.map { clutter in
        places.map { Double(clutter.value(nearest: $0) ?? 0) }
      } ?? [],
      zones: cover?.zones.map { zones in places.map { zones.value(nearest: $0) ?? .inland } } ?? [])
    let ends = LinkEnds(
      transmitterHeight: sector.antennaHeight, receiverHeight: service.receiverHeight,
      frequencyMHz: sector.frequencyMHz)
    guard let loss = try? request.model.loss(along: profile, ends: ends) else { return nil }
    let azimuth = 90 - look * 180 / .pi + request.gridNorthBearings[station.mast]
    // The antenna looks at the cell, not at the receiver that stands for it.
    guard let ground = request.ground.height(at: center) else { return nil }
    let rise = ground + service.receiverHeight - heights[0] - sector.antennaHeight
    let distance = max(mast.position.distance(to: center), step)
    let slope = rise / distance - distance / (2 * request.model.effectiveEarthRadius)
    let attenuation = sector.antenna.attenuationDB(
      azimuthOffsetDegrees: azimuth - sector.azimuthDegrees, elevationDegrees: atan(slope) * 180 / .pi)
    return (sector.referencePower(station.generation) - Decibels(attenuation) - Decibels(loss.total)).dBm
  }

  /// Steps of the sector that reaches farthest from a mast: the fan is as wide as it.
  private func mastReach(_ mast: Int) -> Int {
    request.network.sectors.filter { request.network.stations[$0.station].mast == mast }.compactMap {
      sector in
      let generation = request.network.stations[sector.station].generation
      return request.service(of: generation).map { service in
        let distance = request.model.reach(
          loss: sector.referencePower(generation) - service.weakLevel,
          ends: LinkEnds(
            transmitterHeight: sector.antennaHeight, receiverHeight: service.receiverHeight,
            frequencyMHz: sector.frequencyMHz), limit: request.maximumDistance)
        return distance >= request.maximumDistance
          ? Int(distance / request.grid.cellSize) : Int((distance / request.grid.cellSize).rounded(.up))
      }
    }.map { min($0, request.stepsToFarthestCorner(from: request.network.masts[mast].position)) }.max() ?? 0
  }
}
