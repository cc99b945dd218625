import Propagation

/// A terminal and where it is used: all that lies between the level outdoors and the level at its receiver.
public struct Reception: Hashable, Sendable {
  /// What receives.
  public let terminal: Terminal
  /// Where.
  public let environment: ReceptionEnvironment

  /// - Parameters: as the properties.
  public init(terminal: Terminal, environment: ReceptionEnvironment) {
    self.terminal = terminal
    self.environment = environment
  }

  /// In the open, with the generation's usual terminal: the level outdoors is the level at the receiver.
  public static func outdoor(_ generation: Generation, antennaHeight: Double = Terminal.planningHeight)
    -> Reception
  {
    Reception(terminal: .of(generation, antennaHeight: antennaHeight), environment: .outdoor)
  }

  /// What the level outdoors, at an isotropic antenna, loses before the receiver: environment and body less
  /// the terminal's gain. The same both ways.
  public func loss(frequencyMHz: Double) -> Decibels {
    environment.loss(frequencyMHz: frequencyMHz) + Decibels(terminal.bodyLossDB - terminal.gainDBi)
  }
}
