import Terrain
import TestSupport

@testable import Propagation

/// Radials of every kind of ground from a seed.
enum SweepGround {
  enum Kind: CaseIterable {
    case flat, sea, rolling, noise, cliffs, spike, plateaus, slope, convex, saddle, mountains
  }

  static func heights(_ kind: Kind, count: Int, random: inout SeededGenerator) -> [Float] {
    var height = Float.random(in: 0...1500, using: &random)
    var slope: Float = 0
    let spike = Int.random(in: 0..<count, using: &random)
    let top = Float.random(in: 10...1200, using: &random)
    return (0..<count).map { index in
      switch kind {
      case .flat: return 12
      case .sea: return 0
      case .rolling:
        height += Float.random(in: -25...25, using: &random)
        return max(0, height)
      case .noise: return Float.random(in: 0...80, using: &random)
      case .cliffs:
        if Int.random(in: 0..<20, using: &random) == 0 { height = Float.random(in: 0...900, using: &random) }
        return height
      case .spike: return index == spike ? 20 + top : 20
      case .plateaus: return index < spike ? top : top / 3
      case .slope: return Float(index) * (top - 600) / 80
      // A dome: every point is a vertex of the hull.
      case .convex: return top - Float(index - spike) * Float(index - spike) * 0.01
      case .saddle: return 30 + Float(index - spike) * Float(index - spike) * 0.05
      case .mountains:
        slope = 0.9 * slope + Float.random(in: -6...6, using: &random)
        height = max(5, height + slope)
        return height.rounded()  // SRTM's whole metres
      }
    }
  }

  /// Blocks of clutter, none of them at the ends' own expense.
  static func clutter(count: Int, random: inout SeededGenerator) -> [Float] {
    var height: Float = 0
    return (0..<count).map { _ in
      if Int.random(in: 0..<9, using: &random) == 0 {
        height = [0, 0, 5, 10, 15, 20].randomElement(using: &random)!
      }
      return height
    }
  }

  static func zones(count: Int, random: inout SeededGenerator) -> [RadioClimaticZone] {
    var zone = RadioClimaticZone.allCases.randomElement(using: &random)!
    return (0..<count).map { _ in
      if Int.random(in: 0..<15, using: &random) == 0 {
        zone = RadioClimaticZone.allCases.randomElement(using: &random)!
      }
      return zone
    }
  }

  /// A radial, often with clutter and zones, sometimes with a hole.
  static func radial(_ kind: Kind, count: Int, step: Double, random: inout SeededGenerator) -> GroundRadial {
    var heights = heights(kind, count: count, random: &random)
    if Int.random(in: 0..<10, using: &random) == 0 {
      heights[Int.random(in: 1..<count, using: &random)] = .nan
    }
    return GroundRadial(
      step: step, heights: heights,
      clutterHeights: Bool.random(using: &random) ? clutter(count: count, random: &random) : [],
      zones: Bool.random(using: &random) ? zones(count: count, random: &random) : [])
  }
}
