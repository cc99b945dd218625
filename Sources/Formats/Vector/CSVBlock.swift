import CGDAL

/// Whole records of a CSV file that follow each other. Any thread may take it apart.
public struct CSVBlock: Sendable {
  let bytes: [UInt8]
  let firstLine: Int
  let header: CSVText
  let file: String

  /// How much of the file it is.
  public var byteCount: Int { bytes.count }

  /// Its records with all their fields as text.
  ///
  /// - Throws: what makes the text unreadable: no UTF-8, a quotation mark that is never closed.
  public func table() throws(Problem) -> FeatureTable {
    try read { (csv, layer) throws(Problem) in
      let reader = FeatureReader(layer: layer, file: file, csv: csv)
      let (features, problems) = try reader.features()
      return FeatureTable(
        layer: "", crs: nil, fields: reader.fields, features: features,
        problems: csv.records.compactMap { csv.unevenness(of: $0, file: file) } + problems)
    }
  }

  /// Some fields of its records as columns: for tables of more rows than one wants to hold as text.
  ///
  /// - Parameters:
  ///   - runs: the places of fields that keep their value over many records.
  ///   - numbers: the places of fields that hold numbers.
  /// - Throws: as ``table()``.
  public func columns(runs: [Int], numbers: [Int]) throws(Problem) -> CSVColumns {
    try read { (csv, layer) throws(Problem) in
      var columns = CSVColumns(
        lines: csv.records.map(\.line), runs: runs.map { _ in [] }, numbers: numbers.map { _ in [] },
        faults: [], problems: csv.records.compactMap { csv.unevenness(of: $0, file: file) })
      try GDALMessages.collect { (messages) throws(Problem) in
        var row = 0
        while let feature = OGR_L_GetNextFeature(layer) {
          columns.append(feature, row: row, runs: runs, numbers: numbers)
          OGR_F_Destroy(feature)
          row += 1
        }
        guard messages.failures.isEmpty, row == csv.records.count else {
          throw Problem("cannot be read to the end: \(messages.reason)", file: file, line: firstLine)
        }
      }
      return columns
    }
  }

  private func read<Result>(
    _ body: (CSVText, OGRLayerH) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    try CSVEncoding.check(bytes[...], firstLine: firstLine, file: file)
    let csv = try CSVText(bytes[...], under: header, firstLine: firstLine, file: file)
    return try GDALMessages.collect { (messages) throws(Problem) in
      let layer = try CSVLayer(csv, file: file, messages)
      return try withExtendedLifetime(layer) { () throws(Problem) in try body(csv, layer.handle) }
    }
  }
}

/// Some fields of a block of records, a column each.
public struct CSVColumns: Sendable {
  /// Records that follow each other and have one value in a field.
  public struct Run: Hashable, Sendable {
    /// The row of the first of them, counted from 0 in the block.
    public let start: Int
    /// The value, without white space around it; empty for none.
    public let text: String
  }

  /// A field that should hold a number and does not.
  public struct Fault: Hashable, Sendable {
    /// Counted from 0 in the block.
    public let row: Int
    /// Which of the columns of numbers.
    public let column: Int
    /// What stands there; nil for nothing.
    public let text: String?
  }

  /// The line of every record.
  public let lines: [Int]
  /// For each field asked for in runs, its runs.
  public fileprivate(set) var runs: [[Run]]
  /// For each field asked for as numbers, the number of every record; NaN where it has none.
  public fileprivate(set) var numbers: [[Double]]
  /// Where there is no finite number, row by row.
  public fileprivate(set) var faults: [Fault]
  /// Records of another length than the header.
  public let problems: [Problem]

  /// How many records there are.
  public var count: Int { lines.count }

  fileprivate mutating func append(_ feature: OGRFeatureH, row: Int, runs: [Int], numbers: [Int]) {
    for (column, field) in runs.enumerated() {
      let text = Self.text(of: feature, Int32(field))
      if let last = self.runs[column].last, last.text.isSame(as: text) { continue }
      let value = text.map { String(cString: $0) } ?? ""
      self.runs[column].append(Run(start: row, text: value.withoutOuterBlanks))
    }
    for (column, field) in numbers.enumerated() {
      let text = Self.text(of: feature, Int32(field))
      let number = text.flatMap(Self.number) ?? .nan
      if number.isNaN {
        faults.append(
          Fault(row: row, column: column, text: text.map { String(cString: $0).withoutOuterBlanks }))
      }
      self.numbers[column].append(number)
    }
  }

  private static func text(of feature: OGRFeatureH, _ field: Int32) -> UnsafePointer<CChar>? {
    OGR_F_IsFieldSetAndNotNull(feature, field) == 0 ? nil : OGR_F_GetFieldAsString(feature, field)
  }

  /// The finite number that a text is, as a whole; GDAL reads it, with a point in every locale.
  private static func number(_ text: UnsafePointer<CChar>) -> Double? {
    var end: UnsafeMutablePointer<CChar>?
    let value = CPLStrtod(text, &end)
    guard value.isFinite, var rest = UnsafePointer(end), rest != text else { return nil }
    while rest.pointee == CChar(UInt8(ascii: " ")) || rest.pointee == CChar(UInt8(ascii: "\t")) { rest += 1 }
    return rest.pointee == 0 ? value : nil
  }
}

extension String {
  /// Whether a text of C, or none for the empty one, has the same bytes.
  fileprivate func isSame(as text: UnsafePointer<CChar>?) -> Bool {
    guard var next = text else { return isEmpty }
    for byte in utf8 {
      guard UInt8(bitPattern: next.pointee) == byte else { return false }
      next += 1
    }
    return next.pointee == 0
  }

  fileprivate var withoutOuterBlanks: String {
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    let end = lastIndex { !$0.isWhitespace }
    return end.map { String(self[...$0].drop(while: \.isWhitespace)) } ?? ""
  }
}
