import Formats

/// The public door to losses of many paths: two tables in, one out, in memory that their length does not matter to.
///
/// ```swift
/// let model = try BulkLossModel(name: "itu-r-p1812")
/// try BulkLoss(model: model, paths: "paths.csv", profiles: "profiles.csv", output: "losses.csv").run()
/// ```
public struct BulkLoss: Sendable {
  /// What is predicted with.
  public var model: BulkLossModel
  /// The table of paths: ends, carrier, parameters; a row a path.
  public var paths: String
  /// The table of their profiles: a row a point, the points of a path together, the paths in the same order.
  public var profiles: String
  /// Where the losses go, a row a path in the order of the paths.
  public var output: String
  /// Whether sound paths are answered where others are wrong.
  public var keepsGoing: Bool

  /// - Parameters: as the properties.
  public init(
    model: BulkLossModel, paths: String, profiles: String, output: String, keepsGoing: Bool = false
  ) {
    self.model = model
    self.paths = paths
    self.profiles = profiles
    self.output = output
    self.keepsGoing = keepsGoing
  }

  /// Whether lines go to the output as they come and stay there when the run fails: it is a pipe or a device.
  public var writesDirectly: Bool { OutputStream.isDirect(output) }
  /// Whether the output is standard output, which then is for nothing else.
  public var writesToStandardOutput: Bool { OutputStream.isStandardOutput(output) }

  /// Predicts all losses and writes them, all or none unless it ``writesDirectly``.
  ///
  /// - Parameter options: threads and monitor; the folder of results has no say here.
  /// - Throws: `InvalidInput` with what is wrong with both tables, a `Problem` with a file, or
  ///   `CancellationError`.
  @discardableResult
  public func run(_ options: StudyOptions = StudyOptions()) throws -> BulkLossReport {
    // Where the output cannot be written is found out before the long work.
    var output = try OutputStream(replacing: output, inputs: [paths, profiles])
    defer { output.discard() }
    let tables = try BulkLossTables(of: self)
    let survey = try PathSurvey(of: tables, options: options)
    var profiles = tables.profiles
    var scattered: Set<Int> = []
    while true {
      var run = try BulkLossRun(
        self, tables: tables, profiles: profiles, survey: survey, output: output, scattered: scattered,
        options: options)
      let report = try run.report()
      if run.scattered == scattered {
        try output.commit()
        return report
      }
      // Points of a path have come after its loss was written: another reading leaves that path out.
      guard output.isReplaceable, let again = try tables.profilesAgain() else {
        throw InvalidInput(report.problems, omitted: report.omittedErrors)
      }
      output.discard()
      output = try OutputStream(replacing: self.output, inputs: [paths, self.profiles])
      profiles = again
      scattered = run.scattered
    }
  }
}
