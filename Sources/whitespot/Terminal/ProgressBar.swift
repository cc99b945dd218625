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

    private func line(_ phase: WorkMonitor.Phase, done: Int) -> String {
      guard phase.total > 0 else { return phase.title + " …" }
      let share = min(1, Double(done) / Double(phase.total))
      let width = 24
      let filled = Int(share * Double(width))
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      var text = "\(phase.title)  \(bar)  \(done)/\(phase.total) \(phase.unit)"
      if done > 0, elapsed > 0.5 {
        let rate = Double(done) / elapsed
        let left = Int((Double(phase.total - done) / rate).rounded(.up))
        text += "  \(rate < 10 ? String((rate * 10).rounded() / 10) : String(Int(rate)))/s"
        text += "  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
      }
      return text
    }
  }
}
