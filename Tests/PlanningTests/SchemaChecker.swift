import Foundation

/// As much of JSON Schema 2020-12 as the scenario's schema uses.
struct SchemaChecker {
  let root: JSONValue

  /// Words that describe and forbid nothing.
  private static let silent: Set<String> = ["$schema", "$defs", "title", "description"]

  /// What is wrong with a value, each with its place; empty where it is right.
  func faults(of value: JSONValue) -> [String] { faults(of: value, by: root, at: "$") }

  /// A schema behind its reference.
  func resolved(_ schema: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"]?.text else { return schema }
    let path = reference.split(separator: "/").dropFirst()
    return resolved(path.reduce(root) { $0[String($1)] ?? .null })
  }

  private func faults(of value: JSONValue, by schema: JSONValue, at place: String) -> [String] {
    // The schema `false` is met by nothing.
    if schema == .bool(false) { return ["\(place): stands where nothing may"] }
    guard case .object(let words) = schema else { return ["\(place): the schema is no object"] }
    return words.sorted { $0.key < $1.key }.flatMap { word, rule in
      check(value, word, rule, in: schema, at: place)
    }
  }

  private func check(
    _ value: JSONValue, _ word: String, _ rule: JSONValue, in schema: JSONValue, at place: String
  ) -> [String] {
    func fault(_ isRight: Bool) -> [String] {
      isRight ? [] : ["\(place): \(word) \(rule.json), not \(value.json)"]
    }
    switch word {
    case _ where Self.silent.contains(word): return []
    case "$ref": return faults(of: value, by: resolved(schema), at: place)
    case "type": return fault((rule.list ?? [rule]).contains { isOf(type: $0.text ?? "", value) })
    case "enum": return fault(rule.list?.contains(value) == true)
    case "const": return fault(rule == value)
    case "minimum": return fault(value.number.map { $0 >= rule.number! } ?? true)
    case "maximum": return fault(value.number.map { $0 <= rule.number! } ?? true)
    case "minItems": return fault(value.list.map { Double($0.count) >= rule.number! } ?? true)
    case "maxItems": return fault(value.list.map { Double($0.count) <= rule.number! } ?? true)
    case "minLength": return fault(value.text.map { Double($0.count) >= rule.number! } ?? true)
    case "pattern":
      return fault(value.text.map { $0.range(of: rule.text!, options: .regularExpression) != nil } ?? true)
    case "required":
      guard case .object(let members) = value else { return [] }
      return fault(rule.list!.allSatisfy { members[$0.text!] != nil })
    case "additionalProperties":
      guard case .object(let members) = value else { return [] }
      if rule == .bool(false) { return fault(members.keys.allSatisfy { schema["properties"]?[$0] != nil }) }
      return members.sorted { $0.key < $1.key }.filter { schema["properties"]?[$0.key] == nil }.flatMap {
        faults(of: $1, by: rule, at: "\(place).\($0)")
      }
    case "properties":
      return value.members.sorted { $0.key < $1.key }.flatMap { key, member in
        rule[key].map { faults(of: member, by: $0, at: "\(place).\(key)") } ?? []
      }
    case "items":
      return (value.list ?? []).enumerated().flatMap { faults(of: $1, by: rule, at: "\(place)[\($0)]") }
    case "allOf": return rule.list!.flatMap { faults(of: value, by: $0, at: place) }
    case "oneOf":
      return fault(rule.list!.count { faults(of: value, by: $0, at: place).isEmpty } == 1)
    default: return ["\(place): the checker does not know \(word)"]
    }
  }

  private func isOf(type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .text), ("array", .list),
      ("object", .object):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
