import Foundation
import Glibc

/// A program that is run to its end, with what the system says it took.
struct Command {
  /// What a finished program took.
  struct Usage {
    let seconds: Double
    let processorSeconds: Double
    /// The largest amount of memory it held at a time.
    let peakBytes: Double
  }

  let words: [String]
  /// Added to this program's own environment.
  var environment: [String: String] = [:]
  /// Takes what the program prints on either stream.
  var log = "/dev/null"

  init(_ words: [String]) { self.words = words }

  /// Whether a program is on the path.
  static func exists(_ program: String) -> Bool { path(of: program) != nil }

  private static func path(of program: String) -> String? {
    if program.contains("/") { return program }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  @discardableResult
  func run() throws -> Usage {
    guard let program = Self.path(of: words[0]) else {
      throw Failure(words: words, reason: "is not installed")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
    var argv = words.map { strdup($0) } + [nil]
    var envp = variables.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process = pid_t()
    var status: Int32 = 0
    var usage = rusage()
    let started = ContinuousClock.now
    guard posix_spawn(&process, program, &actions, nil, &argv, &envp) == 0,
      wait4(process, &status, 0, &usage) == process
    else { throw Failure(words: words, reason: "could not be started") }
    let elapsed = ContinuousClock.now - started
    guard status == 0 else { throw Failure(words: words, reason: "ended with status \(status >> 8)") }
    return Usage(
      seconds: elapsed / .seconds(1), processorSeconds: usage.ru_utime.seconds + usage.ru_stime.seconds,
      peakBytes: Double(usage.ru_maxrss) * 1024)
  }

  struct Failure: Error, CustomStringConvertible {
    let words: [String]
    let reason: String
    var description: String { "\(words.joined(separator: " ")): \(reason)" }
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
