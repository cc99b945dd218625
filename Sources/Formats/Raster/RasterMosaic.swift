import Geography
import Terrain

/// How the pixels of a source make the value of a cell.
public enum RasterResampling: Hashable, Sendable {
  /// Heights: between the four pixels around, or a weighted mean where cells are larger than pixels.
  /// Feet become metres.
  case bilinear
  /// Counts (people): a pixel's number is shared out by area, so that the total stays.
  case sum
  /// Codes of classes: the one that most pixels of a cell have, so that none is made up.
  case majority
}

/// Many rasters on one grid.
public enum RasterMosaic {
  /// The values of the sources on a grid; NaN where no source knows one.
  ///
  /// Where sources overlap the first one wins, and those after it fill its voids. A cell is known
  /// where the pixel at its centre is known; unknown pixels never mix into known ones.
  ///
  /// - Parameters:
  ///   - sources: in order of priority.
  ///   - crs: the system of the grid.
  ///   - declaredCRS: the system of those sources whose files state none.
  public static func read(
    sources: [RasterSource], onto grid: MetricGrid, crs: CoordinateReferenceSystem,
    declaredCRS: CoordinateReferenceSystem? = nil, resampling: RasterResampling
  ) throws(Problem) -> Raster<Float> {
    var raster = Raster<Float>(grid: grid, repeating: .nan)
    for stack in try stacks(of: sources, touching: grid, crs: crs, declaredCRS: declaredCRS, resampling) {
      let warp = try RasterWarp(stack: stack, grid: grid, crs: crs, resampling: resampling)
      try warp.fillVoids(of: &raster)
    }
    return raster
  }

  /// The sources that touch the grid, neighbours in step joined.
  private static func stacks(
    of sources: [RasterSource], touching grid: MetricGrid, crs: CoordinateReferenceSystem,
    declaredCRS: CoordinateReferenceSystem?, _ resampling: RasterResampling
  ) throws(Problem) -> [RasterStack] {
    var stacks: [RasterStack] = []
    var extents: [CoordinateReferenceSystem: GridExtent] = [:]
    for source in sources {
      try check(source, for: resampling)
      guard let sourceCRS = source.crs ?? declaredCRS else { throw missingSystem(of: source) }
      let extent: GridExtent
      if let known = extents[sourceCRS] {
        extent = known
      } else {
        extent = try GridExtent(of: grid, in: crs, seenFrom: sourceCRS, file: source.path)
        extents[sourceCRS] = extent
      }
      guard extent.touches(source) else { continue }
      if !stacks.isEmpty, stacks[stacks.count - 1].join(source, crs: sourceCRS) { continue }
      stacks.append(RasterStack(source, crs: sourceCRS))
    }
    return stacks
  }

  private static func check(_ source: RasterSource, for resampling: RasterResampling) throws(Problem) {
    switch resampling {
    case .bilinear:
      guard HeightUnit.metres(in: source.unit) != nil else {
        throw Problem(
          "the unit of the raster is none of height", file: source.path, value: source.unit,
          expected: "metre, foot or US survey foot", remedy: "Correct it with gdal_edit.py -units m")
      }
    case .majority: break
    case .sum:
      guard source.offset == 0 else {
        throw Problem(
          "counts with an offset of \(source.offset) cannot be summed", file: source.path,
          remedy: "Unpack the raster with gdal_translate -unscale -ot Float32")
      }
    }
  }

  private static func missingSystem(of source: RasterSource) -> Problem {
    Problem(
      "the raster does not state its coordinate system", file: source.path,
      expected: "a coordinate system in the file, or one named for it",
      remedy: "Name it beside the file in the scenario (crs: EPSG:4326), or write it into the file "
        + "with gdal_edit.py -a_srs")
  }
}

/// What a grid covers, seen from another coordinate system.
struct GridExtent {
  /// Bounds of the grid in the other system, nil where the two have nothing in common.
  let bounds: MapBounds?

  /// - Parameter file: named in the problem if there is no way between the systems.
  init(
    of grid: MetricGrid, in crs: CoordinateReferenceSystem, seenFrom other: CoordinateReferenceSystem,
    file: String
  ) throws(Problem) {
    let transform: CoordinateTransform
    do {
      transform = try CoordinateTransform(from: other, to: crs)
    } catch {
      throw Problem("\(error)", file: file, remedy: "Choose another working system, or correct the file's")
    }
    let points = transform.inverse(Self.lattice(over: grid.bounds)).filter { $0.x.isFinite && $0.y.isFinite }
    // Edges bend between the points of the lattice: by far less than this.
    bounds = MapBounds(around: points).map { $0.expanded(by: 0.01 * max($0.width, $0.height)) }
  }

  func touches(_ source: RasterSource) -> Bool {
    let reach = 2 * max(source.pixelWidth, source.pixelHeight)
    return bounds.map { $0.expanded(by: reach).intersects(source.bounds) } ?? false
  }

  /// 33 × 33 points over a rectangle, its edges included.
  static func lattice(over bounds: MapBounds) -> [MapPoint] {
    (0...32).flatMap { row in
      (0...32).map { column in
        MapPoint(
          x: bounds.minX + bounds.width * Double(column) / 32,
          y: bounds.minY + bounds.height * Double(row) / 32)
      }
    }
  }
}
