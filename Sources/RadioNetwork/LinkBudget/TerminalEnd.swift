import Propagation

/// The terminal's end of a link: what receives, where, and in which share of the places it has to work.
public struct TerminalEnd: Hashable, Sendable {
  /// The terminal and its surroundings.
  public let reception: Reception
  /// Of levels outdoors, without the spread of the surroundings' own loss.
  public let shadowing: Shadowing
  /// The share of places in which the link has to close; one half takes medians as they are.
  public let locationProbability: Double

  /// - Parameters: as the properties.
  /// - Precondition: the probability lies between 0 and 1.
  public init(reception: Reception, shadowing: Shadowing, locationProbability: Double) {
    precondition(locationProbability > 0 && locationProbability < 1, "a probability lies between 0 and 1")
    self.reception = reception
    self.shadowing = shadowing
    self.locationProbability = locationProbability
  }

  /// Shadowing together with the spread of the loss into a vehicle.
  public func spread(frequencyMHz: Double) -> Shadowing {
    shadowing.combined(with: reception.environment.deviation(frequencyMHz: frequencyMHz))
  }

  /// What is kept of the median so that the share of places is reached.
  public func margin(frequencyMHz: Double) -> Decibels {
    spread(frequencyMHz: frequencyMHz).margin(probability: locationProbability)
  }
}
