import Foundation
import Formats
import Planning
import Testing

@Suite("Files of a synthetic province")
struct ProvinceFilesTests {
  private struct Layer: Decodable {
    struct Feature: Decodable { let properties: [String: Value] }
    enum Value: Decodable {
      case number(Double), text(String), none
      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Double.self) {
          self = .number(number)
        } else {
          self = (try? value.decode(String.self)).map(Value.text) ?? .none
        }
      }
      var number: Double? { if case .number(let number) = self { number } else { nil } }
      var text: String? { if case .text(let text) = self { text } else { nil } }
    }
    let features: [Feature]
  }

  private static func layer(_ name: String, of files: [String: Data]) throws -> [[String: Layer.Value]] {
    try JSONDecoder().decode(Layer.self, from: try #require(files[name])).features.map(\.properties)
  }

  private static let files = Result {
    let folder = TemporaryFolder()
    _ = try ProvinceSynthesis(preset: "tiny").write(to: folder.path + "/tiny")
    return folder.contents(of: "tiny")
  }

  @Test("people and households of a village's clusters sum to the village's")
  func clusters() throws {
    let files = try Self.files.get()
    var sums: [String: (Double, Double)] = [:]
    for cluster in try Self.layer("clusters.geojson", of: files) {
      let village = try #require(cluster["village"]?.text)
      #expect(cluster["name"]?.text?.hasPrefix("Cụm ") == true)
      let before = sums[village] ?? (0, 0)
      sums[village] = (
        before.0 + (cluster["population"]?.number ?? .nan), before.1 + (cluster["households"]?.number ?? .nan)
      )
    }
    let villages = try Self.layer("villages.geojson", of: files)
    #expect(villages.count == sums.count)
    for village in villages {
      let sum = try #require(sums[village["id"]?.text ?? ""])
      #expect(sum.0 == village["population"]?.number)
      #expect(sum.1 == village["households"]?.number)
    }
  }

  @Test("every village has its cultural house in degrees and says whether it is of special difficulty")
  func villages() throws {
    let villages = try Self.layer("villages.geojson", of: try Self.files.get())
    for village in villages {
      // The valley lies within 10 km of 105° E, 22.75° N.
      #expect(abs((village["centre_longitude"]?.number ?? 0) - 105) < 0.1)
      #expect(abs((village["centre_latitude"]?.number ?? 0) - 22.75) < 0.1)
    }
    // A quarter of the preset's twelve.
    #expect(villages.count { $0["special_difficulty"]?.text == "yes" } == 3)
    #expect(villages.count { $0["special_difficulty"]?.text == "no" } == 9)
  }

  @Test("every commune has its new one, under the province's name in the village layer")
  func mergers() throws {
    let files = try Self.files.get()
    let text = String(decoding: try #require(files["mergers.csv"]), as: UTF8.self)
    let rows = text.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(rows[0] == ["old_province", "old_district", "old_commune", "new_commune", "new_province"])
    #expect(rows.count == 4)
    for village in try Self.layer("villages.geojson", of: files) {
      let place = ["province", "district", "commune"].map { village[$0]?.text }
      #expect(rows.dropFirst().contains { $0.prefix(3).map(Optional.some) == place })
    }
  }
}
