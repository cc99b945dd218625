import Parallelism

/// How a study is run, beside what its scenario says.
public struct StudyOptions: Sendable {
  /// Threads to use; all cores where it is nil. The results do not depend on it.
  public var threads: Int?
  /// Where results go instead of where the scenario says.
  public var outputFolder: String?
  /// Where path losses are kept between runs; nil to work all of them out and keep none.
  public var cache: PathLossCache?
  /// Told what went wrong without stopping the run, a sentence each, from any thread.
  public var warning: @Sendable (String) -> Void
  /// Told how far the work is, and asked whether to go on.
  public var monitor: WorkMonitor

  /// - Parameters: as the properties.
  public init(
    threads: Int? = nil, outputFolder: String? = nil, cache: PathLossCache? = nil,
    monitor: WorkMonitor = WorkMonitor(), warning: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.cache = cache
    self.warning = warning
    self.threads = threads
    self.outputFolder = outputFolder
    self.monitor = monitor
  }

  var workers: Workers { Workers(count: threads) }
}
