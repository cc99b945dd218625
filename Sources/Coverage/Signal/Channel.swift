/// Sectors of one layer on one carrier: they disturb each other, and none of another channel.
public struct Channel: Hashable, Sendable {
  /// Place in ``SignalField/layers``.
  public let layer: Int
  /// The carrier, MHz; nil where a field without interference keeps all carriers of a layer together.
  public let frequencyMHz: Double?

  /// - Parameters: as the properties.
  public init(layer: Int, frequencyMHz: Double?) {
    self.layer = layer
    self.frequencyMHz = frequencyMHz
  }
}
