import Geography
import Terrain

/// The outlines of villages: rounded blobs, now and then with a hole (a pond, a hill) in the middle.
struct VillageShape {
  private var random: RandomSource

  init(seed: UInt64) {
    random = RandomSource(seed: seed, stream: .shapes)
  }

  /// The area of a village, within the circles of its hamlets.
  mutating func area(of site: VillageLayout.Site) -> MultiPolygon {
    MultiPolygon(site.hamlets.map { blob(in: $0) })
  }

  private mutating func blob(in circle: HamletCircle) -> Polygon {
    let corners = 12 + random.below(13)
    let wave = [1, 2, 3].map { (order: Double($0), turn: random.unit(), height: random.unit() / Double($0)) }
    let hasHole = circle.radius > 220 && random.chance(0.06)
    let shell = ring(corners, about: circle) { turn in
      // A few waves around the ring, 0.62 to 1 of the circle's radius.
      let sum = wave.reduce(0) {
        $0 + $1.height * Elementary.direction(turns: $1.order * turn + $1.turn).cosine
      }
      return 0.81 + 0.19 * sum / 1.84
    }
    let hole = ring(12, about: circle) { turn in
      0.26 + 0.06 * Elementary.direction(turns: 2 * turn + wave[0].turn).cosine
    }
    return Polygon(shell: shell, holes: hasHole ? [hole.reversed()] : [])
  }

  /// A closed ring around a circle's middle, anticlockwise, its corners on decimetres.
  ///
  /// Seen from the middle its angles only grow, so it never crosses itself.
  private func ring(_ corners: Int, about circle: HamletCircle, _ radius: (Double) -> Double) -> [MapPoint] {
    let open = (0..<corners).map { corner in
      let turn = Double(corner) / Double(corners)
      let (cosine, sine) = Elementary.direction(turns: turn)
      let distance = circle.radius * radius(turn)
      return MapPoint(
        x: ((circle.center.x + distance * cosine) * 10).rounded() / 10,
        y: ((circle.center.y + distance * sine) * 10).rounded() / 10)
    }
    return open + open.prefix(1)
  }
}
