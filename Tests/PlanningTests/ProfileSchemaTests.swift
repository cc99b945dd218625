import Coverage
import Foundation
import RadioNetwork
import TestSupport
import Testing

@testable import Formats

@Suite("The schema of profiles against their decoder")
struct ProfileSchemaTests {
  private let walker: SchemaWalker

  init() throws { walker = try SchemaWalker("data/profiles/profile.schema.json") }

  /// A profile with every key, in which any one value can be changed without contradicting another.
  private static let full = JSONValue(
    yaml: """
      version: 1
      name: full
      title: Full
      description: All of it
      sources: [{ document: d, where: w, says: s }]
      unverified: [u]
      max_cell_size_m: 100
      verdict: { by: area, covered_share: 0.95, weak_share: 0.25 }
      services: [\(ScenarioSchemaTests.service)]
      """)!

  /// The file has the name that the text has.
  private func decoderAccepts(_ text: String) -> Bool {
    let name = JSONValue(yaml: text)?["name"]
    let file = (name?.text ?? name?.json ?? "none") + ".yaml"
    guard let decoded = try? ProfileDecoder.decodeAll(text, file: file) else { return false }
    return !decoded.problems.contains { $0.severity == .error }
  }

  @Test("Every key that the decoder asks for is in the schema, and no other")
  func keys() throws {
    let (_, report) = try ProfileDecoder.decodeTracing(Self.full.json, file: "full.yaml")
    #expect(report.problems == [])
    #expect(report.keys == walker.keys)
  }

  @Test("What counts as service has the same keys in a profile and in a scenario")
  func services() throws {
    let scenario = try SchemaWalker("scenarios/scenario.schema.json").keys
    #expect(walker.keys["services[]."] == scenario["services[]."])
    #expect(walker.keys["services[]."] == scenario["services.changes[]."])
  }

  @Test("Choices are the same in both")
  func choices() {
    #expect(
      walker.choices == [
        "verdict.by": Set(VerdictMeasure.allCases.map(\.rawValue)),
        "services[].generation": Set(Generation.allCases.map(\.rawValue)),
        "services[].metric": Set(SignalMetric.allCases.map(\.rawValue)),
        "services[].environment": ["outdoor", "in-vehicle", "indoor"],
        "services[].environment.building": ["traditional", "thermally-efficient"],
        "services[].uplink": ["judged", "reported"],
      ])
  }

  @Test("Every value changed to its limits, beyond them, and to other types is judged alike")
  func mutations() throws {
    var accepted = 0
    var refused = 0
    for (path, schema) in walker.objects {
      for (key, property) in schema["properties"]?.members.sorted(by: { $0.key < $1.key }) ?? [] {
        let steps = SchemaWalker.steps(path) + [key]
        for value in walker.values(for: property) + [nil] {
          let text = SchemaWalker.free(key, of: steps.dropLast(), in: Self.full)
            .setting(steps, to: value).json
          let isAccepted = decoderAccepts(text)
          #expect(walker.accepts(text) == isAccepted, "\(path)\(key): \(value?.json ?? "left out")")
          if isAccepted { accepted += 1 } else { refused += 1 }
        }
      }
    }
    #expect(accepted > 100 && refused > 300)
  }
}
