import Formats
import Geography
import Terrain

/// Brings the coordinates of one file to the study's plane, and says what is wrong with those that do not fit.
struct PlaneReader {
  let frame: StudyFrame
  let source: CoordinateReferenceSystem
  private let check: PositionCheck
  private let toPlane: CoordinateTransform

  init(frame: StudyFrame, source: CoordinateReferenceSystem) throws(CoordinateError) {
    self.frame = frame
    self.source = source
    check = PositionCheck(source: source)
    toPlane = try frame.transform(from: source)
  }

  /// A point of the file on the study's plane; nil, with the problem taken down, where it cannot be one.
  func point(_ raw: MapPoint, row: RowReader, problems: inout Problems) -> MapPoint? {
    if let fault = check.fault(of: raw, row: row) {
      problems.add(fault)
      return nil
    }
    guard let point = toPlane.forward(raw) else {
      problems.add(
        row.problem(
          "lies where \(frame.crs.name) cannot show it", value: PositionCheck.text(raw),
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
      if let fault = check.fault(of: raw, row: row) {
        problems.add(fault)
        return nil
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
    row.problem(
      "lies \(Int((distance / 1000).rounded(.up))) km outside the study area", value: PositionCheck.text(raw),
      expected: "at most \((border / 1000).short) km outside, in \(source.name)",
      remedy: remedy(forStray: raw, area: area.expanded(by: border))
        ?? "Check `crs`; a point of another zone or datum lands far off. Or set `outside: ignore`")
  }

  /// The mistake that a point outside of an area looks like; nil where it looks like none.
  func remedy(forStray raw: MapPoint, area: MapBounds) -> String? {
    if source.kind != .geographic, abs(raw.x) <= 180, abs(raw.y) <= 180 {
      return
        "The coordinates look like degrees, but \(source.name) is declared: set crs: EPSG:4326, or leave it out"
    }
    guard let swapped = toPlane.forward(MapPoint(x: raw.y, y: raw.x)), area.contains(swapped) else {
      return nil
    }
    return source.kind == .geographic
      ? "Longitude and latitude look swapped: exchange them"
      : "Easting and northing look swapped: exchange them"
  }
}
