import Formats
import Parallelism
import Propagation

/// The public door to measured levels beside predicted ones.
///
/// ```swift
/// let link = MeasuredLink(
///   latitude: 20.0849, longitude: -97.9972, frequencyMHz: 768, powerDBm: 33, gainDBi: 7.7,
///   transmitterHeight: 15, metric: "rsrp", bandwidthMHz: 10)
/// let comparison = MeasurementComparison(
///   table: MeasurementTable(file: "drive-test.csv"), link: link, models: ["hata", "3gpp-rma"])
/// let result = try comparison.run()
/// print(result.report.models[0].statistics.meanErrorDB)
/// ```
public struct MeasurementComparison: Sendable {
  /// The measured levels.
  public var table: MeasurementTable
  /// What sent and what received.
  public var link: MeasuredLink
  /// Of `BulkLossModel.names`; those that ask for terrain are given flat ground.
  public var models: [String]
  /// Of `BulkLossModel.environments`, each for every model of the Hata family; suburban where there are none.
  public var environments: [String]
  /// Which samples count.
  public var selection: MeasurementSelection

  /// - Parameters: as the properties.
  public init(
    table: MeasurementTable, link: MeasuredLink, models: [String], environments: [String] = [],
    selection: MeasurementSelection = MeasurementSelection()
  ) {
    self.table = table
    self.link = link
    self.models = models
    self.environments = environments
    self.selection = selection
  }

  /// What is wrong with all but the table; fields are called as the options of the command line.
  public var problems: [Problem] { checked().problems.all }

  private func checked() -> (models: [ComparedModel], problems: Problems) {
    var problems = Problems()
    problems.add(contentsOf: link.problems)
    problems.add(contentsOf: selection.problems)
    var ofModels = Problems()
    let models = ComparedModel.all(
      named: self.models, environments: environments, link: link, problems: &ofModels)
    problems.add(contentsOf: ofModels.all)
    return (models, problems)
  }

  /// Reads the table and compares.
  ///
  /// - Parameter options: threads and monitor; the folder of results has no say here.
  /// - Throws: `InvalidInput` with all that is wrong, or `CancellationError`.
  public func run(_ options: StudyOptions = StudyOptions()) throws -> MeasurementResult {
    let checked = checked()
    let models = checked.models
    var problems = checked.problems
    try problems.throwIfErrors()
    let reader = MeasurementReader(request: table, transmitter: link.transmitter)
    let samples = reader.samples(from: selection.leastDistance ?? 0, problems: &problems)
    try problems.throwIfErrors()
    let selected = SelectedSamples(samples, selection: selection)
    guard !selected.points.isEmpty else { throw nothingLeft(of: samples.count, selected) }
    let predictions = try predictions(of: models, at: selected.points, options)
    return MeasurementResult(
      request: self, selected: selected, rows: samples.count, models: models, predictions: predictions,
      notes: problems.notes)
  }

  private func predictions(
    of models: [ComparedModel], at points: [MeasuredPoint], _ options: StudyOptions
  ) throws -> [ModelPredictions] {
    options.monitor.begin("Predicting", total: models.count, unit: "models")
    var problems = Problems()
    let predictions = try models.compactMap { model -> ModelPredictions? in
      let outcomes = options.workers.map(points.count, monitor: options.monitor) { index in
        Result { () throws(ModelRefusal) in try model.prediction(distance: points[index].way.distance) }
      }
      try options.monitor.checkCancellation()
      options.monitor.advance()
      return problems.attempt { try ModelPredictions(outcomes.map { $0! }, of: model, at: points) }
    }
    try problems.throwIfErrors()
    return predictions
  }

  private func nothingLeft(of count: Int, _ selected: SelectedSamples) -> InvalidInput {
    InvalidInput([
      Problem(
        "no sample is left: of \(count) samples \(selected.nearer) are too near, \(selected.farther) too far, \(selected.atFloor) at the floor",
        file: table.file, expected: "a sample or more",
        remedy: "Check --min-distance-m, --max-distance-m and --floor-dbm")
    ])
  }
}
