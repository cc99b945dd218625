import Propagation
import RadioNetwork
import Terrain

/// What one mast sends, sorted so that work is shared: the ground once a radial, the geometry once
/// an antenna height, the loss once a carrier.
struct MastPlan: Sendable {
  /// A sector with what a cell needs of it.
  struct SectorPlan: Sendable {
    /// Place in ``Network/sectors``.
    let sector: Int32
    /// Its layer, a place in the field.
    let layer: Int
    /// Its place among the mast's sectors, where ``MastDirections`` has its attenuations.
    var attenuations = 0
    /// Power of the judged signal in the main beam, dBm.
    let referencePower: Double
    let azimuthDegrees: Double
    let downtiltDegrees: Double
    let pattern: AntennaPattern
    /// The loss that leaves the level at its layer's floor in the main beam, dB.
    let budget: Double
    /// Steps that the budget reaches behind a horizontal attenuation of 0, 1, … dB.
    let reachByAttenuation: [Int]
  }

  /// Sectors of one carrier frequency, antenna height and receiver height: they share every path loss.
  struct CarrierPlan: Sendable {
    let ends: LinkEnds
    /// Neighbours have the same layer.
    var sectors: [SectorPlan]

    /// The stretches of sectors of one layer.
    var layerGroups: [Range<Int>] {
      var groups: [Range<Int>] = []
      for index in sectors.indices {
        if let last = groups.last, sectors[last.lowerBound].layer == sectors[index].layer {
          groups[groups.count - 1] = last.lowerBound..<index + 1
        } else {
          groups.append(index..<index + 1)
        }
      }
      return groups
    }
  }

  /// Carriers of one antenna and receiver height, neighbours in ``MastPlan/carriers``.
  struct HeightPlan: Sendable {
    let antennaHeight: Double
    let receiverHeight: Double
    var longestWavelength: Double
    var carriers: Range<Int>
  }

  /// Where the mast stands, m.
  let position: MapPoint
  /// Bearing of grid north there, degrees.
  let gridNorthBearing: Double
  /// The farthest receiver of any sector, in steps.
  let reach: Int
  /// What it sends, height by height.
  let carriers: [CarrierPlan]
  let heights: [HeightPlan]
  /// Sectors whose budget goes beyond the maximum distance.
  let stoppedSectors: Int

  /// - Parameters:
  ///   - layers: all layers of the field and the level below which each drops signals.
  init(
    mast: Int, sectors: [Int], request: CoverageRequest, layers: [Layer], floorLevels: [Float]
  ) {
    let network = request.network
    var carriers: [CarrierPlan] = []
    var reach = 0
    var stopped = 0
    let farthestCell = request.stepsToFarthestCorner(from: network.masts[mast].position)
    for index in sectors {
      let sector = network.sectors[index]
      let station = network.stations[sector.station]
      guard
        let layer = layers.firstIndex(
          of: Layer(generation: station.generation, operatorName: station.operatorName)),
        let service = request.service(of: station.generation)
      else { continue }
      let power = sector.referencePower(station.generation)
      let ends = LinkEnds(
        transmitterHeight: sector.antennaHeight, receiverHeight: service.receiverHeight,
        frequencyMHz: sector.frequencyMHz)
      let reaches = request.reachByAttenuation(
        budget: power - PowerLevel(dBm: Double(floorLevels[layer])), ends: ends)
      if reaches.isStopped { stopped += 1 }
      reach = max(reach, min(reaches.steps[0], farthestCell))
      let plan = SectorPlan(
        sector: Int32(index), layer: layer, referencePower: power.dBm,
        azimuthDegrees: sector.azimuthDegrees, downtiltDegrees: sector.downtiltDegrees,
        pattern: sector.pattern, budget: power.dBm - Double(floorLevels[layer]),
        reachByAttenuation: reaches.steps)
      if let known = carriers.firstIndex(where: { $0.ends == ends }) {
        carriers[known].sectors.append(plan)
      } else {
        carriers.append(CarrierPlan(ends: ends, sectors: [plan]))
      }
    }
    carriers.sort { Self.order($0.ends) < Self.order($1.ends) }
    var place = 0
    for carrier in carriers.indices {
      carriers[carrier].sectors.sort { ($0.layer, $0.sector) < ($1.layer, $1.sector) }
      for sector in carriers[carrier].sectors.indices {
        carriers[carrier].sectors[sector].attenuations = place
        place += 1
      }
    }
    position = network.masts[mast].position
    gridNorthBearing = request.gridNorthBearings[mast]
    self.reach = reach
    self.carriers = carriers
    heights = Self.heights(of: carriers)
    stoppedSectors = stopped
  }

  private static func order(_ ends: LinkEnds) -> (Double, Double, Double) {
    (ends.transmitterHeight, ends.receiverHeight, ends.frequencyMHz)
  }

  private static func heights(of carriers: [CarrierPlan]) -> [HeightPlan] {
    var heights: [HeightPlan] = []
    for (index, carrier) in carriers.enumerated() {
      let ends = carrier.ends
      let wavelength = FreeSpace.wavelength(frequencyMHz: ends.frequencyMHz)
      if let last = heights.last, last.antennaHeight == ends.transmitterHeight,
        last.receiverHeight == ends.receiverHeight
      {
        heights[heights.count - 1].longestWavelength = max(last.longestWavelength, wavelength)
        heights[heights.count - 1].carriers = last.carriers.lowerBound..<index + 1
      } else {
        heights.append(
          HeightPlan(
            antennaHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
            longestWavelength: wavelength, carriers: index..<index + 1))
      }
    }
    return heights
  }
}

extension CoverageRequest {
  /// Steps that a budget reaches behind a horizontal attenuation of 0, 1, … dB, and whether the maximum
  /// distance stops it.
  ///
  /// The bound behind it is ``PropagationModel/leastLoss(distance:ends:)``: nothing that could be at the floor
  /// or above is left out.
  fileprivate func reachByAttenuation(budget: Decibels, ends: LinkEnds) -> (steps: [Int], isStopped: Bool) {
    var isStopped = false
    // One decibel a step; rounding the attenuation down keeps the bound on the safe side.
    let steps = (0...Int(AntennaPattern.frontToBackDB)).map { attenuation -> Int in
      let distance = model.reach(
        loss: budget - Decibels(Double(attenuation)), ends: ends, limit: maximumDistance)
      guard distance >= maximumDistance else { return Int((distance / grid.cellSize).rounded(.up)) }
      if attenuation == 0 { isStopped = true }
      return max(1, Int(maximumDistance / grid.cellSize))
    }
    return (steps, isStopped)
  }
}
