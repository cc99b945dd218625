import Formats
import Foundation
import Planning
import TestSupport
import Testing

@Suite("P.1812 over real ground", .enabled(if: RealStudy.hasData))
struct RealModelTests {
  private static func study() throws -> RealStudy? {
    guard let zones = SharedData.path("data/itu/rcz_vietnam.tif") else { return nil }
    return try RealStudy(
      RealStudy.withoutVoids + [
        (
          old: "services:\n",
          new:
            "propagation: { model: itu-r-p1812, delta_n: 41, max_distance_km: 15, zones: \(zones) }\n\nservices:\n"
        )
      ])
  }

  @Test("a run with the ITU's zones gives every commune a verdict, the same bytes on one thread and on two")
  func run() throws {
    guard let study = try Self.study() else { return }
    let two = try study.run()
    let one = try study.run(threads: 1)
    #expect(two.names == one.names && !two.names.isEmpty)
    for name in two.names { #expect(try two.bytes(name) == one.bytes(name), "\(name)") }
    #expect(two.report.settings.propagation.model == "itu-r-p1812")
    #expect(two.report.settings.propagation.deltaN == 41)
    // The middle of the area.
    #expect((21.2...21.7).contains(two.report.settings.propagation.latitudeDegrees ?? 0))
    #expect(two.report.caveats.contains { $0.contains("P.1812") })
    let all = two.report.villages.byVerdict.villages
    #expect(all.values.reduce(0, +) == 141)
    #expect((all["covered"] ?? 0) > 70)
  }

  @Test("the ground that no raster knows stays unknown, whatever the model")
  func voids() throws {
    let open = try RealStudy([
      (old: "services:\n", new: "propagation: { model: automatic, max_distance_km: 15 }\n\nservices:\n"),
      (old: "sites: 5", new: "sites: 0"),
    ]).run()
    #expect(open.report.villages.byVerdict.villages["unknown"] ?? 0 > 0)
    let filled = try RealStudy(
      RealStudy.withoutVoids + [
        (old: "services:\n", new: "propagation: { model: automatic, max_distance_km: 15 }\n\nservices:\n")
      ]
    ).run()
    // What is known with voids is the same without.
    let known = try open.villages("verdict").filter { $0.value != "unknown" }
    let whole = try filled.villages("verdict")
    #expect(known.count > 50 && known.allSatisfy { whole[$0.key] == $0.value })
  }
}
