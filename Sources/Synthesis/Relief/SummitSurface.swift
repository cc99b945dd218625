import Terrain

/// The land before the rivers cut it: how high its summits stand, how fast it rises, where it is karst.
struct SummitSurface: Sendable {
  let character: ReliefCharacter
  private let center: MapPoint
  private let radius: Double
  private let warpNoise: LatticeNoise
  private let hillNoise: LatticeNoise
  private let regionNoise: LatticeNoise
  private let courses: [RiverCourse]
  private let plain: AlluvialPlain?

  /// The land at a point.
  struct Sample: Sendable {
    /// m above sea level.
    var height: Double
    /// Rise over the whole of the erosion, m.
    var uplift: Double
    /// 0 … 1: how much of the water goes underground instead of cutting valleys.
    var karst: Double
    /// How easily the rock is cut, about 1.
    var softness: Double
    /// How much of the hills stands there, 0 on a plain, 1 where there is none.
    var hilliness = 1.0
    /// The plain's own height, m above sea level; of no meaning where there is none.
    var plainHeight = 0.0
  }

  init(_ preset: ProvincePreset, seed: UInt64) {
    character = preset.relief
    center = preset.center
    radius = preset.radius
    warpNoise = LatticeNoise(seed: seed, stream: .relief, layer: 1)
    hillNoise = LatticeNoise(seed: seed, stream: .relief, layer: 2)
    regionNoise = LatticeNoise(seed: seed, stream: .relief, layer: 3)
    courses = Self.courses(preset, seed: seed)
    plain = AlluvialPlain(preset.relief, seed: seed)
  }

  /// The courses of the main rivers, m.
  static func courses(_ preset: ProvincePreset, seed: UInt64) -> [RiverCourse] {
    let noise = LatticeNoise(seed: seed, stream: .relief, layer: 4)
    return preset.relief.rivers.map {
      RiverCourse($0, center: preset.center, radius: preset.radius, noise: noise)
    }
  }

  func sample(at point: MapPoint) -> Sample {
    let x = (point.x - center.x) / radius
    let y = (point.y - center.y) / radius
    let u = x + 0.2 * warpNoise.fractal(x * 2.1, y * 2.1, octaves: 3)
    let v = y + 0.2 * warpNoise.fractal(x * 2.1 + 31, y * 2.1 - 17, octaves: 3)

    let plateau = character.plateau.share(u, v)
    let west = character.massif.share(u, v) * (1 - 0.75 * plateau)
    let fall = character.fall.share(u, v)
    let rolling = hillNoise.fractal(x * 4.5, y * 4.5, octaves: 4)
    // Ridges: the noise's zero lines stand out, as crests do.
    let crest = 1 - 2 * abs(hillNoise.fractal(x * 2.6 + 70, y * 2.6, octaves: 3))

    let hills = character.hillHeightM - character.fallM * fall
    let massif = (character.peakHeightM - character.hillHeightM) * west * max(0, crest)
    var height = 0.5 * hills + (character.plateauHeightM - 0.5 * hills) * plateau + 0.35 * massif
    height += (0.3 * (1 - plateau) + 0.5 * plateau) * character.hillHeightM * rolling
    var uplift =
      character.peakHeightM * (0.85 - 0.25 * fall + west * (0.45 + 0.75 * max(0, crest)) - 0.6 * plateau)

    var awayFromRivers = 1.0
    for course in courses {
      let nearest = course.nearest(to: point)
      // Across the plateau a gorge, elsewhere a broad valley.
      let breadth = radius * (0.055 - 0.038 * plateau)
      let depth = 1 / (1 + nearest.distance * nearest.distance / (breadth * breadth))
      let floor = nearest.height
      uplift *= 1 - 0.8 * depth * depth
      awayFromRivers *= 1 - depth
      height -= max(0, height - floor) * depth * (0.7 - 0.2 * plateau)
    }
    let patches = regionNoise.fractal(x * 3.2, y * 3.2, octaves: 4)
    let karst = max(
      plateau * (0.4 + 0.6 * smoothStep(-0.3, 0.1, patches)),
      0.85 * smoothStep(0.12, 0.3, patches) * (1 - west))
    let softness = 1 + 1.1 * regionNoise.fractal(x * 9 + 23, y * 9, octaves: 3)
    var sample = Sample(
      height: height, uplift: uplift, karst: karst * awayFromRivers,
      softness: max(character.hardestRock, softness) * (1 - 0.7 * plateau * awayFromRivers))
    if let flat = plain?.sample(at: point, u, v) {
      sample.hilliness = flat.hilliness
      sample.plainHeight = flat.height
      sample.height = flat.height + (height - flat.height) * flat.hilliness
      sample.uplift *= flat.hilliness
      sample.karst *= flat.hilliness
    }
    return sample
  }
}

/// The course of a main river as a line of many short pieces.
struct RiverCourse: Sendable {
  /// The points of the line, upstream first, m.
  let points: [MapPoint]
  /// What it brings from outside, m².
  let inflowArea: Double
  /// Height of its bed at each point, m above sea level.
  let bedHeights: [Double]

  init(_ river: ReliefCharacter.River, center: MapPoint, radius: Double, noise: LatticeNoise) {
    var line = river.course
    // Chaikin's corner cutting: each round doubles the points and rounds the bends.
    for _ in 0..<4 {
      var cut = [line[0]]
      for (from, to) in zip(line, line.dropFirst()) {
        cut.append(MapPoint(x: 0.75 * from.x + 0.25 * to.x, y: 0.75 * from.y + 0.25 * to.y))
        cut.append(MapPoint(x: 0.25 * from.x + 0.75 * to.x, y: 0.25 * from.y + 0.75 * to.y))
      }
      line = cut + [line[line.count - 1]]
    }
    points = line.map { point in
      let east = noise.fractal(point.x * 5, point.y * 5, octaves: 3)
      let north = noise.fractal(point.x * 5 + 50, point.y * 5, octaves: 3)
      return MapPoint(
        x: center.x + radius * (point.x + 0.14 * east), y: center.y + radius * (point.y + 0.14 * north))
    }
    inflowArea = river.inflowKm2 * 1e6
    // A bed that rises a little faster towards its source.
    let count = Double(line.count - 1)
    bedHeights = line.indices.map { index in
      let upstream = 1 - Double(index) / count
      return river.mouthHeightM + 2.6e-3 * radius * upstream * (0.5 + upstream)
    }
  }

  /// Distance to the line and height of the bed there.
  func nearest(to point: MapPoint) -> (distance: Double, height: Double) {
    var least = Double.infinity
    var height = bedHeights[0]
    for index in 1..<points.count {
      let from = points[index - 1]
      let dx = points[index].x - from.x
      let dy = points[index].y - from.y
      let along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy)
      let t = min(max(along, 0), 1)
      let ex = from.x + t * dx - point.x
      let ey = from.y + t * dy - point.y
      let distance2 = ex * ex + ey * ey
      if distance2 < least {
        least = distance2
        height = bedHeights[index - 1] + t * (bedHeights[index] - bedHeights[index - 1])
      }
    }
    return (least.squareRoot(), height)
  }

  /// The places where the line enters and leaves a rectangle; nil where it misses it.
  func gates(of bounds: MapBounds) -> (entry: MapPoint, exit: MapPoint, exitHeight: Double)? {
    guard let first = points.firstIndex(where: bounds.contains),
      let last = points.lastIndex(where: bounds.contains)
    else { return nil }
    return (points[first], points[last], bedHeights[last])
  }
}
