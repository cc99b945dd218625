import Formats
import Propagation
import Terrain

/// The propagation models of a study: that of the scenario, and those that are asked how sure it is.
struct ModelSet {
  private let readers: [CoverReader]

  init(_ scenario: Scenario, file: ScenarioFile, frame: StudyFrame) {
    var models = [scenario.propagation.model]
    for model in scenario.certainty.ensemble where !models.contains(model) { models.append(model) }
    readers = models.map { model in
      var settings = scenario.propagation
      settings.model = model
      return CoverReader(settings: settings, scenario: file, frame: frame)
    }
  }

  /// The scenario's model first; with its problems taken down, one that cannot be made is missing.
  func models(center: MapPoint, cellSize: Double, problems: inout Problems) -> [PropagationModel] {
    readers.compactMap { $0.model(center: center, cellSize: cellSize, problems: &problems) }
  }

  /// What lies on the ground, for those of the models that look at it.
  func cover(grid: MetricGrid, problems: inout Problems) -> GroundCover? {
    readers.first { $0.settings.takesGroundCover }?.cover(grid: grid, problems: &problems)
  }

  /// The files that they read, sorted.
  var files: [String] { Set(readers.flatMap(\.files)).sorted() }
}
