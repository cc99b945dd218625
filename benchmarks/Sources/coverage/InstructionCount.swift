import Foundation

/// Instructions of a small sector, counted by valgrind: the same whatever else the machine does.
struct InstructionCount {
  let site: Site

  func rows() throws -> [Row] {
    guard ["valgrind", "strip"].allSatisfy(Command.exists) else {
      print("Instructions are not counted: apt-get install valgrind binutils\n")
      return []
    }
    return try Contender.allCases.map { contender in
      let job = SectorJob(contender, radius: 3000, cellSize: 90)
      let cells = try SectorStudy(site: site, job: job).cells
      // The second round alone, without what a process does once.
      let instructions = try counted(job, rounds: 2) - counted(job, rounds: 1)
      var row = Row("instructions", job.title)
      row.threads = 1
      row.note =
        "\(Report.number(instructions / 1e6, 2)) million, \(Report.number(instructions / Double(cells), 0)) a cell"
      return row
    }
  }

  private func counted(_ job: SectorJob, rounds: Int) throws -> Double {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("instructions-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Valgrind 3.19 gives up on the debug information of Swift 6.
    var words = SectorBenchmark.alone(job, rounds: rounds, at: site).words
    let stripped = folder.appendingPathComponent("coverage").path
    try Command(["strip", "--strip-debug", "-o", stripped, words[0]]).run()
    words[0] = stripped
    var command = Command(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"] + words)
    command.log = folder.appendingPathComponent("log").path
    try command.run()
    let text = try String(contentsOfFile: command.log, encoding: .utf8)
    guard let line = text.split(separator: "\n").last(where: { $0.contains("Collected :") }),
      let count = line.split(separator: " ").last.flatMap({ Double($0) })
    else { throw Command.Failure(words: command.words, reason: "told no count of instructions") }
    return count
  }
}
