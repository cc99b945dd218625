import Yams

/// A text of ours in YAML: what it holds, and its root.
enum YAMLDocument {
  /// What a text is, for its messages.
  enum Kind: String, Sendable {
    case scenario, profile

    /// Where the user finds every key of it.
    var example: String {
      switch self {
      case .scenario: "`whitespot init` writes an example of every key"
      case .profile: "data/profiles/README.md lists every key"
      }
    }
  }

  /// The reader of a text's root.
  ///
  /// - Parameter file: named in messages.
  /// - Throws: where the text is no YAML, or holds no keys.
  static func reader(_ text: String, kind: Kind, file: String) throws(InvalidInput) -> SectionReader {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw InvalidInput([problem(of: error, file: file)])
    } catch {
      throw InvalidInput([Problem("is no YAML: \(error)", file: file, expected: "keys and values in YAML")])
    }
    guard let root, root.mapping != nil else {
      throw InvalidInput([
        Problem(
          "holds no \(kind.rawValue)", file: file, line: 1, expected: "keys with values",
          remedy: kind.example)
      ])
    }
    return SectionReader(root, path: "", report: SectionReader.Report(file: file, kind: kind))
  }

  private static func problem(of error: YamlError, file: String) -> Problem {
    let remedy = "Check indentation, colons, brackets and quotation marks there and in the line above"
    switch error {
    case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _),
      .composer(_, let what, let mark, _):
      return Problem(
        "is no YAML: \(what)", file: file, line: mark.line, column: mark.column,
        expected: "keys and values in YAML",
        remedy: remedy)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map(String.init(describing:)).sorted().joined(separator: ", ")
      return Problem(
        "stands twice in one section", file: file, line: context.mark.line, field: keys,
        expected: "each key once", remedy: "Remove one of the two")
    default:
      return Problem("is no YAML: \(error)", file: file, expected: "keys and values in YAML", remedy: remedy)
    }
  }
}
