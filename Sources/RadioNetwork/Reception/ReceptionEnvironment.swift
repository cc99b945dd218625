import Propagation

/// Where the terminal is used, and what that takes from the signal outside.
public enum ReceptionEnvironment: Hashable, Sendable {
  /// In the open: nothing is lost.
  case outdoor
  /// Inside a vehicle: a mean and a spread.
  case inVehicle(VehiclePenetration)
  /// Inside a building: the entry loss that a share of the buildings, and of places in them, does not exceed.
  case indoor(P2109BuildingEntry.Building, probability: Double)
  /// A loss that a rule or a plan sets, dB.
  case fixed(lossDB: Double)

  /// What the level outside loses on its way to the terminal.
  ///
  /// In vehicles the mean. In buildings Recommendation ITU-R P.2109-2 at the probability of the case, for a
  /// ray along the horizontal.
  public func loss(frequencyMHz: Double) -> Decibels {
    switch self {
    case .outdoor: .zero
    case .inVehicle(let vehicle): vehicle.mean
    case .indoor(let building, let probability):
      Decibels(
        P2109BuildingEntry.loss(
          frequencyGHz: frequencyMHz / 1000, probability: probability, building: building))
    case .fixed(let lossDB): Decibels(lossDB)
    }
  }

  /// Standard deviation of that loss, which shadowing is combined with: see ``Shadowing/combined(with:)``.
  ///
  /// None in buildings: the probability of the case has drawn on their spread already, and a margin for it
  /// would be taken twice.
  public func deviation(frequencyMHz: Double) -> Decibels {
    switch self {
    case .inVehicle(let vehicle): vehicle.sigma
    case .outdoor, .indoor, .fixed: .zero
    }
  }

  /// Uses of the loss outside the range of its document.
  public func caveats(frequencyMHz: Double) -> [ModelCaveat] {
    switch self {
    case .outdoor, .fixed: []
    case .inVehicle: VehiclePenetration.caveats(frequencyGHz: frequencyMHz / 1000)
    case .indoor: P2109BuildingEntry.caveats(frequencyGHz: frequencyMHz / 1000)
    }
  }
}
