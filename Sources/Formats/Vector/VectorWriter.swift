import CGDAL
import Geography
import Terrain

/// Tables as files. The same table gives the same bytes.
public enum VectorWriter {
  /// GeoJSON by RFC 7946: WGS 84 with six decimals (0.1 m), outer rings counterclockwise, UTF-8.
  ///
  /// - Parameter crs: the system of the table's shapes.
  public static func geoJSON(_ table: OutputTable, crs: CoordinateReferenceSystem) throws(Problem) -> [UInt8]
  {
    let transform: CoordinateTransform
    do { transform = try CoordinateTransform(from: crs, to: .wgs84) } catch {
      throw Problem("\(error)", remedy: "Choose another working system")
    }
    let writer = LayerWriter(
      driver: "GeoJSON", dataset: "layer.geojson", file: "layer.geojson", layerName: table.layer,
      options: [("RFC7946", "YES"), ("COORDINATE_PRECISION", "6"), ("SIGNIFICANT_FIGURES", "15")])
    return try writer.write(table, crs: .wgs84) { (shape) throws(Problem) in
      let moved = shape.map { transform.forward($0) }
      guard let bounds = moved.bounds, bounds.isFinite else {
        throw Problem(
          "a shape cannot be brought to WGS 84", value: crs.name, remedy: "Correct its coordinates")
      }
      return moved
    }
  }

  /// CSV: UTF-8 with the mark by which Excel knows it, commas, a line feed after every row; null is
  /// empty. Shapes are left out.
  public static func csv(_ table: OutputTable) throws(Problem) -> [UInt8] {
    try csv(table, withMark: true)
  }

  /// A part of a CSV file that is written piece by piece: as ``csv(_:)``, but without the mark.
  ///
  /// - Parameter withHeader: whether the line that names the fields goes before the rows.
  public static func csvPart(_ table: OutputTable, withHeader: Bool) throws(Problem) -> [UInt8] {
    let bytes = try csv(table, withMark: false)
    return withHeader ? bytes : Array(bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
  }

  private static func csv(_ table: OutputTable, withMark: Bool) throws(Problem) -> [UInt8] {
    let writer = LayerWriter(
      // OGR makes a folder with a file for each layer.
      driver: "CSV", dataset: "tables", file: "tables/table.csv", layerName: "table",
      options: [
        ("WRITE_BOM", withMark ? "YES" : "NO"), ("LINEFORMAT", "LF"), ("SEPARATOR", "COMMA"),
        ("STRING_QUOTING", "IF_NEEDED"),
      ])
    return try writer.write(table, crs: nil) { _ in nil }
  }
}

extension MapBounds {
  fileprivate var isFinite: Bool { minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite }
}

/// A table written by a driver of OGR into memory.
private struct LayerWriter {
  let driver: String
  /// What the driver creates, and the file in which the layer ends up.
  let dataset, file: String
  let layerName: String
  let options: [(String, String)]

  func write(
    _ table: OutputTable, crs: CoordinateReferenceSystem?, placing: (Shape) throws(Problem) -> Shape?
  ) throws(Problem) -> [UInt8] {
    try GDALMessages.collect { (messages) throws(Problem) in
      let folder = MemoryFolder()
      let system = crs.flatMap { SpatialReference($0) }
      let settings = GDALStringList(options)
      guard let dataset = GDALDataset(creating: folder.path(of: self.dataset), driver: driver),
        let layer = GDALDatasetCreateLayer(
          dataset.handle, layerName, system?.handle, crs == nil ? wkbNone : wkbUnknown, settings.pointer)
      else { throw failure(messages) }
      for field in table.fields { try add(field, to: layer, messages) }
      for row in table.rows { try add(row, of: table, to: layer, placing, messages) }
      dataset.close()
      guard messages.failures.isEmpty, let bytes = folder.take(file) else { throw failure(messages) }
      return bytes
    }
  }

  private func failure(_ messages: GDALMessages) -> Problem {
    Problem("GDAL could not write the \(driver) layer: \(messages.reason)")
  }

  private func add(_ field: OutputTable.Field, to layer: OGRLayerH, _ messages: GDALMessages) throws(Problem)
  {
    let type =
      switch field.kind {
      // As a number with a point OGR would write 1025.0.
      case .integer, .real(decimals: 0): OFTInteger64
      case .real: OFTReal
      case .text: OFTString
      }
    let definition = OGR_Fld_Create(field.name, type)
    defer { OGR_Fld_Destroy(definition) }
    if case .real(let decimals) = field.kind, decimals > 0 {
      // OGR heeds the decimals only where there is a width.
      OGR_Fld_SetWidth(definition, Int32(decimals + 1))
      OGR_Fld_SetPrecision(definition, Int32(decimals))
    }
    guard OGR_L_CreateField(layer, definition, 0) == OGRERR_NONE else { throw failure(messages) }
  }

  private func add(
    _ row: OutputTable.Row, of table: OutputTable, to layer: OGRLayerH,
    _ placing: (Shape) throws(Problem) -> Shape?, _ messages: GDALMessages
  ) throws(Problem) {
    let feature = OGR_F_Create(OGR_L_GetLayerDefn(layer))
    defer { OGR_F_Destroy(feature) }
    for (index, (field, value)) in zip(table.fields, row.values).enumerated() {
      let index = Int32(index)
      switch (value, field.kind) {
      case (.null, _): OGR_F_SetFieldNull(feature, index)
      case (.integer(let number), _): OGR_F_SetFieldInteger64(feature, index, Int64(number))
      case (.real(let number), .real(let decimals)):
        let rounded = Self.rounded(number, decimals: decimals)
        if !rounded.isFinite {
          OGR_F_SetFieldNull(feature, index)
        } else {
          OGR_F_SetFieldDouble(feature, index, rounded)
        }
      case (.real, _): preconditionFailure("\(field.name) does not take \(value)")
      case (.text(let text), _): OGR_F_SetFieldString(feature, index, text)
      }
    }
    if let shape = row.shape, let placed = try placing(shape) {
      OGR_F_SetGeometryDirectly(feature, ShapeWriter.geometry(of: placed))
    }
    guard OGR_L_CreateFeature(layer, feature) == OGRERR_NONE else { throw failure(messages) }
  }

  /// Rounded half away from zero, and never to -0.
  private static func rounded(_ number: Double, decimals: Int) -> Double {
    var factor = 1.0
    for _ in 0..<decimals { factor *= 10 }
    let result = (number * factor).rounded() / factor
    return result == 0 ? 0 : result.isFinite ? result : number
  }
}
