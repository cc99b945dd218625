import Terrain

/// The shore of a province: a wavy line, the sea on one side.
struct Coastline: Sendable {
  private let coast: ReliefCharacter.Coast
  private let center: MapPoint
  private let radius: Double
  private let noise: LatticeNoise

  /// nil for a province inland.
  init?(_ preset: ProvincePreset, seed: UInt64) {
    guard let coast = preset.relief.coast else { return nil }
    self.coast = coast
    center = preset.center
    radius = preset.radius
    noise = LatticeNoise(seed: seed, stream: .outline, layer: 1)
  }

  /// How far a point lies beyond the shore, m, measured in the sea's direction; negative on land.
  func offshore(_ point: MapPoint) -> Double {
    let x = (point.x - center.x) / radius
    let y = (point.y - center.y) / radius
    let along = coast.toward.x * x + coast.toward.y * y
    let across = coast.toward.x * y - coast.toward.y * x
    return radius * (along - coast.offset - coast.waviness * noise.fractal(across * 2.4, 0.5, octaves: 4))
  }

  /// How far one can go from the middle into a direction before the sea, m; nil where none comes.
  func reach(toward direction: (cosine: Double, sine: Double)) -> Double? {
    func offshore(_ distance: Double) -> Double {
      self.offshore(
        MapPoint(x: center.x + distance * direction.cosine, y: center.y + distance * direction.sine))
    }
    let step = 0.01 * radius
    guard let first = (1...400).first(where: { offshore(Double($0) * step) > 0 }) else { return nil }
    var dry = Double(first - 1) * step
    var wet = Double(first) * step
    for _ in 0..<40 {
      let middle = (dry + wet) / 2
      if offshore(middle) > 0 { wet = middle } else { dry = middle }
    }
    return dry
  }
}
