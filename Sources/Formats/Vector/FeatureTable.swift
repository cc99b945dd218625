import Geography

/// A value of a field.
public enum FieldValue: Hashable, Sendable {
  /// Nothing stands there.
  case null
  /// A whole number.
  case integer(Int)
  /// A number.
  case real(Double)
  /// Anything else, as text.
  case text(String)
}

/// The features of a layer, or the records of a table, as the file has them.
public struct FeatureTable: Sendable {
  /// A field of every feature.
  public struct Field: Hashable, Sendable {
    /// What kind of values it has.
    public enum Kind: Hashable, Sendable {
      case integer, real, text
    }

    /// Its name, as it stands in the file.
    public let name: String
    /// What kind of values it has; text for every field of a CSV file.
    public let kind: Kind
  }

  /// One feature or record.
  public struct Feature: Hashable, Sendable {
    /// The number that the file gives it (FID); records of a CSV file count from 1.
    public let number: Int
    /// The line of a CSV file on which it begins, counted from 1; nil for other formats.
    public let line: Int?
    /// As many as the table has fields.
    public let values: [FieldValue]
    /// Where it lies, in the coordinates of the file, x east (longitude), y north (latitude); nil
    /// where it lies nowhere or has a kind of geometry that has no use here.
    public let shape: Shape?
    /// The kind of its geometry in GDAL's words: `Line String`; nil without one.
    public let geometryKind: String?
  }

  /// The name of the layer.
  public let layer: String
  /// The system of the shapes; nil where neither file nor caller names one.
  public let crs: CoordinateReferenceSystem?
  /// The fields, in the order of the file.
  public let fields: [Field]
  /// The features, in the order of the file.
  public let features: [Feature]
  /// What is wrong or was mended in single features: rings left out, coordinates that are no numbers,
  /// records with too many fields.
  public let problems: [Problem]

  /// The names of the fields.
  public var headers: [String] { fields.map(\.name) }
}
