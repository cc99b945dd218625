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
  /// True azimuth of each direction, degrees.
  let azimuths: [Double]
  /// The least attenuation at any elevation, dB, sector after sector in the order of the plan's carriers, direction by direction.
  let attenuations: [Float]
  /// The farthest receiver of each carrier, carrier after carrier, direction by direction.
  let reaches: [Int32]

  /// Attenuation beyond which the reach is not looked at more closely, dB.
  static let mostAttenuationDB = 25.0

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
          let attenuation = sector.antenna.leastAttenuationDB(
            azimuthOffsetDegrees: azimuth - sector.azimuthDegrees)
          attenuations.append(Float(attenuation))
          let reach = min(
            plan.reach, sector.reachByAttenuation[Int(min(attenuation, Self.mostAttenuationDB))])
          farthest[radial] = max(farthest[radial], Int32(reach))
        }
      }
      reaches += farthest
    }
    self.azimuths = azimuths
    self.attenuations = attenuations
    self.reaches = reaches
  }

  /// The farthest receiver of a carrier in a direction, in steps.
  func reach(ofCarrier carrier: Int, radial: Int) -> Int { Int(reaches[carrier * fan.count + radial]) }
}
