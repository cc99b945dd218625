#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measured levels and the models' curves over the logarithm of the distance: what the frame confines, and its axes.
struct MeasurementScene {
  typealias Point = SVGCanvas.Point
  typealias Paint = SVGCanvas.Paint

  /// A curve of levels over distance.
  struct Curve {
    /// Pieces without a gap.
    let pieces: [[(lgKm: Double, level: Double)]]
    let paint: Paint
    let title: String
    let statistics: ErrorStatistics
  }

  let box: SVGCanvas.Box
  let points: [MeasuredPoint]
  let fit: Curve?
  let models: [Curve]
  private let lgDistances: ClosedRange<Double>
  private let levels: ClosedRange<Double>
  private let levelSteps: RoundSteps

  /// More dots than this are drawn one for each of larger cells.
  private static let mostDots = 8000
  private static let dotColor = "#8fb0d0"
  /// Points of a curve.
  private static let curvePoints = 160
  /// How far curves are followed beyond the measured levels, dB.
  private static let curveRoom = 15.0

  init(_ result: MeasurementResult, box: SVGCanvas.Box) {
    self.box = box
    points = result.selected.points
    let lgs = points.map(\.lgDistanceKm)
    let (nearest, farthest) = (lgs.min() ?? 0, lgs.max() ?? 0)
    // All points at one distance still want an axis.
    let margin = max(0.02 * (farthest - nearest), 0.02)
    lgDistances = nearest - margin...farthest + margin
    let range = lgDistances
    let steps = (0...Self.curvePoints).map { index in
      range.lowerBound + (range.upperBound - range.lowerBound) * Double(index) / Double(Self.curvePoints)
    }
    models = zip(result.models, result.report.models).enumerated().map { index, model in
      Curve(
        pieces: Self.pieces(of: model.0, at: steps), paint: Self.paint(of: index), title: model.1.title,
        statistics: model.1.statistics)
    }
    fit = result.fit.map { fit in
      Curve(
        pieces: [[steps[0], steps[steps.count - 1]].map { ($0, fit.level(lgDistanceKm: $0)) }],
        paint: Paint(stroke: PlotColors.ink, width: 2.4),
        title: "line of least squares, \(PlotText.number(fit.slopeDBPerDecade, decimals: 1)) dB a decade",
        statistics: fit.statistics)
    }
    let measured = points.map(\.levelDBm)
    let (lowest, highest) = (measured.min() ?? 0, measured.max() ?? 0)
    let room = lowest - Self.curveRoom...highest + Self.curveRoom
    let drawn = models.flatMap(\.pieces).joined().map(\.level).filter(room.contains)
    let bottom = min(lowest, drawn.min() ?? lowest) - 3
    let top = max(highest, drawn.max() ?? highest) + 3
    levels = bottom...top
    levelSteps = RoundSteps(span: top - bottom, count: max(4, Int(box.height / 45)))
  }

  private static func pieces(of model: ComparedModel, at lgs: [Double]) -> [[(lgKm: Double, level: Double)]] {
    var pieces: [[(lgKm: Double, level: Double)]] = [[]]
    for lg in lgs {
      if let found = try? model.prediction(distance: pow(10, lg) * 1000), found.levelDBm.isFinite {
        pieces[pieces.count - 1].append((lg, found.levelDBm))
      } else if !pieces[pieces.count - 1].isEmpty {
        pieces.append([])
      }
    }
    return pieces.filter { $0.count > 1 }
  }

  /// Colours that the colour-blind tell apart (M. Okabe, K. Ito), with dashes for grey print.
  private static func paint(of model: Int) -> Paint {
    let colors = ["#d55e00", "#0072b2", "#009e73", "#cc79a7", "#7b3294", "#a6761d", "#56b4e9"]
    let dashes: [[Double]] = [[], [10, 4], [3, 3], [14, 4, 3, 4], [6, 3]]
    return Paint(
      stroke: colors[model % colors.count], width: 2.2, dashes: dashes[model % dashes.count])
  }

  private func place(_ lgKm: Double, _ level: Double) -> Point {
    Point(
      x: box.left + (lgKm - lgDistances.lowerBound) / (lgDistances.upperBound - lgDistances.lowerBound)
        * box.width,
      y: box.bottom - (level - levels.lowerBound) / (levels.upperBound - levels.lowerBound) * box.height)
  }
}

// MARK: - What the frame confines

extension MeasurementScene {
  func paint(on canvas: inout SVGCanvas) {
    canvas.box(box, Paint(fill: PlotColors.sky), name: "background")
    for level in levelSteps.values(in: levels) {
      let y = place(lgDistances.lowerBound, level).y
      canvas.line(
        from: Point(x: box.left, y: y), to: Point(x: box.right, y: y), Paint(stroke: PlotColors.grid),
        name: "grid")
    }
    for tick in distanceTicks {
      let x = place(tick.lgKm, 0).x
      canvas.line(
        from: Point(x: x, y: box.top), to: Point(x: x, y: box.bottom), Paint(stroke: PlotColors.grid),
        name: "grid")
    }
    paintDots(on: &canvas)
    for curve in models + (fit.map { [$0] } ?? []) {
      for piece in curve.pieces {
        canvas.polyline(piece.map { place($0.lgKm, $0.level) }, curve.paint, name: "curve")
      }
    }
    for median in medians {
      canvas.circle(place(median.lgKm, median.level), radius: 4.2, Self.medianPaint, name: "median")
    }
  }

  static var dotPaint: Paint { Paint(stroke: dotColor, width: 3, hasRoundEnds: true) }
  static var medianPaint: Paint { Paint(fill: PlotColors.ink, stroke: "#ffffff", width: 1.2) }

  private func paintDots(on canvas: inout SVGCanvas) {
    var cell = 1.5
    var cells = occupiedCells(of: cell)
    while cells.count > Self.mostDots {
      cell *= 1.5
      cells = occupiedCells(of: cell)
    }
    var path = SVGCanvas.Path()
    for center in cells { path.dot(at: center) }
    var paint = Self.dotPaint
    paint.width = max(paint.width, cell)
    canvas.path(path, paint, name: "measured")
  }

  /// Centres of the cells of a square grid in which points lie, in the order of the points.
  private func occupiedCells(of side: Double) -> [Point] {
    var seen: Set<Point> = []
    return points.compactMap { point in
      let exact = place(point.lgDistanceKm, point.levelDBm)
      let center = Point(x: (exact.x / side).rounded() * side, y: (exact.y / side).rounded() * side)
      return seen.insert(center).inserted ? center : nil
    }
  }

  /// The middle distance and the middle level of each tenth of a decade that has five points or more.
  private var medians: [(lgKm: Double, level: Double)] {
    let groups = Dictionary(grouping: points) { Int(($0.lgDistanceKm * 10).rounded(.down)) }
    return groups.keys.sorted().compactMap { tenth in
      let group = groups[tenth]!
      guard group.count >= 5 else { return nil }
      return (group.map(\.lgDistanceKm).median, group.map(\.levelDBm).median)
    }
  }
}

// MARK: - Axes

extension MeasurementScene {
  /// 1, 2 and 5 of every power of ten.
  private var distanceTicks: [(lgKm: Double, label: String)] {
    let decades = Int(lgDistances.lowerBound.rounded(.down))...Int(lgDistances.upperBound.rounded(.up))
    return decades.flatMap { decade in
      [1.0, 2, 5].map { digit in
        let km = digit * pow(10, Double(decade))
        let label =
          km < 0.9995
          ? PlotText.number(km * 1000, decimals: km < 0.00095 ? 1 : 0) + " m"
          : PlotText.number(km, decimals: 0) + " km"
        return (log10(km), label)
      }
    }.filter { lgDistances.contains($0.lgKm) }
  }

  /// - Parameter signal: what the levels are the power of.
  func paintAxes(signal: String, on canvas: inout SVGCanvas) {
    canvas.box(box, Paint(stroke: PlotColors.frame, width: 1.2), name: "frame")
    for level in levelSteps.values(in: levels) {
      let y = place(lgDistances.lowerBound, level).y
      canvas.text(
        levelSteps.label(level), at: Point(x: box.left - 8, y: y + 4.2),
        .init(size: 12, color: PlotColors.faint, anchor: .end), name: "level-label")
    }
    for tick in distanceTicks {
      canvas.text(
        tick.label, at: Point(x: place(tick.lgKm, 0).x, y: box.bottom + 18),
        .init(size: 12, color: PlotColors.faint, anchor: .middle), name: "distance-label")
    }
    canvas.text(
      "Level (\(signal)), dBm", at: Point(x: 20, y: box.top + box.height / 2),
      .init(size: 12.5, color: PlotColors.ink, anchor: .middle), turned: -90, name: "level-title")
    canvas.text(
      "Distance from the transmitter, logarithmic",
      at: Point(x: box.left + box.width / 2, y: box.bottom + 38),
      .init(size: 12.5, color: PlotColors.ink, anchor: .middle), name: "distance-title")
  }
}

extension [Double] {
  /// The middle one, or the mean of the two in the middle.
  fileprivate var median: Double {
    let sorted = self.sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
