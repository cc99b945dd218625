import Foundation
import Testing

@testable import Formats
@testable import Planning

@Suite("A run with kept path losses")
struct KeptLossesTests {
  private let folder = TemporaryFolder()

  private func run(
    _ fixture: StudyFixture, warnings: WarningList = WarningList()
  ) throws -> (report: StudyReport, files: [String: Data]) {
    let cache = try PathLossCache(environment: ["WHITESPOT_CACHE": folder.path + "/kept"])
    let report = try fixture.write().run(
      StudyOptions(
        threads: 2, outputFolder: fixture.output, cache: cache, warning: { warnings.add($0) }))
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: fixture.output) {
      files[name] = FileManager.default.contents(atPath: fixture.output + "/" + name)
    }
    return (report, files)
  }

  private func entries() throws -> [String] {
    let root = folder.path + "/kept/path-loss"
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".loss") }
      .sorted().map { root + "/" + $0 }
  }

  @Test("the second run works nothing out and writes the same bytes; a damaged entry is named and worked out")
  func secondRun() throws {
    let fixture = StudyFixture()
    PropagationScenarioTests.propagation("model: itu-r-p1812\nmax_distance_km: 8")(fixture)
    let first = try run(fixture)
    let computed = try #require(first.report.cacheUse?.computed)
    #expect(computed > 0)
    #expect(first.report.cacheUse?.read == 0)
    let second = try run(fixture)
    #expect(second.report.cacheUse?.computed == 0)
    #expect(second.report.cacheUse?.read == computed)
    #expect(first.files == second.files)

    let entry = try entries()[0]
    var bytes = try #require(FileManager.default.contents(atPath: entry))
    bytes[bytes.count - 3] ^= 1
    try bytes.write(to: URL(fileURLWithPath: entry))
    let warnings = WarningList()
    let third = try run(fixture, warnings: warnings)
    #expect(third.report.cacheUse?.computed == 1)
    #expect(warnings.all.count == 1 && warnings.all[0].contains(entry), "\(warnings.all)")
    #expect(first.files == third.files)
  }

  @Test("without a cache nothing is kept, and the report says nothing of it")
  func without() throws {
    let fixture = StudyFixture()
    let report = try fixture.write().run(StudyOptions(outputFolder: fixture.output))
    #expect(report.cacheUse == nil)
  }

  @Test("exact: true is taken and told; anything but true and false is refused with its place")
  func exact() throws {
    let fixture = StudyFixture()
    PropagationScenarioTests.propagation("model: itu-r-p1812\nmax_distance_km: 3\nexact: true")(fixture)
    let report = try fixture.write().run(StudyOptions(outputFolder: fixture.output))
    #expect(report.settings.propagation.exact == true)
    let wrong = StudyFixture()
    PropagationScenarioTests.propagation("exact: maybe")(wrong)
    do {
      _ = try wrong.write().run(StudyOptions(outputFolder: wrong.output))
      Issue.record("it ran")
    } catch let invalid as InvalidInput {
      #expect(invalid.problems.count == 1)
      let text = invalid.problems.map(\.description).joined()
      #expect(text.contains("exact") && text.contains("maybe") && text.contains("true or false"), "\(text)")
    }
  }
}

/// Warnings of a run, from any thread.
private final class WarningList: @unchecked Sendable {
  private let lock = NSLock()
  private var list: [String] = []

  func add(_ warning: String) { lock.withLock { list.append(warning) } }
  var all: [String] { lock.withLock { list } }
}
