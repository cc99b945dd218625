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
  /// The farthest receiver of each carrier, carrier after carrier, direction by direction.
  let reaches: [Int32]

  init(_ plan: MastPlan) {
    let fan = RadialFan(reach: plan.reach)
    self.fan = fan
    let azimuths = (0..<fan.count).map { radial -> Double in
      let direction = fan.direction(radial)
      return atan2(direction.x, direction.y) * 180 / .pi + plan.gridNorthBearing
    }
    var attenuations: [Float] = []
    var reaches: [Int32] = []
    for carrier in plan.carriers {
      var farthest = [Int32](repeating: 0, count: fan.count)
      for sector in carrier.sectors {
        for (radial, azimuth) in azimuths.enumerated() {
          let attenuation = sector.antenna.leastAttenuation(
            azimuthOffsetDegrees: azimuth - sector.azimuthDegrees)
          attenuations.append(attenuation)
          let reach = min(plan.reach, sector.reach(behind: attenuation))
          farthest[radial] = max(farthest[radial], Int32(reach))
        }
      }
      reaches += farthest
    }
    self.azimuths = azimuths.map { Float($0 - ($0 / 360).rounded(.down) * 360) }
    self.attenuations = attenuations
    self.reaches = reaches
  }

  /// The farthest receiver of a carrier in a direction, in steps.
  func reach(ofCarrier carrier: Int, radial: Int) -> Int { Int(reaches[carrier * fan.count + radial]) }
}
