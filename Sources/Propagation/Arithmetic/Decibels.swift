/// A ratio of powers: a loss, a gain, a margin.
public struct Decibels: Hashable, Sendable, Comparable {
  /// The ratio, dB.
  public var value: Double

  /// - Parameter value: dB.
  @inlinable
  public init(_ value: Double) { self.value = value }

  /// No change of power.
  public static let zero = Decibels(0)

  @inlinable
  public static func < (left: Decibels, right: Decibels) -> Bool { left.value < right.value }
  /// The ratio of both in a row.
  @inlinable
  public static func + (left: Decibels, right: Decibels) -> Decibels { Decibels(left.value + right.value) }
  /// What is left of a ratio when another is taken off.
  @inlinable
  public static func - (left: Decibels, right: Decibels) -> Decibels { Decibels(left.value - right.value) }
  /// The opposite ratio.
  @inlinable
  public static prefix func - (ratio: Decibels) -> Decibels { Decibels(-ratio.value) }
}

/// A power, referred to a milliwatt.
public struct PowerLevel: Hashable, Sendable, Comparable {
  /// The power, dBm.
  public var dBm: Double

  /// - Parameter dBm: the power.
  @inlinable
  public init(dBm: Double) { self.dBm = dBm }

  @inlinable
  public static func < (left: PowerLevel, right: PowerLevel) -> Bool { left.dBm < right.dBm }
  /// A power behind a gain.
  @inlinable
  public static func + (power: PowerLevel, gain: Decibels) -> PowerLevel {
    PowerLevel(dBm: power.dBm + gain.value)
  }
  /// A power behind a loss.
  @inlinable
  public static func - (power: PowerLevel, loss: Decibels) -> PowerLevel {
    PowerLevel(dBm: power.dBm - loss.value)
  }
  /// The margin of one power over another.
  @inlinable
  public static func - (left: PowerLevel, right: PowerLevel) -> Decibels { Decibels(left.dBm - right.dBm) }
}
