import Formats
import Geography
import Terrain

/// Brings the coordinates of one file to the study's plane, and says what is wrong with those that do not fit.
struct PlaneReader {
  let frame: StudyFrame
  let source: CoordinateReferenceSystem
  private let toPlane: CoordinateTransform

  init(frame: StudyFrame, source: CoordinateReferenceSystem) throws(CoordinateError) {
    self.frame = frame
    self.source = source
    toPlane = try frame.transform(from: source)
  }

  /// A point of the file on the study's plane; nil, with the problem taken down, where it cannot be one.
  func point(_ raw: MapPoint, row: RowReader, problems: inout Problems) -> MapPoint? {
    if let fault = fault(of: raw, row: row) {
      problems.add(fault)
      return nil
    }
    guard let point = toPlane.forward(raw) else {
      problems.add(
        row.problem(
          "lies where \(frame.crs.name) cannot show it", value: Self.text(raw),
          expected: "coordinates in \(source.name)", remedy: "Check `crs` and the order of the columns"))
      return nil
    }
    return point
  }

  /// A shape of the file on the study's plane; nil, with the problem taken down, where it cannot be one.
  func shape(_ raw: Shape, row: RowReader, problems: inout Problems) -> Shape? {
    switch raw {
    case .point(let point): return self.point(point, row: row, problems: &problems).map { .point($0) }
    case .area(let area):
      for point in area.points {
        if let fault = fault(of: point, row: row) {
          problems.add(fault)
          return nil
        }
      }
      let moved = area.map { toPlane.forward($0) }
      guard moved.points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
        problems.add(
          row.problem(
            "has points where \(frame.crs.name) cannot show them",
            expected: "coordinates in \(source.name)", remedy: "Check `crs`"))
        return nil
      }
      return .area(moved)
    }
  }

  /// A problem for a point of the plane that lies far from the study; names the mistake it looks like.
  ///
  /// - Parameter distance: how far outside, m.
  func strayProblem(
    _ raw: MapPoint, distance: Double, area: MapBounds, border: Double, row: RowReader
  ) -> Problem {
    let swapped = toPlane.forward(MapPoint(x: raw.y, y: raw.x))
    let remedy: String
    if source.kind != .geographic, abs(raw.x) <= 180, abs(raw.y) <= 180 {
      remedy =
        "The coordinates look like degrees, but \(source.name) is declared: set crs: EPSG:4326 or leave it out"
    } else if let swapped, area.expanded(by: border).contains(swapped) {
      remedy = "Longitude and latitude (easting and northing) look swapped: exchange the columns"
    } else {
      remedy = "Check `crs`; a point of another zone or datum lands far off. Or set `outside: ignore`"
    }
    return row.problem(
      "lies \(Int((distance / 1000).rounded(.up))) km outside the study area", value: Self.text(raw),
      expected: "at most \((border / 1000).short) km outside, in \(source.name)", remedy: remedy)
  }

  private func fault(of raw: MapPoint, row: RowReader) -> Problem? {
    guard raw.x.isFinite, raw.y.isFinite else {
      return row.problem(
        "is no position", value: Self.text(raw), expected: "finite coordinates in \(source.name)",
        remedy: "Correct the coordinates of this row")
    }
    guard source.kind == .geographic, !((-180...360).contains(raw.x) && (-90...90).contains(raw.y)) else {
      return nil
    }
    let remedy: String
    if (-180...360).contains(raw.y), (-90...90).contains(raw.x) {
      remedy = "Longitude and latitude look swapped: exchange the columns"
    } else {
      remedy = "The coordinates look like metres: declare their system, crs: EPSG:… "
    }
    return row.problem(
      "is no longitude and latitude", value: Self.text(raw),
      expected: "longitude -180 to 180, latitude -90 to 90", remedy: remedy.trimmed)
  }

  private static func text(_ point: MapPoint) -> String { "\(point.x.short), \(point.y.short)" }
}
