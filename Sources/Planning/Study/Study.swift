import Formats

/// The public door: a scenario in, village verdicts and ranked sites out.
///
/// ```swift
/// let report = try Study(ScenarioFile("scenarios/ha-giang.yaml")).run()
/// print(report.villages.byVerdict)
/// ```
public struct Study: Sendable {
  /// What is studied.
  public let file: ScenarioFile

  /// - Parameter file: the scenario.
  public init(_ file: ScenarioFile) {
    self.file = file
  }

  /// Reads all inputs and tells what was noticed; writes nothing.
  ///
  /// - Returns: what does not stop a run: repaired rings, missing units.
  /// - Throws: `InvalidInput` with every problem of every input.
  public func validate() throws -> [Problem] {
    var loader = StudyLoader(file: file)
    return try loader.load().notes
  }

  /// Runs the study and writes its outputs, all of them or none.
  ///
  /// - Throws: `InvalidInput`, a `Problem` with the outputs, or `CancellationError`.
  public func run(_ options: StudyOptions = StudyOptions()) throws -> StudyReport {
    let monitor = options.monitor
    monitor.begin("reading inputs", total: 0, unit: "")
    var loader = StudyLoader(file: file)
    let inputs = try loader.load()
    try monitor.checkCancellation()
    // Where the outputs cannot be written is found out before the long work.
    let output = try ResultFolder(
      path: options.outputFolder ?? inputs.scenario.outputFolder.map(file.path)
        ?? "out/\(inputs.scenario.name)")
    do {
      let result = try StudyRun(inputs: inputs, options: options).result()
      monitor.begin("writing results", total: 0, unit: "")
      let report = try StudyReport(result, file: file, folder: output.path, workers: options.workers)
      try output.write(result, report: report, workers: options.workers)
      try monitor.checkCancellation()
      try output.commit()
      return report
    } catch {
      output.discard()
      throw error
    }
  }
}
