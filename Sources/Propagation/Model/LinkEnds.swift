import Terrain

/// The ends of a link.
public struct LinkEnds: Hashable, Sendable {
  /// The transmitter above the ground, m.
  public let transmitterHeight: Double
  /// The receiver above the ground, m.
  public let receiverHeight: Double
  /// The carrier, MHz.
  public let frequencyMHz: Double

  /// - Parameters: as the properties.
  public init(transmitterHeight: Double, receiverHeight: Double, frequencyMHz: Double) {
    self.transmitterHeight = transmitterHeight
    self.receiverHeight = receiverHeight
    self.frequencyMHz = frequencyMHz
  }

  /// How much higher the receiver's antenna is than the transmitter's, m.
  func rise(along profile: PathProfile) -> Double {
    profile.heights[profile.heights.count - 1] + receiverHeight - profile.heights[0] - transmitterHeight
  }
}
