import Formats

/// Which samples count, and how often.
public struct MeasurementSelection: Sendable {
  /// What has one vote in the statistics.
  public enum Unit: String, CaseIterable, Sendable {
    /// A place, with the mean of its samples in dB: where the receiver stood still it does not count more.
    case places
    /// Every sample.
    case samples
  }

  /// What has one vote.
  public var unit: Unit
  /// Samples at or below it are left out: what the receiver shows where it hears nothing, dBm.
  public var floorDBm: Double?
  /// Samples nearer to the transmitter are left out, m.
  public var leastDistance: Double?
  /// Samples farther from it are left out, m.
  public var greatestDistance: Double?

  /// - Parameters: as the properties.
  public init(
    unit: Unit = .places, floorDBm: Double? = nil, leastDistance: Double? = nil,
    greatestDistance: Double? = nil
  ) {
    self.unit = unit
    self.floorDBm = floorDBm
    self.leastDistance = leastDistance
    self.greatestDistance = greatestDistance
  }
}

extension MeasurementSelection {
  /// What is wrong; fields are called as the options of the command line.
  var problems: [Problem] {
    var problems: [Problem] = []
    for (field, value) in [("min-distance-m", leastDistance), ("max-distance-m", greatestDistance)] {
      guard let value, !(0...1_000_000).contains(value) else { continue }
      problems.append(
        Problem(
          "is out of range", field: field, value: value.short, expected: "0 to 1000000 m",
          remedy: "Correct it"))
    }
    if let leastDistance, let greatestDistance, leastDistance > greatestDistance {
      problems.append(
        Problem(
          "is less than min-distance-m", field: "max-distance-m", value: greatestDistance.short,
          expected: "\(leastDistance.short) m or more", remedy: "Exchange the two"))
    }
    if let floorDBm, !(-200...30).contains(floorDBm) {
      problems.append(
        Problem(
          "is out of range", field: "floor-dbm", value: floorDBm.short, expected: "-200 to 30 dBm",
          remedy: "Correct it"))
    }
    return problems
  }
}
