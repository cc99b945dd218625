import Propagation

/// The ground, the ray and what stands in its way, within the frame.
struct ProfileScene {
  typealias Point = SVGCanvas.Point
  typealias Paint = SVGCanvas.Paint

  let report: LinkReport
  let frame: ProfileFrame
  /// At least the ends.
  private let samples: [LinkReport.Sample]

  init(report: LinkReport, box: SVGCanvas.Box) {
    self.report = report
    samples = report.profile
    let length = max(1, report.distance)
    let radius = max(1, report.effectiveEarthRadius)
    func bulge(_ distance: Double) -> Double { distance * (length - distance) / (2 * radius) }
    let grounds = samples.map(\.ground) + [report.transmitter.ground, report.receiver.ground]
    let tops = samples.map { $0.ground + max($0.clutter ?? 0, 0) + bulge($0.distance) }
    let antennas = [report.transmitter, report.receiver].map { $0.ground + $0.antenna }
    let edge = report.obstruction.map { found in
      let share = found.distance / length
      return antennas[0] * (1 - share) + antennas[1] * share + found.heightOverRay
    }
    let wavelength = FreeSpace.wavelength(frequencyMHz: report.frequencyMHz)
    let zone = (0...64).map { index in
      let share = Double(index) / 64
      let radius = (wavelength * length * share * (1 - share)).squareRoot()
      let ray = antennas[0] * (1 - share) + antennas[1] * share
      return (bottom: ray - radius, top: ray + radius)
    }
    let lowestGround = grounds.min() ?? 0
    let top = (tops + zone.map(\.top) + antennas).max() ?? 0
    // Where horizons meet high above all, the ground keeps half of the picture.
    let highest = max(top, min(edge ?? top, top + max(20, top - lowestGround)))
    // Below the ground the zone may take a third of the picture, not more.
    let lowestZone = max(
      zone.map(\.bottom).min() ?? lowestGround, lowestGround - (highest - lowestGround) / 2)
    frame = ProfileFrame(
      box: box, length: length, effectiveEarthRadius: radius, ground: lowestGround,
      lowest: min(lowestGround, lowestZone), highest: highest)
  }

  // MARK: What there is

  /// Whether some ground is covered.
  var hasClutter: Bool { samples.contains { ($0.clutter ?? 0) > 0 } }

  /// Whether some ground reaches the ray.
  var isBlocked: Bool {
    report.obstruction.map { !$0.isLineOfSight }
      ?? samples.dropFirst().dropLast().contains { $0.ground >= $0.ray }
  }

  /// Where the ray comes nearest to the ground in radii of the first Fresnel zone, or is deepest in it.
  var leastClearance: (distance: Double, radii: Double)? {
    samples.filter { $0.fresnelRadius > 0 }
      .map { (distance: $0.distance, radii: ($0.ray - $0.ground) / $0.fresnelRadius) }
      .min { $0.radii < $1.radii }
  }

  /// The horizons of a blocked ray: the place, and the end that looks at it.
  var horizons: [(place: Point, end: Point)] {
    guard isBlocked else { return [] }
    let ends = [
      (report.transmitterHorizon?.distance, transmitter),
      (report.receiverHorizon.map { frame.length - $0.distance }, receiver),
    ]
    return ends.compactMap { distance, end in
      guard let distance, distance > 0, distance < frame.length else { return nil }
      return (frame.point(distance: distance, height: ground(at: distance)), end)
    }
  }

  var transmitter: Point { antenna(of: report.transmitter, at: 0) }
  var receiver: Point { antenna(of: report.receiver, at: frame.length) }

  /// The edge that decides, and the place of the ray above or below it.
  var obstacle: (edge: Point, ray: Point)? {
    report.obstruction.map { found in
      let share = found.distance / frame.length
      let ray =
        (report.transmitter.ground + report.transmitter.antenna) * (1 - share)
        + (report.receiver.ground + report.receiver.antenna) * share
      return (
        frame.point(distance: found.distance, drawn: ray + found.heightOverRay),
        frame.point(distance: found.distance, drawn: ray)
      )
    }
  }

  private func antenna(of end: LinkReport.End, at distance: Double) -> Point {
    frame.point(distance: distance, height: end.ground + end.antenna)
  }

  private func ground(at distance: Double) -> Double {
    guard let after = samples.firstIndex(where: { $0.distance >= distance }), after > 0 else {
      return report.transmitter.ground
    }
    let (left, right) = (samples[after - 1], samples[after])
    let share = (distance - left.distance) / (right.distance - left.distance)
    return left.ground + (right.ground - left.ground) * share
  }

  // MARK: Painting

  /// Paints all that the box confines.
  func paint(on canvas: inout SVGCanvas) {
    canvas.box(frame.box, Paint(fill: PlotColors.sky), name: "sky")
    for level in frame.levels where level > frame.base {
      canvas.path(frame.level(level), Paint(stroke: PlotColors.grid, width: 0.8), name: "height-line")
    }
    for distance in distanceSteps.values(in: 0...distanceUnits) {
      let x = frame.x(distance * metresPerUnit)
      canvas.line(
        from: Point(x: x, y: frame.box.top), to: Point(x: x, y: frame.box.bottom),
        Paint(stroke: PlotColors.grid, width: 0.8), name: "distance-line")
    }
    paintGround(on: &canvas)
    paintFresnel(on: &canvas)
    for horizon in horizons {
      canvas.line(
        from: horizon.end, to: horizon.place,
        Paint(stroke: PlotColors.horizon, width: 1.6, dashes: [9, 5]), name: "sight-line")
    }
    paintMeeting(on: &canvas)
    canvas.polyline([transmitter, receiver], Paint(stroke: PlotColors.ray, width: 2.2), name: "ray")
    if let obstacle {
      canvas.line(
        from: obstacle.ray, to: obstacle.edge, Paint(stroke: PlotColors.obstacle, width: 2.6),
        name: "obstacle-height")
    }
    for horizon in horizons { paintHorizon(horizon.place, on: &canvas) }
    if let obstacle {
      canvas.circle(
        obstacle.edge, radius: 5, Paint(fill: PlotColors.obstacle, stroke: "#ffffff", width: 1.5),
        name: "obstacle")
    }
  }

  private func paintGround(on canvas: inout SVGCanvas) {
    canvas.path(frame.earth, Paint(fill: PlotColors.earth), name: "earth")
    let surface = samples.map { frame.point(distance: $0.distance, height: $0.ground) }
    var ground = SVGCanvas.Path()
    ground.move(to: frame.point(distance: 0, drawn: frame.base))
    for point in surface { ground.line(to: point) }
    ground.line(to: frame.point(distance: frame.length, drawn: frame.base))
    ground.curve(
      to: frame.point(distance: 0, drawn: frame.base),
      by: frame.point(
        distance: frame.length / 2, drawn: frame.base + 2 * frame.bulge(at: frame.length / 2)))
    ground.close()
    canvas.path(ground, Paint(fill: PlotColors.terrain), name: "terrain")
    paintClutter(on: &canvas)
    canvas.polyline(surface, Paint(stroke: PlotColors.terrainEdge, width: 1.4), name: "terrain-edge")
    canvas.path(frame.level(frame.base), Paint(stroke: PlotColors.baseline, width: 1.6), name: "baseline")
  }

  /// A band of each sample's own height, from half way to the one before to half way to the next.
  private func paintClutter(on canvas: inout SVGCanvas) {
    var path = SVGCanvas.Path()
    var floor: [Point] = []
    func finish() {
      for point in floor.reversed() { path.line(to: point) }
      if !floor.isEmpty { path.close() }
      floor = []
    }
    for (index, sample) in samples.enumerated() {
      guard let clutter = sample.clutter, clutter > 0 else {
        finish()
        continue
      }
      var places = [sample.distance]
      if index > 0 { places.insert((samples[index - 1].distance + sample.distance) / 2, at: 0) }
      if index + 1 < samples.count { places.append((sample.distance + samples[index + 1].distance) / 2) }
      for place in places {
        let top = frame.point(distance: place, height: ground(at: place) + clutter)
        let bottom = frame.point(distance: place, height: ground(at: place))
        if floor.isEmpty {
          path.move(to: bottom)
        }
        path.line(to: top)
        floor.append(bottom)
      }
    }
    finish()
    if hasClutter { canvas.path(path, Paint(fill: PlotColors.clutter), name: "clutter") }
  }

  private func paintFresnel(on canvas: inout SVGCanvas) {
    let radius = (FreeSpace.wavelength(frequencyMHz: report.frequencyMHz) * frame.length).squareRoot() / 2
    canvas.path(
      zone(radius: radius, isClosed: true),
      Paint(fill: PlotColors.fresnel, fillOpacity: 0.18, stroke: PlotColors.fresnel, width: 1.2),
      name: "fresnel-zone")
    canvas.path(
      zone(radius: 0.6 * radius, isClosed: false),
      Paint(stroke: PlotColors.clearance, width: 1.4, dashes: [5, 3]), name: "clearance-60")
  }

  /// The zone's edge: the ellipse is sheared with the ray, and so are its four curves.
  ///
  /// - Parameter isClosed: with the half above the ray.
  private func zone(radius: Double, isClosed: Bool) -> SVGCanvas.Path {
    let handle = 0.5522847498307936  // of the Bézier curve that is nearest to a quarter of a circle
    let middle = Point(x: (transmitter.x + receiver.x) / 2, y: (transmitter.y + receiver.y) / 2)
    let along = Point(x: receiver.x - middle.x, y: receiver.y - middle.y)
    let down =
      frame.point(distance: frame.length / 2, drawn: 0).y
      - frame.point(distance: frame.length / 2, drawn: radius).y
    func point(_ forward: Double, _ below: Double) -> Point {
      Point(x: middle.x + along.x * forward, y: middle.y + along.y * forward + down * below)
    }
    var path = SVGCanvas.Path()
    path.move(to: point(-1, 0))
    path.curve(to: point(0, 1), by: point(-1, handle), point(-handle, 1))
    path.curve(to: point(1, 0), by: point(handle, 1), point(1, handle))
    guard isClosed else { return path }
    path.curve(to: point(0, -1), by: point(1, -handle), point(handle, -1))
    path.curve(to: point(-1, 0), by: point(-handle, -1), point(-1, -handle))
    path.close()
    return path
  }

  /// From the horizons on to the edge where their lines meet, which stands for all obstacles between.
  private func paintMeeting(on canvas: inout SVGCanvas) {
    guard let edge = obstacle?.edge else { return }
    for horizon in horizons {
      canvas.line(
        from: horizon.place, to: edge,
        Paint(stroke: PlotColors.horizon, width: 1, dashes: [2, 4]), name: "sight-line-beyond")
    }
  }

  private func paintHorizon(_ place: Point, on canvas: inout SVGCanvas) {
    canvas.polygon(
      [
        Point(x: place.x, y: place.y - 1), Point(x: place.x - 5.5, y: place.y - 11),
        Point(x: place.x + 5.5, y: place.y - 11),
      ], Paint(fill: PlotColors.horizon, stroke: "#ffffff"), name: "horizon")
  }
}

extension ProfileScene {
  /// Short links are told in metres.
  var isShort: Bool { frame.length < 2000 }
  private var metresPerUnit: Double { isShort ? 1 : 1000 }
  private var distanceUnits: Double { frame.length / metresPerUnit }
  private var distanceSteps: RoundSteps { RoundSteps(span: distanceUnits, count: 11) }

  /// The distances that have a label, and where.
  var distanceLabels: [(x: Double, text: String)] {
    distanceSteps.values(in: 0...distanceUnits).map {
      (frame.x($0 * metresPerUnit), distanceSteps.label($0))
    }
  }
}
