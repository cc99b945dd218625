import RadioNetwork
import Terrain

/// The antennas of all stations.
struct SectorPlan {
  private let preset: ProvincePreset
  private let masts: [MastPlan.Mast]
  private let villages: [VillageLayout.Site]
  private var random: RandomSource

  /// A carrier and the power on it.
  private struct Carrier {
    let frequencyMHz, bandwidthMHz, powerDBm: Double
  }

  /// What all stations of a mast share.
  private struct Frame {
    /// Boresight of the first sector, degrees.
    let turnDegrees: Double
    let heightM: Double
    let isOmni: Bool
  }

  /// The sectors in the order of masts, stations and directions.
  static func sectors(
    _ preset: ProvincePreset, seed: UInt64, masts: [MastPlan.Mast], stations: StationPlan,
    villages: [VillageLayout.Site]
  ) -> [SyntheticSector] {
    var plan = SectorPlan(
      preset: preset, masts: masts, villages: villages,
      random: RandomSource(seed: seed, stream: .sectors))
    let frames = masts.map { plan.frame(of: $0) }
    return stations.tenancies.flatMap { tenancy in
      tenancy.generations.flatMap { plan.sectors(of: tenancy, $0, frames[tenancy.mast]) }
    }
  }

  private mutating func frame(of mast: MastPlan.Mast) -> Frame {
    let isOmni: Bool
    let heights: [Double]
    switch mast.purpose {
    case .town: (isOmni, heights) = (false, [25, 27, 30, 33, 36])
    case .commune: (isOmni, heights) = (false, [36, 42, 45, 50])
    case .road: (isOmni, heights) = (false, [33, 36, 42, 45])
    case .village: (isOmni, heights) = (!mast.isNeeded && random.chance(0.25), [30, 36, 42])
    case nil: (isOmni, heights) = (random.chance(0.7), [25, 27, 30, 33])
    }
    let turn = mast.isNeeded ? turnTowardsVillages(mast) : 10 * Double(random.below(12))
    return Frame(turnDegrees: turn, heightM: random.pick(heights), isOmni: isOmni)
  }

  /// The turn of three sectors that looks best at the villages the mast was put up for, degrees.
  private func turnTowardsVillages(_ mast: MastPlan.Mast) -> Double {
    let bearings = mast.serves.map { village in
      Elementary.azimuthDegrees(
        east: villages[village].center.x - mast.position.x,
        north: villages[village].center.y - mast.position.y)
    }
    // Squares of the angles off the nearest boresight: the loss beside the beam grows as they do.
    let losses = (0..<12).map { turn in
      bearings.reduce(0.0) { sum, bearing in
        let offset = (bearing - 10 * Double(turn)).remainder(dividingBy: 120)
        return sum + offset * offset
      }
    }
    return 10 * Double(losses.firstIndex(of: losses.min()!)!)
  }

  private mutating func sectors(
    of tenancy: StationPlan.Tenancy, _ generation: Generation, _ frame: Frame
  ) -> [SyntheticSector] {
    let mast = masts[tenancy.mast]
    let tenant = preset.operators[tenancy.operatorIndex]
    let mastID = MastPlan.id(tenancy.mast, code: preset.code)
    let stationID = "\(mastID)-\(tenant.code)-\(generation.rawValue)"
    let carrier = carrier(of: generation, on: mast)
    let isOmni = frame.isOmni && generation != .g5
    let isTown = mast.purpose == .town
    // Long feeders lose more: 2 dB at 25 m, 3 dB at 50 m.
    let loss = ((2 + (frame.heightM - 25) / 25) * 10).rounded() / 10
    return (0..<(isOmni ? 1 : 3)).map { number in
      let azimuth = (frame.turnDegrees + 120 * Double(number)).truncatingRemainder(dividingBy: 360)
      return SyntheticSector(
        mastID: mastID, stationID: stationID, sectorID: "\(stationID)-\(number + 1)",
        operatorName: tenant.name, generation: generation, position: mast.position,
        azimuthDegrees: isOmni ? nil : azimuth,
        downtiltDegrees: Double(isTown ? 4 + random.below(3) : 2 + random.below(3)),
        heightM: frame.heightM, frequencyMHz: carrier.frequencyMHz, bandwidthMHz: carrier.bandwidthMHz,
        powerDBm: carrier.powerDBm, gainDBi: isOmni ? 11 : 17, lossDB: loss)
    }
  }

  private mutating func carrier(of generation: Generation, on mast: MastPlan.Mast) -> Carrier {
    let isTown = mast.purpose == .town
    switch generation {
    case .g2: return Carrier(frequencyMHz: 900, bandwidthMHz: 0.2, powerDBm: 43)
    case .g3:
      // Villages need the lower band; towns need the capacity of the higher.
      let isLifeline = mast.isNeeded && preset.network.lifelines.contains(.g3)
      let isHigh = !isLifeline && (isTown || (!mast.isNeeded && random.chance(0.5)))
      return Carrier(frequencyMHz: isHigh ? 2_100 : 900, bandwidthMHz: 5, powerDBm: 43)
    case .g4:
      let isLow =
        mast.isNeeded && preset.network.lifelines.contains(.g4)
        || (mast.purpose == nil ? random.chance(0.6) : !isTown && random.chance(0.15))
      return isLow
        ? Carrier(frequencyMHz: 900, bandwidthMHz: 10, powerDBm: 46)
        : Carrier(frequencyMHz: 1_800, bandwidthMHz: isTown ? 20 : 15, powerDBm: 46)
    case .g5:
      return Carrier(
        frequencyMHz: random.chance(0.5) ? 2_600 : 3_700, bandwidthMHz: 100, powerDBm: 49)
    }
  }
}
