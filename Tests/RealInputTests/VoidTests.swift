import Foundation
import Formats
import Planning
import TestSupport
import Testing

@Suite("Real ground with voids", .enabled(if: RealStudy.hasData))
struct VoidTests {
  @Test("Voids stop a run by default, and are named by tile, cells and extent")
  func fail() throws {
    let real = try RealStudy([(old: "missing: unknown", new: "missing: fail")])
    let error = try #require(throws: InvalidInput.self) { try real.study.validate() }
    #expect(error.problems.count == 1)
    let problem = try #require(error.problems.first)
    #expect(problem.severity == .error && problem.field == "terrain.rasters")
    #expect(problem.message.contains("N21E105"))
    let numbers = problem.message.matches(of: /[0-9]+\.[0-9]{4}/).compactMap { Double($0.output) }
    #expect(numbers.count == 4, "south, north, west, east in \(problem.message)")
    let voids = try Self.voids()
    // Voids in between are single pixels that no 400 m cell has at its centre.
    #expect(
      voids.contains {
        (numbers[0]...numbers[1]).contains($0.latitude) && (numbers[2]...numbers[3]).contains($0.longitude)
      })
    for (latitude, longitude) in [(numbers[0], numbers[2]), (numbers[1], numbers[3])] {
      #expect((21...22).contains(latitude) && (105...106).contains(longitude))
    }
    #expect(problem.remedy?.contains("terrain.missing: unknown") == true)
  }

  @Test(
    "A verdict that is known in spite of voids stands when they are filled, unless one cell beside a void decides"
  )
  func knownStands() throws {
    let open = try RealStudy.open()
    let filled = try RealStudy.filled()
    #expect(filled.report.notes.isEmpty)
    // A cell beside a void has the height of those of its pixels that are known, and another once all are. So a
    // village that a single cell decides may tip.
    let undecided = try Self.villagesNearLimit(filled)
    var unknown = 0
    var known = 0
    for column in try open.verdictColumns {
      let truths = try filled.villages(column)
      for (id, verdict) in try open.villages(column) {
        #expect(truths[id] != "unknown", "\(id) \(column)")
        if verdict == "unknown" {
          unknown += 1
        } else if !undecided.contains(id) {
          known += 1
          #expect(verdict == truths[id], "\(id) \(column)")
        }
      }
    }
    #expect(unknown > 0, "voids that change nothing would test nothing")
    #expect(known > 1000)
  }

  @Test("A village that unknown ground might serve is never called white")
  func neverSilentlyWhite() throws {
    let open = try RealStudy.open()
    let shares = try ["2g", "3g", "4g", "5g"].map { try open.villages("unknown_share_\($0)") }
    for (id, verdict) in try open.villages("verdict") where verdict == "white" {
      // A quarter at the weak level would make it weak.
      for share in shares { #expect((Double(share[id] ?? "") ?? 1) < 0.25, "\(id)") }
    }
    let filled = try RealStudy.filled()
    let truths = try filled.villages("verdict")
    for (id, verdict) in try open.villages("verdict") where verdict == "white" {
      #expect(truths[id] == "white", "\(id)")
    }
  }

  /// Villages whose share of a generation lies within one of their cells of a limit of the rule.
  private static func villagesNearLimit(_ results: RealResults) throws -> Set<String> {
    // The smallest communes have some twenty cells of 400 m.
    let cell = 0.05
    var found = Set<String>()
    for generation in ["2g", "3g", "4g", "5g"] {
      for (field, limit) in [("covered_share", 0.75), ("served_share", 0.25)] {
        for (id, share) in try results.villages("\(field)_\(generation)")
        where abs((Double(share) ?? 0) - limit) <= cell { found.insert(id) }
      }
    }
    return found
  }

  /// The pixels without a height, straight from the bytes of the tile: 1201 × 1201 big-endian numbers.
  private static func voids() throws -> [(latitude: Double, longitude: Double)] {
    let path = try #require(SharedData.path("data/dem/N21E105.hgt"))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let side = 1201
    return (0..<side * side).filter { bytes[2 * $0] == 0x80 && bytes[2 * $0 + 1] == 0 }.map { index in
      let row = Double(index / side)
      let column = Double(index % side)
      return (latitude: 22 - row / 1200, longitude: 105 + column / 1200)
    }
  }
}
