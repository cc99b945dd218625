import Foundation
import Yams

/// A value of JSON, and of the part of YAML that JSON covers.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var members: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
  var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// The same value with a part replaced, or taken out where it is nil. Numbers are places in a list.
  func setting(_ path: [String], to value: JSONValue?) -> JSONValue {
    guard let key = path.first else { return value ?? self }
    let rest = Array(path.dropFirst())
    if case .list(var list) = self, let index = Int(key) {
      list[index] = list[index].setting(rest, to: value)
      return .list(list)
    }
    var members = self.members
    members[key] = rest.isEmpty ? value : (members[key] ?? .object([:])).setting(rest, to: value)
    return .object(members)
  }

  /// As JSON, which is YAML too.
  var json: String {
    switch self {
    case .null: return "null"
    case .bool(let value): return String(value)
    case .number(let number): return number == number.rounded() ? String(Int(number)) : String(number)
    case .text(let text):
      return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    case .list(let list): return "[" + list.map(\.json).joined(separator: ", ") + "]"
    case .object(let members):
      let keys = members.keys.sorted()
      return "{" + keys.map { JSONValue.text($0).json + ": " + members[$0]!.json }.joined(separator: ", ")
        + "}"
    }
  }

  /// What an editor's schema checker sees of a YAML node: JSON's types by the core schema of YAML 1.2.
  init(_ node: Node) {
    if let mapping = node.mapping {
      let pairs = mapping.map { ($0.key.string ?? "", JSONValue($0.value)) }
      self = .object(Dictionary(pairs) { first, _ in first })
    } else if let sequence = node.sequence {
      self = .list(sequence.map { JSONValue($0) })
    } else if let scalar = node.scalar, scalar.style == .plain || scalar.style == .any {
      switch scalar.string {
      case "", "~", "null", "Null", "NULL": self = .null
      case "true", "True", "TRUE": self = .bool(true)
      case "false", "False", "FALSE": self = .bool(false)
      default: self = Double.construct(from: scalar).map(JSONValue.number) ?? .text(scalar.string)
      }
    } else {
      self = .text(node.scalar?.string ?? "")
    }
  }

  /// Reads a YAML text; nil where it is none.
  init?(yaml: String) {
    guard let node = try? Yams.compose(yaml: yaml) else { return nil }
    self.init(node)
  }
}
