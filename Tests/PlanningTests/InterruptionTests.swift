import Foundation
import Planning
import Testing

@Suite("A full disk and an interrupt", .serialized)
struct InterruptionTests {
  private let fixture = StudyFixture()

  private func expectNothingIsLeft(_ before: [String]) {
    #expect(fixture.folder.names == before)
  }

  @Test("A limit on the size of files ends the run with 1, named file and reason, and nothing is left")
  func fileSizeLimit() throws {
    // Small cells: the first of the rasters is larger than the 8 blocks of 1 KiB that are allowed.
    fixture.edit("cell_size_m: 200", "cell_size_m: 50")
    try fixture.write()
    let before = fixture.folder.names
    let outcome = try BuiltProgram.run(
      ["run", "scenario.yaml", "--output", "out", "--no-cache"], in: fixture.folder.path, shell: "ulimit -f 8"
    )
    #expect(outcome.status == 1 && !outcome.wasSignalled, "\(outcome)")
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("out/") && outcome.errors.contains("File too large"))
    #expect(outcome.errors.contains("ulimit -f"))
    expectNothingIsLeft(before)
  }

  @Test("Folders that were made for the results go too")
  func parentsGo() throws {
    fixture.edit("cell_size_m: 200", "cell_size_m: 50")
    try fixture.write()
    let before = fixture.folder.names
    let outcome = try BuiltProgram.run(
      ["run", "scenario.yaml"], in: fixture.folder.path, shell: "ulimit -f 8")
    #expect(outcome.status == 1)
    expectNothingIsLeft(before)
  }

  @Test("With earlier results a failed write leaves them as they were")
  func earlierResultsSurvive() throws {
    fixture.edit("cell_size_m: 200", "cell_size_m: 50")
    let study = try fixture.write()
    _ = try study.run(StudyOptions(outputFolder: fixture.output))
    let before = fixture.folder.contents(of: "out")
    let names = fixture.folder.names
    let outcome = try BuiltProgram.run(
      ["run", "scenario.yaml", "--output", "out"], in: fixture.folder.path, shell: "ulimit -f 8")
    #expect(outcome.status == 1)
    #expect(fixture.folder.contents(of: "out") == before)
    expectNothingIsLeft(names)
  }

  @Test("A full disk ends the run with 1, named file and reason, and nothing is left")
  func fullDisk() throws {
    fixture.edit("cell_size_m: 200", "cell_size_m: 50")
    try fixture.write()
    let disk = fixture.folder.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard try mount(at: disk) else {
      FileHandle.standardError.write(Data("SKIPPED: this machine lets us mount no tmpfs\n".utf8))
      return
    }
    defer { _ = try? shell("umount", disk) }
    let outcome = try BuiltProgram.run(
      ["run", "scenario.yaml", "--output", "disk/out"], in: fixture.folder.path)
    #expect(outcome.status == 1 && outcome.output == "", "\(outcome)")
    #expect(outcome.errors.hasPrefix("disk/out/") && outcome.errors.contains("No space left on device"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk).isEmpty)
  }

  @Test(
    "An interrupt ends the process by that signal, leaves nothing, and earlier results stay",
    arguments: [SIGINT, SIGTERM])
  func interrupt(signal: Int32) throws {
    let study = try fixture.write()
    _ = try study.run(StudyOptions(outputFolder: fixture.output))
    let before = fixture.folder.contents(of: "out")
    let names = fixture.folder.names
    // Now long enough to be met at work.
    fixture.edit("cell_size_m: 200", "cell_size_m: 5")
    try fixture.write()
    let program = try BuiltProgram(
      ["run", "scenario.yaml", "--output", "out", "--threads", "1"], in: fixture.folder.path)
    // The folder in the works tells that the run has begun.
    let deadline = Date(timeIntervalSinceNow: 120)
    while program.isRunning, Date() < deadline,
      !fixture.folder.names.contains(where: { $0.hasPrefix(".out.partial-") })
    {
      usleep(20_000)
    }
    #expect(fixture.folder.names.contains { $0.hasPrefix(".out.partial-") })
    program.send(signal)
    let outcome = program.finish()
    #expect(outcome.wasSignalled && outcome.status == signal, "\(outcome)")
    #expect(outcome.output == "")
    #expect(fixture.folder.contents(of: "out") == before)
    expectNothingIsLeft(names)
  }

  private func mount(at folder: String) throws -> Bool {
    try shell("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder) == 0
  }

  private func shell(_ arguments: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
