import Terrain

/// Which link of a scenario is looked at.
public struct LinkRequest: Sendable {
  /// Where the signal comes from.
  public enum Transmitter: Sendable {
    /// A sector of the scenario by its id.
    case sector(String)
    /// The sector that serves a village best, of any generation or of one.
    case bestServer(generation: String?)
    /// An antenna at a place: latitude, longitude, height above the ground in metres, carrier in MHz.
    case place(latitude: Double, longitude: Double, antennaHeight: Double, frequencyMHz: Double)
  }

  /// Where it goes.
  public enum Receiver: Sendable {
    /// The centre of a village by its id.
    case village(String)
    /// A place: latitude, longitude.
    case place(latitude: Double, longitude: Double)
  }

  /// Where the signal comes from.
  public var transmitter: Transmitter
  /// Where it goes.
  public var receiver: Receiver
  /// The phone above the ground, m; nil for that of the generation's service.
  public var receiverHeight: Double?

  /// - Parameters: as the properties.
  public init(transmitter: Transmitter, receiver: Receiver, receiverHeight: Double? = nil) {
    self.transmitter = transmitter
    self.receiver = receiver
    self.receiverHeight = receiverHeight
  }
}
