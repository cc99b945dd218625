import Coverage
import RadioNetwork
import Terrain

/// A reason with names in place of numbers: all that its sentence tells.
struct ReasonFacts: Hashable {
  /// A mast as seen from the village.
  struct Mast: Hashable {
    let id: String
    /// m.
    let distance: Double
    /// From the village to it, degrees clockwise from true north.
    let bearing: Double
  }

  /// The ground that stands most in the way.
  struct Obstacle: Hashable {
    /// From the mast, and from where the path ends, m.
    let fromMast, fromVillage: Double
    /// From the village, degrees clockwise from true north.
    let bearing: Double
    /// Over the straight line, m; negative where it stays below.
    var overLine: Double
  }

  var verdict: Verdict
  var limit: VerdictReason.Limit?
  var generation: Generation
  /// Whose; nil where all operators are meant and none has the generation.
  var operatorName: String?
  /// Where the deciding sector stands, by the length of the deciding path.
  var server: Mast?
  var nearest: Mast?
  var obstacle: Obstacle?
  /// dBm along the path; nil where it is not traced.
  var level: Double?
  /// dB; ∞ where no station could give it.
  var shortfall: Double
  var groundLossDB, antennaLossDB: Double?
  var extraHeight, extraEIRPdB: Double?
  var newStation: Mast?
  var certainty: Certainty?
  /// No sector is followed farther, m.
  var maximumDistance: Double
}

/// Puts names to the reasons of a study.
struct ReasonFactsFinder {
  private let inputs: StudyInputs
  /// By village: its centre, and the bearing of grid north there, degrees.
  private let centers: [MapPoint]
  private let gridNorth: [Double]

  init(_ inputs: StudyInputs) {
    self.inputs = inputs
    centers = inputs.villages.map(\.center)
    gridNorth = centers.map { inputs.frame.geographic.gridNorthBearing(at: $0) }
  }

  /// - Parameters:
  ///   - generation: that the row is about; a path's own goes before.
  func facts(_ finding: ReasonColumns.Finding, village: Int, generation: Generation) -> ReasonFacts {
    let reason = finding.reason
    let network = inputs.network
    let station = reason.path.map { network.stations[network.sectors[$0.sector].station] }
    return ReasonFacts(
      verdict: reason.verdict, limit: reason.limit, generation: station?.generation ?? generation,
      operatorName: station?.operatorName ?? finding.operatorName,
      server: reason.path.flatMap { path in
        station.map { mast($0.mast, from: village, distance: path.distance) }
      },
      nearest: reason.nearestMast.map { mast($0.mast, from: village, distance: $0.distance) },
      obstacle: reason.path.flatMap { path in path.ridge.map { obstacle($0, on: path, village: village) } },
      level: reason.path?.level, shortfall: reason.shortfall.covered,
      groundLossDB: reason.path?.groundLossDB, antennaLossDB: reason.path?.antennaLossDB,
      extraHeight: reason.remedy.extraHeight, extraEIRPdB: reason.remedy.extraEIRPdB,
      newStation: reason.remedy.newStationMast.map { mast($0, from: village) },
      certainty: finding.certainty, maximumDistance: inputs.scenario.propagation.maximumDistance)
  }

  /// A mast as a village sees it.
  func mast(_ index: Int, from village: Int, distance: Double? = nil) -> ReasonFacts.Mast {
    let mast = inputs.network.masts[index]
    let center = centers[village]
    return ReasonFacts.Mast(
      id: mast.id, distance: distance ?? mast.position.distance(to: center),
      bearing: bearing(to: mast.position, from: village))
  }

  private func obstacle(
    _ ridge: Ridge, on path: VerdictReason.DecisivePath, village: Int
  ) -> ReasonFacts.Obstacle {
    ReasonFacts.Obstacle(
      fromMast: ridge.distance, fromVillage: path.distance - ridge.distance,
      bearing: bearing(to: ridge.position, from: village), overLine: ridge.heightOverRay)
  }

  /// Degrees clockwise from true north.
  private func bearing(to place: MapPoint, from village: Int) -> Double {
    centers[village].bearing(to: place) + gridNorth[village]
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension MapPoint {
  /// Degrees clockwise from grid north.
  func bearing(to place: MapPoint) -> Double { atan2(place.x - x, place.y - y) * 180 / .pi }
}
