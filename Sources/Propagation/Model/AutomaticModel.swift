import Terrain

/// The model that planners need not choose: each document where it is meant for.
///
/// TR 38.901 for paths shorter than ``switchDistance`` and for carriers outside P.1812's range, with
/// its state of line of sight read off the profile; P.1812 beyond. Where they meet the loss may jump: over
/// open ground with line of sight by about a decibel, behind an obstacle by what each thinks of it.
public struct AutomaticModel: Hashable, Sendable {
  /// For short paths.
  public var near: TR38901
  /// For all others.
  public var far: P1812

  /// Where one takes over from the other, m: the least distance that P.1812 is meant for.
  public static let switchDistance = P1812.nearestDistance
  /// As scenarios name it.
  public static let name = "automatic"

  /// - Parameters: as the properties.
  public init(near: TR38901 = TR38901(environment: .ruralMacro), far: P1812 = P1812()) {
    self.near = near
    self.far = far
  }

  func takesNear(distance: Double, ends: LinkEnds) -> Bool {
    distance < Self.switchDistance || !P1812.frequenciesMHz.contains(ends.frequencyMHz)
  }

  func loss(along profile: PathProfile, ends: LinkEnds) throws(ModelRefusal) -> PathLoss {
    takesNear(distance: profile.length, ends: ends)
      ? near.pathLoss(along: profile, ends: ends, effectiveEarthRadius: far.medianEarthRadius)
      : try far.pathLoss(along: profile, ends: ends)
  }

  /// TR 38.901 never falls below free space here, so P.1812's bound is below both.
  func leastLoss(distance: Double, ends: LinkEnds) -> Double {
    far.leastLoss(distance: distance, ends: ends)
  }

  /// Each model keeps within its distances here; what is left are the antennas of short paths.
  func caveats(ends: LinkEnds) -> [ModelCaveat] { near.caveats(ends: ends) }

  func refusals(ends: LinkEnds) -> [ModelRefusal] {
    P1812.frequenciesMHz.contains(ends.frequencyMHz) ? far.refusals(ends: ends) : []
  }
}

extension TR38901 {
  /// The loss of a path whose profile tells the state of its line of sight, dB.
  func pathLoss(along profile: PathProfile, ends: LinkEnds, effectiveEarthRadius: Double) -> PathLoss {
    let rise = ends.rise(along: profile)
    let slant = (profile.length * profile.length + rise * rise).squareRoot()
    let obstruction = Bullington.obstruction(
      along: profile, transmitterHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
      effectiveEarthRadius: effectiveEarthRadius)
    let state = obstruction.isLineOfSight ? PathState.lineOfSight : .nonLineOfSight
    var loss = PathLoss(
      model: name, freeSpace: FreeSpace.loss(distance: slant, frequencyMHz: ends.frequencyMHz))
    let formula = self.loss(distance2D: profile.length, ends: ends, state: state)
    loss.formula = formula
    loss.obstruction = obstruction
    loss.pathType = obstruction.isLineOfSight ? .lineOfSight : .transHorizon
    loss.total = max(loss.freeSpace, formula)
    loss.caveats = caveats(distance2D: profile.length, ends: ends, state: state)
    return loss
  }

  /// As scenarios name it.
  var name: String {
    switch environment {
    case .ruralMacro: EmpiricalModel.Basic.threeGPPRuralMacro.rawValue
    case .urbanMacro: EmpiricalModel.Basic.threeGPPUrbanMacro.rawValue
    case .urbanMicro: EmpiricalModel.Basic.threeGPPUrbanMicro.rawValue
    }
  }

  /// What a link asks beyond the report's ranges whatever its path.
  func caveats(ends: LinkEnds) -> [ModelCaveat] {
    caveats(distance2D: 1000, ends: ends, state: .lineOfSight)
  }
}
