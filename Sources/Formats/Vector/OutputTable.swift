import Geography

/// A table to be written: fields, and rows with a place each or none.
public struct OutputTable: Sendable {
  /// A field of every row.
  public struct Field: Hashable, Sendable {
    /// What kind of values it has and how they are written.
    public enum Kind: Hashable, Sendable {
      /// Whole numbers.
      case integer
      /// Numbers rounded to so many decimals.
      case real(decimals: Int)
      /// Anything else.
      case text
    }

    /// Its name.
    public let name: String
    /// What kind of values it has.
    public let kind: Kind

    /// - Parameters: as the properties.
    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// A row.
  public struct Row: Hashable, Sendable {
    /// One value a field, of its kind or null. A number that is not finite is written as null.
    public let values: [FieldValue]
    /// Where the row's subject lies.
    public let shape: Shape?

    /// - Parameters: as the properties.
    public init(_ values: [FieldValue], shape: Shape? = nil) {
      self.values = values
      self.shape = shape
    }
  }

  /// The name of the layer.
  public let layer: String
  /// The fields, in the order they are written.
  public let fields: [Field]
  /// The rows, in the order they are written.
  public private(set) var rows: [Row] = []

  /// - Precondition: as many values a row as fields, each of its field's kind or null.
  public init(layer: String, fields: [Field], rows: [Row] = []) {
    self.layer = layer
    self.fields = fields
    for row in rows { append(row) }
  }

  /// - Precondition: as many values as fields, each of its field's kind or null.
  public mutating func append(_ row: Row) {
    precondition(row.values.count == fields.count, "a row needs one value a field")
    for (field, value) in zip(fields, row.values) {
      precondition(field.kind.admits(value), "\(field.name) does not take \(value)")
    }
    rows.append(row)
  }
}

extension OutputTable.Field.Kind {
  /// Whether a field of the kind can hold a value. A whole number is a number too.
  func admits(_ value: FieldValue) -> Bool {
    switch (self, value) {
    case (_, .null), (.integer, .integer), (.real, .integer), (.real, .real), (.text, .text): true
    default: false
    }
  }
}
