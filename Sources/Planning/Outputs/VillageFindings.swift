import Coverage
import RadioNetwork

/// Verdicts of villages together with their reasons and how sure they are.
struct VillageFindings {
  private let result: StudyResult
  /// By service: the layers of its generation.
  private let layersOfServices: [[Int]]

  init(_ result: StudyResult) {
    self.result = result
    layersOfServices = result.services.map { service in
      result.layers { $0.generation == service.generation }
    }
  }

  /// The verdict of all generations and operators, and the place of the service whose reason stands for it.
  func overall(ofVillage village: Int) -> (generation: Int, finding: ReasonColumns.Finding) {
    group(.any, ofVillage: village)!
  }

  /// The verdict of a group of generations by all operators; nil where none of them is judged.
  func group(_ group: ServiceGroup, ofVillage village: Int) -> (
    generation: Int, finding: ReasonColumns.Finding
  )? {
    let places = result.services.indices.filter { group.contains(result.services[$0].generation) }
    guard let verdict = result.verdicts[village].verdict(of: group),
      let place = result.reasons[village].deciding(verdict, among: places)
    else { return nil }
    let reason = result.reasons[village].byGeneration[place].asked(for: verdict)
    let certainty = result.certainty(ofVillage: village, layers: places.flatMap { layersOfServices[$0] }) {
      $0.verdict(of: group) ?? .unknown
    }
    let found = representative(place, ofVillage: village)
    return (
      place,
      ReasonColumns.Finding(
        reason: reason, certainty: certainty, quality: found.quality, operatorName: found.operatorName)
    )
  }

  /// The verdict of a generation by all operators.
  func generation(_ place: Int, ofVillage village: Int) -> ReasonColumns.Finding {
    let found = representative(place, ofVillage: village)
    return ReasonColumns.Finding(
      reason: result.reasons[village].byGeneration[place],
      certainty: result.certainty(ofVillage: village, layers: layersOfServices[place]) {
        $0.byGeneration[place].verdict
      }, quality: found.quality, operatorName: found.operatorName)
  }

  /// The verdict of the operator whose reason stands for a generation.
  func representative(_ place: Int, ofVillage village: Int) -> ServiceVerdict {
    let verdict = result.verdicts[village]
    return result.reasons[village].layerOfGenerations[place].map { verdict.byLayer[$0] }
      ?? verdict.byGeneration[place]
  }

  /// The verdict of one generation of one operator.
  func layer(_ layer: Int, ofVillage village: Int) -> ReasonColumns.Finding {
    ReasonColumns.Finding(
      reason: result.reasons[village].byLayer[layer],
      certainty: result.certainty(ofVillage: village, layers: [layer]) { $0.byLayer[layer].verdict },
      quality: result.verdicts[village].byLayer[layer].quality,
      operatorName: result.field.layers[layer].operatorName)
  }
}
