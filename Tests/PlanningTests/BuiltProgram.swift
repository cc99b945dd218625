import Foundation
import Testing

/// The built program in a process of its own.
struct BuiltProgram {
  /// How a run of it ended.
  struct Outcome {
    let output: String
    let errors: String
    /// The exit code, or the signal that ended the process.
    let status: Int32
    let wasSignalled: Bool
  }

  /// Beside the bundle of tests.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("whitespot").path

  private let process = Process()
  private let folder = TemporaryFolder()

  /// - Parameters:
  ///   - folder: the current folder of the process.
  ///   - shell: a line of bash that runs before the program takes the shell's place: `ulimit -f 8`.
  init(_ arguments: [String], in folder: String, shell: String = "") throws {
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments =
      ["-c", shell + (shell.isEmpty ? "" : "\n") + "exec \"$0\" \"$@\"", Self.path] + arguments
    // What a test keeps must not reach the user's own cache, nor come from it.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["WHITESPOT_CACHE": self.folder.path + "/cache"]
    ) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    for name in ["stdout", "stderr"] { self.folder.add(name, "") }
    process.standardOutput = FileHandle(forWritingAtPath: self.folder.path + "/stdout")
    process.standardError = FileHandle(forWritingAtPath: self.folder.path + "/stderr")
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// Sends a signal to the process.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  var isRunning: Bool { process.isRunning }

  /// The most memory that it has taken so far, bytes; nil where it has ended.
  var peakMemory: Int? {
    let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 << 10 }
  }

  /// Waits for the end.
  func finish() -> Outcome {
    process.waitUntilExit()
    func text(_ name: String) -> String {
      String(
        decoding: FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data(), as: UTF8.self)
    }
    return Outcome(
      output: text("stdout"), errors: text("stderr"), status: process.terminationStatus,
      wasSignalled: process.terminationReason == .uncaughtSignal)
  }

  /// Runs the program to its end.
  static func run(_ arguments: [String], in folder: String, shell: String = "") throws -> Outcome {
    try BuiltProgram(arguments, in: folder, shell: shell).finish()
  }
}
