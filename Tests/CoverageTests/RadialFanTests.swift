import Terrain
import TestSupport
import Testing

@testable import Coverage

@Suite("The fan of radials")
struct RadialFanTests {
  @Test("a point on a radial belongs to it", arguments: [1, 2, 7, 40, 300])
  func ownDirection(reach: Int) {
    let fan = RadialFan(reach: reach)
    #expect(Double(fan.count) >= 2 * Double.pi * Double(reach))
    for radial in 0..<fan.count {
      let direction = fan.direction(radial)
      #expect(isClose(direction.x * direction.x + direction.y * direction.y, 1, within: 1e-12))
      let place = fan.place(dx: direction.x * 777, dy: direction.y * 777)
      #expect(fan.radial(at: place, thinning: 0) == radial)
    }
  }

  @Test(
    "within reach no point is farther than half a step from the radial of its ring", arguments: [50, 333])
  func nearest(reach: Int) {
    let fan = RadialFan(reach: reach)
    var random = SeededGenerator(seed: 3)
    var worst = 0.0
    let range = -Double(reach)...Double(reach)
    for _ in 0..<20_000 {
      let dx = Double.random(in: range, using: &random)
      let dy = Double.random(in: range, using: &random)
      let distance = (dx * dx + dy * dy).squareRoot()
      let receiver = max(1, Int(distance + 0.5))
      guard receiver <= reach else { continue }
      let radial = fan.radial(
        at: fan.place(dx: dx, dy: dy), thinning: fan.thinning(atReceiver: receiver))
      #expect(receiver >= fan.firstReceiver(of: radial))
      let direction = fan.direction(radial)
      worst = max(worst, abs(dx * direction.y - dy * direction.x))
    }
    // Half a step beyond the ring's end the spacing is that much wider.
    #expect(worst <= 0.5 * (1 + 0.5 / Double(reach >> fan.halvings)) + 1e-6)
  }

  @Test("thinning leaves a third of the receivers out")
  func thinned() {
    let fan = RadialFan(reach: 512)
    let kept = (0..<fan.count).reduce(0) { $0 + 513 - fan.firstReceiver(of: $1) }
    #expect(Double(kept) < 0.67 * Double(fan.count * 512))
  }
}
