import CGDAL
import Geography

/// Vector files and tables that GDAL can read.
public enum VectorSource {
  /// The features of a layer.
  ///
  /// CSV files (`.csv`, `.tsv`, `.txt`) are UTF-8, with commas, semicolons or tabs; every field is
  /// text and an empty one null.
  ///
  /// - Parameters:
  ///   - layer: its name; may be nil where the file has only one.
  ///   - filter: the condition of an SQL WHERE; nil for all features.
  ///   - declaredCRS: the system of the coordinates where the file states none.
  ///   - hasHeaderLine: whether the first line of a CSV file names the fields; without one they are
  ///     `field_1`, `field_2` …
  public static func read(
    path: String, layer: String? = nil, filter: String? = nil,
    declaredCRS: CoordinateReferenceSystem? = nil, hasHeaderLine: Bool = true
  ) throws(Problem) -> FeatureTable {
    try isCSV(path)
      ? readCSV(path, layer: layer, filter: filter, declaredCRS: declaredCRS, hasHeaderLine: hasHeaderLine)
      : readLayer(path, layer: layer, filter: filter, declaredCRS: declaredCRS)
  }

  /// The names of a file's layers, in its order.
  public static func layers(path: String) throws(Problem) -> [String] {
    if isCSV(path) {
      guard path.hasPrefix("/vsi") || FilePath.missing(path) == nil else {
        throw FilePath.missing(path) ?? Problem("cannot be read", file: path)
      }
      return [stem(path)]
    }
    return try GDALMessages.collect { (messages) throws(Problem) in
      names(in: try open(path, messages))
    }
  }

  private static func isCSV(_ path: String) -> Bool {
    ["csv", "tsv", "txt"].contains(FilePath.fileExtension(path))
  }

  private static func stem(_ path: String) -> String {
    let name = FilePath.name(path)
    return String(name.dropLast(FilePath.fileExtension(path).count + 1))
  }
}

// MARK: - Formats with layers

extension VectorSource {
  private static func readLayer(
    _ path: String, layer: String?, filter: String?, declaredCRS: CoordinateReferenceSystem?
  ) throws(Problem) -> FeatureTable {
    try GDALMessages.collect { (messages) throws(Problem) in
      let dataset = try open(path, messages)
      let chosen = try choose(layer, from: names(in: dataset), of: path)
      guard let handle = GDALDatasetGetLayerByName(dataset.handle, chosen) else {
        throw Problem("the layer cannot be read: \(messages.reason)", file: path, value: chosen)
      }
      try apply(filter, to: handle, of: path, isCSV: false)
      let reader = FeatureReader(layer: handle, file: path, csv: nil)
      let (features, problems) = try reader.features()
      return FeatureTable(
        layer: chosen, crs: CoordinateReferenceSystem(OGR_L_GetSpatialRef(handle)) ?? declaredCRS,
        fields: reader.fields, features: features, problems: problems)
    }
  }

  private static func open(_ path: String, _ messages: GDALMessages) throws(Problem) -> GDALDataset {
    if let dataset = GDALDataset(path: path, kind: GDAL_OF_VECTOR) { return dataset }
    if !path.hasPrefix("/vsi"), let missing = FilePath.missing(path) { throw missing }
    let isRaster = GDALIdentifyDriverEx(path, UInt32(GDAL_OF_RASTER), nil, nil) != nil
    throw Problem(
      isRaster
        ? "is a raster, not a vector file" : "is no vector file that GDAL can read: \(messages.reason)",
      file: path, expected: "GeoJSON, GeoPackage, shapefile, CSV or another vector format",
      remedy: "Check it with ogrinfo")
  }

  private static func names(in dataset: GDALDataset) -> [String] {
    (0..<GDALDatasetGetLayerCount(dataset.handle)).compactMap { index in
      GDALDatasetGetLayer(dataset.handle, index).map { String(cString: OGR_L_GetName($0)) }
    }
  }

  private static func choose(_ wanted: String?, from names: [String], of path: String) throws(Problem)
    -> String
  {
    let list = names.joined(separator: ", ")
    guard !names.isEmpty else { throw Problem("the file holds no layer", file: path) }
    guard let wanted else {
      guard names.count == 1 else {
        throw Problem(
          "the file holds \(names.count) layers", file: path, expected: "the name of one of them",
          remedy: "Name the layer: \(list)")
      }
      return names[0]
    }
    guard names.contains(wanted) else {
      throw Problem(
        "the file has no such layer", file: path, field: "layer", value: wanted, expected: list,
        remedy: "Correct the name of the layer")
    }
    return wanted
  }

  private static func apply(
    _ filter: String?, to layer: OGRLayerH, of path: String, isCSV: Bool
  ) throws(Problem) {
    guard let filter else { return }
    try GDALMessages.collect { (messages) throws(Problem) in
      let isTaken = OGR_L_SetAttributeFilter(layer, filter) == OGRERR_NONE
      // Databases (GeoPackage) look at the condition only when the first feature is asked for.
      if isTaken, let first = OGR_L_GetNextFeature(layer) { OGR_F_Destroy(first) }
      guard isTaken, messages.failures.isEmpty else {
        let fields = FeatureReader(layer: layer, file: path, csv: nil).fields.map(\.name).joined(
          separator: ", ")
        let reason = messages.reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        throw Problem(
          "the filter cannot be used: \(reason)", file: path, field: "filter", value: filter,
          expected: "the condition of an SQL WHERE: kind = 'village' AND people > 100",
          remedy: "The fields are \(fields)"
            + (isCSV ? "; in a CSV file all are text: write CAST(people AS float) > 100" : ""))
      }
    }
  }
}

// MARK: - CSV

extension VectorSource {
  private static func readCSV(
    _ path: String, layer: String?, filter: String?, declaredCRS: CoordinateReferenceSystem?,
    hasHeaderLine: Bool
  ) throws(Problem) -> FeatureTable {
    let csv = try CSVText(InputFile.read(path), file: path, hasHeaderLine: hasHeaderLine)
    let name = try choose(layer, from: [stem(path)], of: path)
    guard !csv.headers.isEmpty else {
      return FeatureTable(layer: name, crs: declaredCRS, fields: [], features: [], problems: [])
    }
    return try GDALMessages.collect { (messages) throws(Problem) in
      let layer = try CSVLayer(csv, file: path, messages)
      try apply(filter, to: layer.handle, of: path, isCSV: true)
      let reader = FeatureReader(layer: layer.handle, file: path, csv: csv)
      let (features, problems) = try reader.features()
      return FeatureTable(
        layer: name, crs: CoordinateReferenceSystem(OGR_L_GetSpatialRef(layer.handle)) ?? declaredCRS,
        fields: reader.fields, features: features, problems: csv.problems(file: path) + problems)
    }
  }
}
