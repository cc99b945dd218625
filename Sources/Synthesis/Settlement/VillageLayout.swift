import Terrain

/// A circle that holds one hamlet; circles never overlap, so hamlets do not either.
struct HamletCircle: Hashable, Sendable {
  let center: MapPoint
  let radius: Double

  /// Whether two circles keep a lane between them.
  func isClear(of other: HamletCircle) -> Bool {
    center.distance(to: other.center) >= radius + other.radius + 20
  }
}

/// Where the villages of a province lie, before they have a shape.
struct VillageLayout: Sendable {
  /// A village: one hamlet, or two that count as one.
  struct Site: Sendable {
    let commune: Int
    /// Whether the commune's centre lies in it.
    let isCommuneCenter: Bool
    let hamlets: [HamletCircle]

    /// Where the cultural house stands: the middle of the first hamlet.
    var center: MapPoint { hamlets[0].center }
  }

  /// Commune by commune, the commune's centre first.
  private(set) var sites: [Site] = []

  private let ground: SettlementGround
  private let communes: CommuneLayout
  private let outline: ProvinceOutline
  private let towns: Set<Int>
  private let character: SettlementCharacter
  private var random: RandomSource
  private var index: CircleIndex

  init(
    _ preset: ProvincePreset, seed: UInt64, ground: SettlementGround, communes: CommuneLayout,
    outline: ProvinceOutline
  ) {
    self.ground = ground
    self.communes = communes
    self.outline = outline
    towns = Set(communes.towns)
    character = preset.settlement
    random = RandomSource(seed: seed, stream: .villages)
    index = CircleIndex(cellSize: 1_000)

    var cells = [[Int]](repeating: [], count: preset.communes)
    for (cell, commune) in communes.communeOfCell.enumerated() where commune >= 0 {
      cells[Int(commune)].append(cell)
    }
    let counts = counts(preset, cells)
    for commune in 0..<preset.communes {
      for number in 0..<counts[commune] {
        place(number: number, commune, among: cells[commune])
      }
    }
  }

  /// More villages where there is more country to settle, most in the towns.
  private func counts(_ preset: ProvincePreset, _ cells: [[Int]]) -> [Int] {
    let cellKm2 = ground.grid.cellSize * ground.grid.cellSize / 1e6
    let weights = cells.indices.map { commune in
      let appeal = cells[commune].reduce(0.0) { $0 + Double(ground.appeal[$1]) } * cellKm2
      let urban = commune == 0 ? 2.0 : towns.contains(commune) ? 1.5 : 1
      return (2 + appeal).squareRoot() * urban
    }
    let least = min(3, preset.villages / preset.communes)
    return Apportionment.shares(of: preset.villages, weights: weights, minimum: least)
  }

  /// Takes the best of some random places where the village has room.
  private mutating func place(number: Int, _ commune: Int, among cells: [Int]) {
    let isTown = towns.contains(commune)
    var radius = random.within(isTown ? character.townRadiusM : character.villageRadiusM)
    var attempts = 0
    while true {
      var best: (rank: Double, circle: HamletCircle)?
      for _ in 0..<24 {
        let circle = HamletCircle(center: candidate(number: number, commune, cells), radius: radius)
        guard isFree(circle, in: commune, strictly: attempts < 40) else { continue }
        let rank = rank(of: circle, in: commune, isTown: isTown)
        if rank > best?.rank ?? -.infinity { best = (rank, circle) }
      }
      if let circle = best?.circle {
        let hamlets = [circle] + farHamlet(of: circle, in: commune)
        for hamlet in hamlets { index.insert(hamlet) }
        sites.append(Site(commune: commune, isCommuneCenter: number == 0, hamlets: hamlets))
        return
      }
      // No room of this size: a smaller village, and at last one across the commune's border.
      attempts += 1
      radius = max(100, radius * 0.95)
    }
  }

  /// The first village of a commune lies about its centre, the others anywhere in it.
  private mutating func candidate(number: Int, _ commune: Int, _ cells: [Int]) -> MapPoint {
    let jitter = ground.grid.cellSize / 2
    let base = number == 0 ? communes.centers[commune] : ground.center(random.pick(cells))
    let reach = number == 0 ? 3 * jitter : jitter
    return MapPoint(
      x: base.x + random.within(-reach...reach), y: base.y + random.within(-reach...reach))
  }

  private func isFree(_ circle: HamletCircle, in commune: Int, strictly: Bool) -> Bool {
    guard index.isFree(circle) else { return false }
    guard !strictly || communes.depth(of: circle.center, in: commune) > circle.radius + 5 else {
      return false
    }
    return outline.contains(circle.center) && outline.clearance(of: circle.center) > circle.radius + 5
  }

  /// Gentle sheltered ground; in the country apart from others, in a town close to its middle.
  private mutating func rank(of circle: HamletCircle, in commune: Int, isTown: Bool) -> Double {
    let appeal = ground.index(at: circle.center).map { Double(ground.appeal[$0]) } ?? 0
    let fromCenter = circle.center.distance(to: communes.centers[commune])
    let place = isTown ? -fromCenter / 2_500 : min(fromCenter, 3_000) / 12_000
    return appeal + place + 0.35 * random.unit()
  }

  /// One village in sixteen has a second hamlet a short walk away.
  private mutating func farHamlet(of circle: HamletCircle, in commune: Int) -> [HamletCircle] {
    guard random.chance(1.0 / 16) else { return [] }
    for _ in 0..<12 {
      let radius = random.within(90...180)
      let distance = circle.radius + radius + random.within(80...500)
      let (cosine, sine) = Elementary.direction(turns: random.unit())
      let hamlet = HamletCircle(
        center: MapPoint(
          x: circle.center.x + distance * cosine, y: circle.center.y + distance * sine),
        radius: radius)
      if isFree(hamlet, in: commune, strictly: true) { return [hamlet] }
    }
    return []
  }
}

/// Circles by the square they lie in, so that a newcomer meets only its neighbours.
struct CircleIndex: Sendable {
  private let cellSize: Double
  private var circles: [MetricGrid.Cell: [HamletCircle]] = [:]

  /// - Parameter cellSize: at least the greatest sum of two radii and their lane.
  init(cellSize: Double) {
    self.cellSize = cellSize
  }

  mutating func insert(_ circle: HamletCircle) {
    circles[square(of: circle.center), default: []].append(circle)
  }

  func isFree(_ circle: HamletCircle) -> Bool {
    let middle = square(of: circle.center)
    for row in (middle.row - 1)...(middle.row + 1) {
      for column in (middle.column - 1)...(middle.column + 1) {
        let neighbours = circles[MetricGrid.Cell(column: column, row: row)] ?? []
        guard neighbours.allSatisfy(circle.isClear) else { return false }
      }
    }
    return true
  }

  private func square(of point: MapPoint) -> MetricGrid.Cell {
    MetricGrid.Cell(
      column: Int((point.x / cellSize).rounded(.down)), row: Int((point.y / cellSize).rounded(.down)))
  }
}
