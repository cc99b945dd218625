import Dispatch
import Foundation
import Planning

/// Shows on a terminal how far the work is, how fast it goes and how long it will take; elsewhere nothing.
final class ProgressBar {
  private let monitor: WorkMonitor
  private let timer: DispatchSourceTimer
  /// Only the timer's queue touches what follows.
  private let queue = DispatchQueue(label: "progress")
  private let display: Display

  init(monitor: WorkMonitor) {
    self.monitor = monitor
    let display = Display(monitor: monitor)
    self.display = display
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + .milliseconds(200), repeating: .milliseconds(100))
    timer.setEventHandler { display.draw() }
    timer.resume()
  }

  /// Stops drawing and leaves the line empty.
  func finish() {
    timer.cancel()
    queue.sync { display.erase() }
  }

  private final class Display: @unchecked Sendable {
    // Confined to the bar's queue.
    private let monitor: WorkMonitor
    private var phase: WorkMonitor.Phase?
    private var start = ContinuousClock.now
    private var isDrawn = false

    init(monitor: WorkMonitor) {
      self.monitor = monitor
    }

    func draw() {
      guard let (phase, done) = monitor.snapshot else { return }
      if phase != self.phase {
        self.phase = phase
        start = .now
      }
      FileHandle.standardError.write(Data(("\r\u{1b}[2K" + line(phase, done: done)).utf8))
      isDrawn = true
    }

    func erase() {
      if isDrawn { FileHandle.standardError.write(Data("\r\u{1b}[2K".utf8)) }
    }

    /// One line that fits the terminal: a longer one would wrap, and each drawing leave a line behind.
    private func line(_ phase: WorkMonitor.Phase, done: Int) -> String {
      let columns = TerminalStyle.columns(of: STDERR_FILENO) - 1
      guard phase.total > 0 else { return String((phase.title + " …").prefix(columns)) }
      let parts = [phase.title, "\(done)/\(phase.total) \(phase.unit)"] + speed(phase, done: done)
      // What is told last goes first where there is no room.
      for count in stride(from: parts.count, through: 1, by: -1) {
        let text = parts.prefix(count).joined(separator: "  ")
        let width = min(24, columns - text.count - 2)
        if width >= 6 {
          let bar = Self.bar(share: Double(done) / Double(phase.total), width: width)
          return ([phase.title, bar] + parts[1..<count]).joined(separator: "  ")
        }
      }
      return String(parts.joined(separator: "  ").prefix(columns))
    }

    private static func bar(share: Double, width: Int) -> String {
      let filled = Int(min(1, share) * Double(width))
      return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    }

    /// Time left, then rate; nothing while it is too early to tell.
    private func speed(_ phase: WorkMonitor.Phase, done: Int) -> [String] {
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      guard done > 0, elapsed > 0.5 else { return [] }
      let rate = Double(done) / elapsed
      let left = Int((Double(max(0, phase.total - done)) / rate).rounded(.up))
      return [
        "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left",
        "\(rate < 10 ? String((rate * 10).rounded() / 10) : String(Int(rate)))/s",
      ]
    }
  }
}
