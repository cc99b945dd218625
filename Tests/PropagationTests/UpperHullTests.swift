import TestSupport
import Testing

@testable import Propagation

@Suite("The upper hull of a radial")
struct UpperHullTests {
  enum Kind: CaseIterable { case random, wholeMetres, convex, concave, collinear, level }

  static func points(_ kind: Kind, count: Int, random: inout SeededGenerator) -> [Double] {
    (0..<count).map { index in
      let x = Double(index)
      return switch kind {
      case .random: Double.random(in: 0...300, using: &random)
      case .wholeMetres: Double(Int.random(in: 0...4, using: &random))
      case .convex: 200 - 0.01 * (x - 30) * (x - 30)
      case .concave: 0.01 * (x - 30) * (x - 30)
      case .collinear: 100 + 3 * x
      case .level: 12
      }
    }
  }

  @Test("its tangent is the steepest point of all, from any start", arguments: Kind.allCases)
  func tangent(kind: Kind) {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<15 {
      let points = Self.points(kind, count: 90, random: &random)
      var hull = UpperHull(capacity: points.count)
      for receiver in 1..<points.count {
        hull.push(receiver - 1, points[receiver - 1])
        let eye = points[receiver] + [-20, 0, 1.5, 40].randomElement(using: &random)!
        func slope(_ index: Int) -> Double { (points[index] - eye) / Double(receiver - index) }
        let steepest = (0..<receiver).map(slope).max()!
        for start in [0, hull.count / 2, hull.count - 1, 10_000] {
          let found = hull.abscissa(of: hull.tangent(fromAbscissa: receiver, eye, startingAt: start))
          // Heights of 300 m lose 10⁻¹³ of a metre.
          #expect(
            isClose(slope(found), steepest, within: 1e-11), "\(kind), receiver \(receiver), start \(start)")
        }
      }
    }
  }

  @Test(
    "its extreme is the highest point above a line of any slope, from any start", arguments: Kind.allCases)
  func extreme(kind: Kind) {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<15 {
      let points = Self.points(kind, count: 90, random: &random)
      var hull = UpperHull(capacity: points.count)
      for count in 1...points.count {
        hull.push(count - 1, points[count - 1])
        let slope = [0, 3, Double.random(in: -50...50, using: &random)].randomElement(using: &random)!
        func height(_ index: Int) -> Double { points[index] - slope * Double(index) }
        let highest = (0..<count).map(height).max()!
        for start in [0, hull.count / 2, hull.count - 1, 10_000] {
          let found = hull.abscissa(of: hull.extreme(above: slope, startingAt: start))
          #expect(isClose(height(found), highest, within: 1e-9), "\(kind), count \(count), start \(start)")
        }
      }
    }
  }

  @Test("of two points on one ray the tangent is the nearest to the receiver")
  func nearestOfEquals() {
    var hull = UpperHull(capacity: 4)
    for (abscissa, ordinate) in [12.0, 10, 0, 6].enumerated() { hull.push(abscissa, ordinate) }
    // 12, 10 and 6 stand on the line to 4 at abscissa 4.
    for start in 0..<hull.count {
      #expect(hull.abscissa(of: hull.tangent(fromAbscissa: 4, 4, startingAt: start)) == 3)
    }
  }

  @Test("points on one line leave two vertices")
  func collinear() {
    var hull = UpperHull(capacity: 50)
    for index in 0..<50 { hull.push(index, 0.5 * Double(index)) }
    #expect(hull.count == 2)
  }
}
