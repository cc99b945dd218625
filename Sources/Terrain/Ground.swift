/// The height of the ground above sea level on a metric grid; unknown where no terrain was given.
///
/// Unknown is NaN in ``heights`` and nil in the accessors. It is never a height.
public struct Ground: Sendable {
  /// Heights at cell centres, m above sea level, NaN where unknown.
  public let heights: Raster<Float>
  /// What lies on it; nil where nothing is known of that.
  public var cover: GroundCover?

  /// - Parameters:
  ///   - heights: m above sea level at cell centres, NaN where unknown.
  ///   - cover: what lies on it.
  public init(heights: Raster<Float>, cover: GroundCover? = nil) {
    self.heights = heights
    self.cover = cover
  }

  /// The cells of the heights.
  public var grid: MetricGrid { heights.grid }

  /// Height at a point, m, bilinear between the four cell centres around it; nil outside the grid
  /// and where any of the four that counts is unknown.
  public func height(at point: MapPoint) -> Double? {
    let sample = Sampler(self).height(x: point.x, y: point.y)
    return sample.isNaN ? nil : Double(sample)
  }

  /// The ground along a straight line, `count` samples a `step` apart, the first at the origin.
  ///
  /// - Parameters:
  ///   - heights: receives the heights, m, NaN where unknown; at least `count` long.
  ///   - direction: unit vector on the map.
  public func sample(
    from origin: MapPoint, direction: MapPoint, step: Double, count: Int, into heights: inout [Float]
  ) {
    let sampler = Sampler(self)
    func place(_ index: Int) -> (x: Double, y: Double) {
      let distance = Double(index) * step
      return (origin.x + distance * direction.x, origin.y + distance * direction.y)
    }
    // A line that begins and ends among the cell centres has four of them around each of its points.
    var amid = sampler.isAmidCentres(place(0)) ? count : 0
    while amid > 0, !sampler.isAmidCentres(place(amid - 1)) { amid -= 1 }
    var samples = heights.mutableSpan
    for index in 0..<amid {
      let point = place(index)
      let height = sampler.heightAmidCentres(x: point.x, y: point.y)
      samples[index] = height.isNaN ? sampler.height(x: point.x, y: point.y) : height
    }
    for index in amid..<count {
      let distance = Double(index) * step
      samples[index] = sampler.height(
        x: origin.x + distance * direction.x, y: origin.y + distance * direction.y)
    }
  }

  /// The terrain profile between two points: samples at most `step` apart, both ends included.
  ///
  /// - Parameter step: the largest spacing, m; the spacing used divides the path evenly.
  public func profile(from start: MapPoint, to end: MapPoint, step: Double) -> PathProfile {
    let length = start.distance(to: end)
    let intervals = max(1, Int((length / step).rounded(.up)))
    let spacing = length / Double(intervals)
    var samples = [Float](repeating: .nan, count: intervals + 1)
    let direction =
      length > 0
      ? MapPoint(x: (end.x - start.x) / length, y: (end.y - start.y) / length) : MapPoint(x: 0, y: 1)
    sample(from: start, direction: direction, step: spacing, count: samples.count, into: &samples)
    return profile(from: start, direction: direction, step: spacing, heights: samples[...])
  }

  /// A profile out of heights that were sampled already, with the cover at each sample.
  ///
  /// - Parameters:
  ///   - direction: unit vector on the map.
  ///   - step: spacing of the heights, m.
  public func profile(
    from origin: MapPoint, direction: MapPoint, step: Double, heights: ArraySlice<Float>
  ) -> PathProfile {
    func place(_ index: Int) -> MapPoint {
      let distance = Double(index) * step
      return MapPoint(x: origin.x + distance * direction.x, y: origin.y + distance * direction.y)
    }
    let indices = 0..<heights.count
    return PathProfile(
      distances: indices.map { Double($0) * step }, heights: heights.map(Double.init),
      clutterHeights: cover?.clutterHeights.map { clutter in
        indices.map { Double(clutter.value(nearest: place($0)) ?? 0) }
      } ?? [],
      zones: cover?.zones.map { zones in
        indices.map { zones.value(nearest: place($0)) ?? .inland }
      } ?? [])
  }
}

/// Bilinear sampling with the raster's constants at hand.
private struct Sampler {
  let values: [Float]
  let west, north, cellsPerMetre: Double
  let columns, rows: Int

  init(_ ground: Ground) {
    values = ground.heights.values
    west = ground.grid.west
    north = ground.grid.north
    cellsPerMetre = 1 / ground.grid.cellSize
    columns = ground.grid.columns
    rows = ground.grid.rows
  }

  /// Whether a point has four cell centres around it.
  func isAmidCentres(_ point: (x: Double, y: Double)) -> Bool {
    let column = (point.x - west) * cellsPerMetre - 0.5
    let row = (north - point.y) * cellsPerMetre - 0.5
    return column >= 0 && row >= 0 && column < Double(columns - 1) && row < Double(rows - 1)
  }

  /// ``height(x:y:)`` of such a point; NaN also where only a neighbour of weight 0 is unknown.
  @inline(__always)
  func heightAmidCentres(x: Double, y: Double) -> Float {
    let column = (x - west) * cellsPerMetre - 0.5
    let row = (north - y) * cellsPerMetre - 0.5
    // Not negative, so cutting off is rounding down.
    let c0 = Int(column)
    let r0 = Int(row)
    let fx = Float(column - Double(c0))
    let fy = Float(row - Double(r0))
    let bytes = values.span.bytes
    let place = (r0 * columns + c0) * MemoryLayout<Float>.stride
    let upper = bytes.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD2<Float>.self)
    let lower = bytes.unsafeLoadUnaligned(
      fromByteOffset: place + columns * MemoryLayout<Float>.stride, as: SIMD2<Float>.self)
    let top = upper.x + (upper.y - upper.x) * fx
    let bottom = lower.x + (lower.y - lower.x) * fx
    return top + (bottom - top) * fy
  }

  @inline(__always)
  func height(x: Double, y: Double) -> Float {
    // Measured from the first cell's centre. The outer half cell takes the rim's own values.
    let column = (x - west) * cellsPerMetre - 0.5
    let row = (north - y) * cellsPerMetre - 0.5
    guard column >= -0.5, row >= -0.5, column <= Double(columns) - 0.5, row <= Double(rows) - 0.5
    else { return .nan }
    let c0 = min(max(Int(column.rounded(.down)), 0), columns - 1)
    let r0 = min(max(Int(row.rounded(.down)), 0), rows - 1)
    let fx = Float(min(max(column - Double(c0), 0), 1))
    let fy = Float(min(max(row - Double(r0), 0), 1))
    // A neighbour of weight 0 must not spread its NaN, so it is not read.
    let c1 = fx > 0 ? min(c0 + 1, columns - 1) : c0
    let r1 = fy > 0 ? min(r0 + 1, rows - 1) : r0
    let upper = r0 * columns
    let lower = r1 * columns
    let top = values[upper + c0] + (values[upper + c1] - values[upper + c0]) * fx
    let bottom = values[lower + c0] + (values[lower + c1] - values[lower + c0]) * fx
    return top + (bottom - top) * fy
  }
}
