import Parallelism

/// How a study is run, beside what its scenario says.
public struct StudyOptions: Sendable {
  /// Threads to use; all cores where it is nil. The results do not depend on it.
  public var threads: Int?
  /// Where results go instead of where the scenario says.
  public var outputFolder: String?
  /// Told how far the work is, and asked whether to go on.
  public var monitor: WorkMonitor

  /// - Parameters: as the properties.
  public init(threads: Int? = nil, outputFolder: String? = nil, monitor: WorkMonitor = WorkMonitor()) {
    self.threads = threads
    self.outputFolder = outputFolder
    self.monitor = monitor
  }

  var workers: Workers { Workers(count: threads) }
}
