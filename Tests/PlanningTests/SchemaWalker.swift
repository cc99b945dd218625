import Foundation
import TestSupport
import Testing

/// Walks a schema as the decoder walks a file, and makes values that try it.
struct SchemaWalker {
  let checker: SchemaChecker

  /// - Parameter path: of the schema, from the root of the package.
  init(_ path: String) throws {
    let text = try String(contentsOfFile: PackageRoot.path(path), encoding: .utf8)
    checker = SchemaChecker(root: try #require(JSONValue(yaml: text)))
  }

  func accepts(_ text: String) -> Bool {
    JSONValue(yaml: text).map { checker.faults(of: $0).isEmpty } ?? false
  }

  /// All objects by the path of the decoder's sections: `grid.`, `services[].`.
  var objects: [(path: String, schema: JSONValue)] { objects(checker.root, path: "") }

  /// The keys of every object.
  var keys: [String: Set<String>] {
    Dictionary(
      uniqueKeysWithValues: objects.map {
        ($0.path, Set($0.schema["properties"]?.members.keys.map { $0 } ?? []))
      })
  }

  /// The choices of every key that has some.
  var choices: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for (path, schema) in objects {
      for (key, property) in schema["properties"]?.members ?? [:] {
        let values = choices(of: property)
        if !values.isEmpty { found[path + key] = values }
      }
    }
    return found
  }

  private func objects(_ schema: JSONValue, path: String) -> [(path: String, schema: JSONValue)] {
    let schema = checker.resolved(schema)
    guard let properties = schema["properties"], schema["additionalProperties"] == .bool(false) else {
      return []
    }
    return [(path, schema)]
      + properties.members.sorted { $0.key < $1.key }.flatMap { key, property in
        let property = checker.resolved(property)
        // Behind any name of the user's; the full scenario has one called a.
        if let named = property["additionalProperties"]?["oneOf"]?.list {
          return named.flatMap { objects($0, path: path + key + ".a.") }
        }
        guard property["properties"] == nil else { return objects(property, path: path + key + ".") }
        let ways = (property["oneOf"]?.list ?? []).map(checker.resolved)
        let items = ways.compactMap { $0["items"].map(checker.resolved) }
        // One entry may stand without its list; the decoder then reads it as a list of one.
        return items.flatMap { objects($0, path: path + key + "[].") }
          + ways.filter { !items.contains($0) }.flatMap { objects($0, path: path + key + ".") }
      }
  }

  private func choices(of property: JSONValue) -> Set<String> {
    let property = checker.resolved(property)
    let ways = property["oneOf"]?.list ?? []
    return Set((property["enum"]?.list ?? []).compactMap(\.text)).union(ways.flatMap { choices(of: $0) })
  }

  /// The steps to the keys of a section.
  static func steps(_ path: String) -> [String] {
    path.split(separator: ".").flatMap { step in
      step.hasSuffix("[]") ? [String(step.dropLast(2)), "0"] : [String(step)]
    }
  }

  /// A file in which a key's value is free: very good is held against covered, which no schema can say.
  static func free(_ key: String, of section: some Sequence<String>, in file: JSONValue) -> JSONValue {
    guard key == "very_good_dbm" else { return file }
    return file.setting(Array(section) + ["covered_dbm"], to: .number(-150))
  }

  /// Values to try: those of the schema, its limits, just beyond them, and one of each type.
  func values(for property: JSONValue) -> [JSONValue?] {
    let property = checker.resolved(property)
    var values: [JSONValue?] = [
      .null, .bool(true), .number(5), .number(-1e9), .number(0.5), .text(""), .text("x"), .text("5"),
      .list([]), .list([.null]),
      .list([.text("x")]), .object([:]), .object(["x": .number(1)]),
    ]
    values += choices(of: property).sorted().map(JSONValue.text)
    for (limit, sign) in [("minimum", -1.0), ("maximum", 1.0)] {
      guard let number = property[limit]?.number else { continue }
      let beyond =
        property["type"]?.list?.contains(.text("integer")) == true ? 1 : max(0.0005, abs(number) * 1e-6)
      values += [.number(number), .number(number + sign * beyond), .number(number - sign * beyond)]
    }
    return values
  }
}
