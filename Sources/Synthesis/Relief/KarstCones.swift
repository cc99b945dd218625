import Terrain

/// The cones and towers of tropical karst: hills of one to three hundred metres, shoulder to shoulder,
/// with closed hollows between them.
struct KarstCones: Sendable {
  private struct Layer {
    let noise: LatticeNoise
    let spacing: Double
    let height: ClosedRange<Double>
    // The layers' lattices are turned against each other, so that no rows show.
    let cosine, sine: Double
  }

  private let layers: [Layer]

  init(_ character: ReliefCharacter, seed: UInt64) {
    let low = character.coneHeightM.lowerBound
    let high = character.coneHeightM.upperBound
    let middle = (low + high) / 2
    layers = [
      Layer(
        noise: LatticeNoise(seed: seed, stream: .cones, layer: 1),
        spacing: character.coneSpacingM.upperBound, height: middle...high, cosine: 0.8, sine: 0.6),
      Layer(
        noise: LatticeNoise(seed: seed, stream: .cones, layer: 2),
        spacing: 0.62 * character.coneSpacingM.upperBound, height: low...middle,
        cosine: 5.0 / 13, sine: 12.0 / 13),
      Layer(
        noise: LatticeNoise(seed: seed, stream: .cones, layer: 3),
        spacing: character.coneSpacingM.lowerBound, height: (0.5 * low)...(1.1 * low), cosine: 0.28,
        sine: 0.96),
    ]
  }

  /// How far the cones stand above the hollows at a point, m.
  func height(_ x: Double, _ y: Double) -> Double {
    var highest = 0.0
    for layer in layers {
      highest = max(highest, Self.height(layer, x, y))
    }
    return highest
  }

  @inline(__always)
  private static func height(_ layer: Layer, _ x: Double, _ y: Double) -> Double {
    let u = (layer.cosine * x - layer.sine * y) / layer.spacing
    let v = (layer.sine * x + layer.cosine * y) / layer.spacing
    let column = Int(u.rounded(.down))
    let row = Int(v.rounded(.down))
    var highest = 0.0
    for j in (row - 1)...(row + 1) {
      for i in (column - 1)...(column + 1) {
        let bits = layer.noise.hash(i, j)
        let centerX = Double(i) + Double(bits & 0xFFFF) * 0x1p-16
        let centerY = Double(j) + Double(bits >> 16 & 0xFFFF) * 0x1p-16
        let size = Double(bits >> 32 & 0xFFFF) * 0x1p-16
        let radius = 0.38 + 0.4 * size
        let dx = u - centerX
        let dy = v - centerY
        let q = (dx * dx + dy * dy) / (radius * radius)
        guard q < 1 else { continue }
        let wished = layer.height.lowerBound + (layer.height.upperBound - layer.height.lowerBound) * size
        // Not steeper than rock with soil on it stands: the profile's steepest slope is 1.33 height/radius.
        let top = min(wished, 0.75 * radius * layer.spacing)
        highest = max(highest, top * (1 - q) * (1 - q.squareRoot()))
      }
    }
    return highest
  }
}
