import ArgumentParser
import Dispatch
import Foundation
import Planning

/// One command's dealings with the terminal: progress, interrupts, problems, exit codes.
struct TerminalSession {
  let quiet: Bool
  /// Whether the command would have written files: its failure then says that it wrote none.
  var writesFiles = false
  /// How the user gets to see all problems where many of a kind are told as one; nil where there is no way.
  var listing: String? = "validate --json lists all"
  /// What a failure says besides, where it is not that nothing was written.
  var failure: String?
  /// Whether results go to standard error, as standard output has files of its own.
  var showsOnStandardError = false
  /// Of standard output.
  let style = TerminalStyle(file: STDOUT_FILENO)

  /// Does the work with a progress bar, and tells what went wrong.
  ///
  /// - Throws: `ExitCode(1)` after the problems have been told. After an interrupt the process ends by
  ///   that signal, once the work has cleaned up.
  func perform<Result>(_ work: (WorkMonitor) throws -> Result) throws -> Result {
    let monitor = WorkMonitor()
    let interrupts = Interrupts(monitor: monitor)
    let bar = !quiet && isatty(STDERR_FILENO) == 1 ? ProgressBar(monitor: monitor) : nil
    let outcome = Swift.Result { try work(monitor) }
    bar?.finish()
    interrupts.stopListening()
    do {
      return try outcome.get()
    } catch is CancellationError {
      interrupts.endProcess()
    } catch let invalid as InvalidInput {
      tell(invalid.problems, omitted: invalid.omitted, ending: failureEnding)
    } catch let problem as Problem {
      tell([problem], ending: failureEnding)
    } catch {
      note("whitespot: \(error)")
    }
    throw ExitCode(1)
  }

  /// Prints a value as JSON, sorted and indented.
  ///
  /// - Throws: as ``show(_:)``.
  func showJSON(_ value: some Encodable) throws {
    try show(String(decoding: try ReportJSON.encode(value), as: UTF8.self))
  }

  /// Prints a result on standard output.
  ///
  /// - Throws: `ExitCode(1)` where it cannot be written, as on a full disk: a script must not take half
  ///   a result for a whole one.
  func show(_ text: String) throws {
    guard !showsOnStandardError else { return note(text) }
    do { try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) } catch {
      note("whitespot: standard output cannot be written: \(error.localizedDescription)")
      throw ExitCode(1)
    }
  }

  private var failureEnding: String? { failure ?? (writesFiles ? "nothing was written" : nil) }

  /// Prints problems on standard error, and how many errors there are.
  ///
  /// - Parameters:
  ///   - omitted: errors that were counted but are not among the problems.
  ///   - ending: what follows from the errors.
  func tell(_ problems: [Problem], omitted: Int = 0, ending: String?) {
    let style = TerminalStyle(file: STDERR_FILENO)
    for line in ProblemList(problems, all: listing).lines { note(line) }
    if omitted > 0 { note("… and \(TextTable.grouped(omitted)) more errors") }
    let errors = problems.count { $0.severity == .error } + omitted
    guard errors > 0 else { return }
    note(
      style.paint(
        "whitespot: \(errors) \(errors == 1 ? "error" : "errors")\(ending.map { "; " + $0 } ?? "").", .red))
  }

  func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

/// Ctrl-C and kill: the work is asked to stop, cleans up, and the process ends by the signal it got.
private final class Interrupts {
  private let sources: [DispatchSourceSignal]
  private let received = ReceivedSignal()

  init(monitor: WorkMonitor) {
    let received = self.received
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        received.set(number)
        monitor.cancel()
      }
      source.resume()
      return source
    }
    // A file larger than the limit is then an error of the write, and can be told.
    signal(SIGXFSZ, SIG_IGN)
  }

  func stopListening() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
  }

  func endProcess() -> Never {
    let number = received.number ?? SIGINT
    signal(number, SIG_DFL)
    // Dispatch holds the signals of its sources back, and a signal held back ends nothing.
    var held = sigset_t()
    sigemptyset(&held)
    sigaddset(&held, number)
    pthread_sigmask(SIG_UNBLOCK, &held, nil)
    raise(number)
    exit(1)
  }
}

/// Written on the signal's queue, read after it has been stopped.
private final class ReceivedSignal: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Int32?

  var number: Int32? { lock.withLock { value } }

  func set(_ number: Int32) { lock.withLock { value = number } }
}
