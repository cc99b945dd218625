import Foundation

/// Reports as JSON: sorted, indented, keys in words.
public enum ReportJSON {
  /// The same value gives the same bytes; no line feed at the end.
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .custom { Key(stringValue: words($0[$0.count - 1].stringValue)) }
    return Array(try encoder.encode(value))
  }

  /// `coveredDBm` → `covered_dbm`. Foundation's own way knows no units and makes `covered_d_bm` of it.
  static func words(_ key: String) -> String {
    let units = ["DBm": "Dbm", "DB": "Db", "MHz": "Mhz"]
    let key = units.sorted { $0.key.count > $1.key.count }.reduce(key) {
      $0.replacing($1.key, with: $1.value)
    }
    return key.reduce(into: "") { result, letter in
      if letter.isUppercase, let last = result.last, last != "_" { result.append("_") }
      result.append(letter.lowercased())
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
