import CGDAL
import Geography

/// The features of one layer of OGR, read in its order.
struct FeatureReader {
  let layer: OGRLayerH
  let file: String
  /// The text behind the layer, for the lines of its records.
  let csv: CSVText?

  /// The fields of the layer.
  var fields: [FeatureTable.Field] {
    let definition = OGR_L_GetLayerDefn(layer)
    let count = csv?.headers.count ?? Int(OGR_FD_GetFieldCount(definition))
    return (0..<Int32(count)).map { index in
      let field = OGR_FD_GetFieldDefn(definition, index)
      let kind: FeatureTable.Field.Kind =
        switch OGR_Fld_GetType(field) {
        case OFTInteger, OFTInteger64: .integer
        case OFTReal: .real
        default: .text
        }
      return .init(name: csv?.headers[Int(index)] ?? String(cString: OGR_Fld_GetNameRef(field)), kind: kind)
    }
  }

  /// All features that pass the layer's filter, and what is wrong with single ones.
  func features() throws(Problem) -> (features: [FeatureTable.Feature], problems: [Problem]) {
    let fields = fields
    let shapes = ShapeReader(isNorthingFirst: hasNorthingFirst(OGR_L_GetSpatialRef(layer)))
    var features: [FeatureTable.Feature] = []
    var problems: [Problem] = []
    try GDALMessages.collect { (messages) throws(Problem) in
      OGR_L_ResetReading(layer)
      while let handle = OGR_L_GetNextFeature(layer) {
        defer { OGR_F_Destroy(handle) }
        let number = Int(OGR_F_GetFID(handle))
        let line = csv.map { $0.records[number - 1].line }
        func problem(_ message: String, _ severity: Problem.Severity, field: String? = nil) -> Problem {
          Problem(
            message, severity: severity, file: file, line: line, feature: line == nil ? number : nil,
            field: field)
        }
        let found = shapes.shape(of: OGR_F_GetGeometryRef(handle))
        if let fault = found.fault ?? unreadableText(of: handle, found, fields) {
          var fault = problem(fault, .error)
          fault.expected = "a geometry with finite coordinates"
          fault.remedy = "Correct the feature, or remove it"
          problems.append(fault)
        }
        if let note = found.note { problems.append(problem(note, .note)) }
        let values = fields.indices.map { index -> FieldValue in
          if let value = Self.value(of: handle, Int32(index), fields[index].kind) { return value }
          var fault = problem("the text is not in UTF-8", .error, field: fields[index].name)
          fault.expected = "UTF-8"
          fault.remedy = "Save the file in UTF-8; beside a shapefile a .cpg file names the encoding"
          problems.append(fault)
          return .null
        }
        features.append(
          .init(number: number, line: line, values: values, shape: found.shape, geometryKind: found.kind))
      }
      // The end of a layer and a failure look alike: only the messages tell them apart.
      guard messages.failures.isEmpty else {
        throw Problem(
          "cannot be read to the end: \(messages.reason)", file: file, remedy: "Check the file with ogrinfo")
      }
    }
    return (features, problems)
  }

  /// The complaint about a geometry as text (WKT) in a table that OGR could not make out, and dropped.
  private func unreadableText(
    of feature: OGRFeatureH, _ found: ShapeReader.Result, _ fields: [FeatureTable.Field]
  ) -> String? {
    guard csv != nil, found.kind == nil,
      let index = fields.firstIndex(where: { $0.name.uppercased() == "WKT" }),
      OGR_F_IsFieldSetAndNotNull(feature, Int32(index)) != 0
    else { return nil }
    return "the geometry in \(fields[index].name) cannot be read"
  }

  /// A field of a feature; nil where its text is not UTF-8.
  private static func value(
    of feature: OGRFeatureH, _ index: Int32, _ kind: FeatureTable.Field.Kind
  ) -> FieldValue? {
    guard OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return .null }
    switch kind {
    case .integer: return .integer(Int(OGR_F_GetFieldAsInteger64(feature, index)))
    case .real:
      let value = OGR_F_GetFieldAsDouble(feature, index)
      return value.isNaN ? .null : .real(value)
    case .text:
      guard let text = OGR_F_GetFieldAsString(feature, index) else { return .null }
      return String(validatingCString: text).map { .text($0) }
    }
  }
}
