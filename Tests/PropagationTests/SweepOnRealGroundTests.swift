import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("The P.1812 sweep over real mountains")
struct SweepOnRealGroundTests {
  @Test("every receiver along the paths over mountains has the loss of its own path")
  func mountains() throws {
    guard let paths = try P1812ReferenceTests.mountainPaths() else { return }
    #if DEBUG
      let every = 60
    #else
      let every = 1
    #endif
    var worst = 0.0
    var differences: [Double] = []
    for path in stride(from: 0, to: paths.count, by: every).map({ paths[$0] }) {
      let profile = path.profile
      let ground = GroundRadial(
        step: profile.distances[1], heights: profile.heights.map { Float($0) },
        clutterHeights: profile.clutterHeights.map { Float($0) })
      let name = "\(path.row["tx_id"]!) \(path.row["rx_id"]!)"
      var sweep = P1812Sweep(model: path.model, capacity: ground.count, step: ground.step)
      sweep.fill(
        ground, antennaHeight: path.ends.transmitterHeight, receiverHeight: path.ends.receiverHeight,
        longestWavelength: FreeSpace.wavelength(frequencyMHz: path.ends.frequencyMHz),
        asked: .all(of: ground.count))
      var losses = LaneArray(count: ground.count)
      P1812CarrierLoss(model: path.model, ends: path.ends).fill(&losses, sweep: &sweep)
      for receiver in sweep.receivers where receiver >= 2 {
        let plain = path.model.loss(along: profile.prefix(receiver + 1), ends: path.ends).total
        let swept = sweep.loss(to: receiver, frequencyMHz: path.ends.frequencyMHz).total
        guard abs(swept - plain) <= 1e-6, abs(Double(losses[receiver]) - plain) <= 0.1 else {
          Issue.record("\(name), receiver \(receiver): \(swept) and \(losses[receiver]) for \(plain)")
          return
        }
        worst = max(worst, abs(swept - plain))
        differences.append(abs(Double(losses[receiver]) - plain))
      }
    }
    differences.sort()
    #expect(differences.count > 1000)
    print(
      "P.1812 sweep over mountains: \(differences.count) receivers, in Double largest difference \(worst) dB, "
        + "in Float median \(differences[differences.count / 2]), "
        + "99.9 % \(differences[differences.count * 999 / 1000]), largest \(differences.last ?? 0) dB")
  }
}
