import Terrain
import TestSupport
import Testing

@testable import Coverage

@Suite("The fan of radials")
struct SquareFanTests {
  @Test("a point on a radial belongs to it", arguments: [1, 2, 7, 40])
  func ownDirection(reach: Int) {
    let fan = SquareFan(reach: reach)
    for radial in 0..<fan.count {
      let direction = fan.direction(radial)
      #expect(isClose(direction.x * direction.x + direction.y * direction.y, 1, within: 1e-12))
      #expect(fan.radial(dx: direction.x * 777, dy: direction.y * 777) == radial)
    }
  }

  @Test("within reach no point is farther than half a step from its radial")
  func nearest() {
    let fan = SquareFan(reach: 50)
    var random = SeededGenerator(seed: 3)
    var worst = 0.0
    for _ in 0..<20_000 {
      let dx = Double.random(in: -50...50, using: &random)
      let dy = Double.random(in: -50...50, using: &random)
      guard dx * dx + dy * dy <= 2500 else { continue }
      let direction = fan.direction(fan.radial(dx: dx, dy: dy))
      worst = max(worst, abs(dx * direction.y - dy * direction.x))
    }
    #expect(worst <= 0.5 + 1e-9)
  }
}
