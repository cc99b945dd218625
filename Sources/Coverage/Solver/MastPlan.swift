import Propagation
import RadioNetwork
import Terrain

/// What one mast sends, sorted so that work is shared: the ground once a radial, the geometry once
/// an antenna height, the loss once a carrier.
struct MastPlan: Sendable {
  /// A sector with what a radial needs of it.
  struct SectorPlan: Sendable {
    /// Place in ``Network/sectors``.
    let sector: Int32
    /// Place in the mast's layers.
    let slot: Int
    /// Power of the judged signal in the main beam, dBm.
    let referencePower: Double
    let azimuthDegrees: Double
    let downtiltDegrees: Double
    let pattern: AntennaPattern
    /// Steps that the budget reaches behind a horizontal attenuation of 0, 1, … dB.
    let reachByAttenuation: [Int]
  }

  /// Sectors of one carrier frequency and receiver height.
  struct CarrierPlan: Sendable {
    let ends: LinkEnds
    /// What is to be said of all its paths.
    let caveats: [ModelCaveat]
    /// The loss in closed form; nil where the model has only its plain form.
    var loss: CarrierLoss?
    var sectors: [SectorPlan]
  }

  /// Carriers of one antenna height.
  struct HeightPlan: Sendable {
    let antennaHeight: Double
    let receiverHeight: Double
    var longestWavelength: Double
    var carriers: [CarrierPlan]
  }

  /// Where the mast stands, m.
  let position: MapPoint
  /// Bearing of grid north there, degrees.
  let gridNorthBearing: Double
  /// The layers, places in the field, that the mast has sectors for.
  let layers: [Int]
  /// The farthest receiver of any sector, in steps.
  let reach: Int
  /// What it sends.
  let heights: [HeightPlan]
  /// Sectors whose budget goes beyond the maximum distance.
  let stoppedSectors: Int

  /// - Parameters:
  ///   - layers: all layers of the field and the level below which each drops signals.
  init(
    mast: Int, sectors: [Int], request: CoverageRequest, layers: [Layer], floorLevels: [Float]
  ) {
    let network = request.network
    let step = request.grid.cellSize
    var slots: [Int] = []
    var heights: [HeightPlan] = []
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
      let slot = slots.firstIndex(of: layer) ?? slots.count
      if slot == slots.count { slots.append(layer) }
      let power = sector.referencePower(station.generation)
      let ends = LinkEnds(
        transmitterHeight: sector.antennaHeight, receiverHeight: service.receiverHeight,
        frequencyMHz: sector.frequencyMHz)
      // One decibel a step; rounding the attenuation down keeps the bound on the safe side.
      let reaches = (0...Int(AntennaPattern.frontToBackDB)).map { attenuation -> Int in
        let distance = request.model.reach(
          loss: power - PowerLevel(dBm: Double(floorLevels[layer])) - Decibels(Double(attenuation)),
          ends: ends, limit: request.maximumDistance)
        guard distance >= request.maximumDistance else { return Int((distance / step).rounded(.up)) }
        if attenuation == 0 { stopped += 1 }
        return max(1, Int(request.maximumDistance / step))
      }
      reach = max(reach, min(reaches[0], farthestCell))
      let plan = SectorPlan(
        sector: Int32(index), slot: slot, referencePower: power.dBm,
        azimuthDegrees: sector.azimuthDegrees, downtiltDegrees: sector.downtiltDegrees,
        pattern: sector.pattern, reachByAttenuation: reaches)
      heights.add(plan, ends: ends, model: request.model)
    }
    position = network.masts[mast].position
    gridNorthBearing = request.gridNorthBearings[mast]
    self.layers = slots
    self.reach = reach
    self.heights =
      request.model.swept.map { heights.withLosses(of: $0, receivers: reach, step: step) } ?? heights
    stoppedSectors = stopped
  }
}

extension [MastPlan.HeightPlan] {
  fileprivate mutating func add(_ plan: MastPlan.SectorPlan, ends: LinkEnds, model: PropagationModel) {
    let wavelength = FreeSpace.wavelength(frequencyMHz: ends.frequencyMHz)
    let height =
      firstIndex {
        $0.antennaHeight == ends.transmitterHeight && $0.receiverHeight == ends.receiverHeight
      } ?? endIndex
    if height == endIndex {
      append(
        MastPlan.HeightPlan(
          antennaHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
          longestWavelength: wavelength, carriers: []))
    }
    self[height].longestWavelength = Swift.max(self[height].longestWavelength, wavelength)
    if let carrier = self[height].carriers.firstIndex(where: { $0.ends == ends }) {
      self[height].carriers[carrier].sectors.append(plan)
    } else {
      self[height].carriers.append(
        MastPlan.CarrierPlan(ends: ends, caveats: model.caveats(ends: ends), loss: nil, sectors: [plan]))
    }
  }

  fileprivate func withLosses(of model: EmpiricalModel, receivers: Int, step: Double) -> Self {
    map { height in
      var height = height
      for index in height.carriers.indices {
        height.carriers[index].loss = CarrierLoss(
          model: model, ends: height.carriers[index].ends, receivers: receivers, step: step)
      }
      return height
    }
  }
}
