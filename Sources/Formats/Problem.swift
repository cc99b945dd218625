/// Something in an input that the user should know, told so that it can be mended.
///
/// An error stops a run before anything is written. A note does not: a ring that was repaired, a
/// default that was used.
public struct Problem: Error, Hashable, Sendable, Codable {
  /// Whether the run can go on.
  public enum Severity: String, Hashable, Sendable, Codable {
    /// It cannot.
    case error
    /// It can, and the result carries the note.
    case note
  }

  /// Whether the run can go on.
  public var severity: Severity
  /// The file, as the user named it.
  public var file: String?
  /// The line in a text file, counted from 1.
  public var line: Int?
  /// The column in a text file, counted from 1.
  public var column: Int?
  /// The feature of a layer, by the number its file gives it.
  public var feature: Int?
  /// The column of a table, the attribute of a layer, or the key of a scenario: `grid.cell_size_m`.
  public var field: String?
  /// What stands there.
  public var value: String?
  /// What is wrong with it, one clause without a full stop.
  public var message: String
  /// What would have been right.
  public var expected: String?
  /// What the user can do.
  public var remedy: String?

  /// - Parameters: as the properties.
  public init(
    _ message: String, severity: Severity = .error, file: String? = nil, line: Int? = nil,
    column: Int? = nil, feature: Int? = nil, field: String? = nil, value: String? = nil,
    expected: String? = nil, remedy: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.feature = feature
    self.field = field
    self.value = value
    self.message = message
    self.expected = expected
    self.remedy = remedy
  }
}

extension Problem: CustomStringConvertible {
  /// `stations.csv:12: height_m = "-5": the antenna is below the ground; expected 1 to 400 m. Correct …`
  public var description: String {
    var place = file ?? ""
    if let line { place += ":\(line)" + (column.map { ":\($0)" } ?? "") }
    if let feature { place += (place.isEmpty ? "" : ", ") + "feature \(feature)" }
    var text = place.isEmpty ? "" : place + ": "
    if severity == .note { text += "note: " }
    switch (field, value) {
    case (let field?, let value?): text += "\(field) = \"\(value)\": "
    case (let field?, nil): text += "\(field): "
    case (nil, let value?): text += "\"\(value)\": "
    case (nil, nil): break
    }
    text += message
    if let expected { text += "; expected \(expected)" }
    if let remedy { text += ". \(remedy)" }
    return [".", "?", "…"].contains(where: text.hasSuffix) ? text : text + "."
  }
}

/// Everything that is wrong with the inputs of a run, gathered before it gives up.
public struct InvalidInput: Error, Sendable {
  /// At least one of them an error.
  public let problems: [Problem]
  /// Errors that were counted but not kept, where a table of millions of rows has as many.
  public let omitted: Int

  /// - Parameters:
  ///   - problems: at least one of them an error.
  ///   - omitted: errors that are not among them.
  public init(_ problems: [Problem], omitted: Int = 0) {
    self.problems = problems
    self.omitted = omitted
  }
}

extension InvalidInput: CustomStringConvertible {
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
