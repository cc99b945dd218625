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
    /// Its channel, a place in the field.
    let channel: Int
    /// Its place among the mast's sectors, where ``MastDirections`` has its attenuations.
    var place = 0
    /// Power of the judged signal in the main beam less what the terminal and its surroundings take, dBm.
    let referencePower: Double
    let azimuthDegrees: Double
    let antenna: SectorAntenna
    /// The loss that leaves the level at its channel's floor in the main beam, dB.
    let budget: Double
    /// Steps that the budget reaches behind an attenuation of 0, 1, … ``mostAttenuation`` dB.
    let reachByAttenuation: [Int]
    /// More is taken for as much when it is asked how far a sector reaches.
    static let mostAttenuation = 40

    /// Steps that the budget reaches in a direction that the antenna weakens by at least so much.
    func reach(behind attenuation: Float) -> Int {
      reachByAttenuation[Swift.min(Int(attenuation), Self.mostAttenuation)]
    }
  }

  /// Sectors of one carrier frequency, antenna height and receiver height: they share every path loss.
  struct CarrierPlan: Sendable {
    let ends: LinkEnds
    /// Sorted by channel, then as in the network.
    var sectors: [SectorPlan]
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
  ///   - field: its channels, and how far down each is followed.
  ///   - tables: of antennas that need one.
  init(
    mast: Int, sectors: [Int], request: CoverageRequest, field: FieldPlan, tables: inout AttenuationTables
  ) {
    let network = request.network
    var carriers: [CarrierPlan] = []
    var reach = 0
    var stopped = 0
    let farthestCell = request.stepsToFarthestCorner(from: network.masts[mast].position)
    for index in sectors {
      let sector = network.sectors[index]
      let station = network.stations[sector.station]
      guard let channel = field.channel(of: sector, station: station),
        let service = request.service(of: station.generation)
      else { continue }
      let power =
        sector.referencePower(station.generation) - service.reception.loss(frequencyMHz: sector.frequencyMHz)
      let floor = field.followedLevel(of: sector, channel: channel, service: service)
      let ends = LinkEnds(
        transmitterHeight: sector.antennaHeight, receiverHeight: service.receiverHeight,
        frequencyMHz: sector.frequencyMHz)
      let reaches = request.reachByAttenuation(budget: power - floor, ends: ends)
      if request.isStopped(budget: power - field.floorLevel(ofChannel: channel), ends: ends) { stopped += 1 }
      reach = max(reach, min(reaches[0], farthestCell))
      let plan = SectorPlan(
        sector: Int32(index), channel: channel, referencePower: power.dBm,
        azimuthDegrees: sector.azimuthDegrees, antenna: tables.antenna(sector.antenna),
        budget: (power - floor).value, reachByAttenuation: reaches)
      if let known = carriers.firstIndex(where: { $0.ends == ends }) {
        carriers[known].sectors.append(plan)
      } else {
        carriers.append(CarrierPlan(ends: ends, sectors: [plan]))
      }
    }
    carriers.sort { Self.order($0.ends) < Self.order($1.ends) }
    var place = 0
    for carrier in carriers.indices {
      carriers[carrier].sectors.sort { ($0.channel, $0.sector) < ($1.channel, $1.sector) }
      for sector in carriers[carrier].sectors.indices {
        carriers[carrier].sectors[sector].place = place
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
  /// Whether the maximum distance stops a budget in the main beam.
  fileprivate func isStopped(budget: Decibels, ends: LinkEnds) -> Bool {
    model.reach(loss: budget, ends: ends, limit: maximumDistance) >= maximumDistance
  }

  /// Steps that a budget reaches behind an attenuation of 0, 1, … dB.
  ///
  /// The bound behind it is ``PropagationModel/leastLoss(distance:ends:)``: nothing that could be at the floor
  /// or above is left out.
  fileprivate func reachByAttenuation(budget: Decibels, ends: LinkEnds) -> [Int] {
    // One decibel a step; rounding the attenuation down keeps the bound on the safe side.
    (0...MastPlan.SectorPlan.mostAttenuation).map { attenuation -> Int in
      let distance = model.reach(
        loss: budget - Decibels(Double(attenuation)), ends: ends, limit: maximumDistance)
      guard distance >= maximumDistance else { return Int((distance / grid.cellSize).rounded(.up)) }
      return max(1, Int(maximumDistance / grid.cellSize))
    }
  }
}
