import RadioNetwork
import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a mast's antennas do in each direction of its fan.
struct MastDirections: Sendable {
  let fan: RadialFan
  /// Bearings from true north, degrees, 0 to 360.
  let azimuths: [Float]
  /// The least attenuation at any elevation, dB, sector after sector in the order of the plan's carriers, direction by
  /// direction.
  let attenuations: [Float]
  /// The least of them that a cell may see which takes a receiver of the direction's radial; laid out alike.
  let attenuationsAside: [Float]
  /// The farthest receiver of each carrier, carrier after carrier, direction by direction.
  let reaches: [Int32]

  init(_ plan: MastPlan) {
    let fan = RadialFan(reach: plan.reach)
    self.fan = fan
    let azimuths = (0..<fan.count).map { radial -> Double in
      let direction = fan.direction(radial)
      return atan2(direction.x, direction.y) * 180 / .pi + plan.gridNorthBearing
    }
    let asides = (0..<fan.count).map { fan.spacing(of: $0) / 2 + 1 }
    var attenuations: [Float] = []
    var attenuationsAside: [Float] = []
    var reaches: [Int32] = []
    for carrier in plan.carriers {
      var farthest = [Int32](repeating: 0, count: fan.count)
      for sector in carrier.sectors {
        let own = azimuths.map {
          sector.antenna.leastAttenuation(azimuthOffsetDegrees: $0 - sector.azimuthDegrees)
        }
        attenuations += own
        for radial in 0..<fan.count {
          // The cells that take a receiver of this radial lie up to half a spacing aside, and rounding may turn them to
          // the next direction.
          var least = Float.infinity
          for other in radial - asides[radial]...radial + asides[radial] {
            least = min(
              least, own[other < 0 ? other + fan.count : other >= fan.count ? other - fan.count : other])
          }
          attenuationsAside.append(least)
          farthest[radial] = max(farthest[radial], Int32(min(plan.reach, sector.reach(behind: least))))
        }
      }
      reaches += farthest
    }
    self.azimuths = azimuths.map { Float($0 - ($0 / 360).rounded(.down) * 360) }
    self.attenuations = attenuations
    self.attenuationsAside = attenuationsAside
    self.reaches = reaches
  }

  /// The farthest receiver of a carrier in a direction, in steps.
  func reach(ofCarrier carrier: Int, radial: Int) -> Int { Int(reaches[carrier * fan.count + radial]) }
}
