/// The horizontal and the vertical cut of an antenna, a value a degree, as MSI/Planet files hold them.
public struct PatternCuts: Hashable, Sendable {
  /// What the file calls the antenna.
  public let name: String
  /// Greatest gain, dBi.
  public let gainDBi: Double
  /// The frequency the cuts were measured at, MHz; nil where the file does not say.
  public let frequencyMHz: Double?
  /// The electrical downtilt that the cuts have in them, degrees; nil where the file does not say.
  public let electricalDowntiltDegrees: Double?
  /// dB ≥ 0 below the greatest gain at 0°, 1°, … 359° clockwise from boresight, seen from above.
  public let horizontal: [Double]
  /// dB ≥ 0 below the greatest gain: 0° the horizon ahead, 90° straight down, 180° the horizon behind, 270° straight up.
  public let vertical: [Double]

  /// - Parameters: as the properties.
  /// - Precondition: 360 values ≥ 0 each.
  public init(
    name: String, gainDBi: Double, frequencyMHz: Double? = nil, electricalDowntiltDegrees: Double? = nil,
    horizontal: [Double], vertical: [Double]
  ) {
    precondition(horizontal.count == 360 && vertical.count == 360, "a cut has a value a degree")
    precondition((horizontal + vertical).allSatisfy { $0 >= 0 && $0.isFinite }, "an attenuation below zero")
    self.name = name
    self.gainDBi = gainDBi
    self.frequencyMHz = frequencyMHz
    self.electricalDowntiltDegrees = electricalDowntiltDegrees
    self.horizontal = horizontal
    self.vertical = vertical
  }

  /// The horizontal cut, linear in dB between whole degrees; any number of turns.
  public func horizontalDB(atDegrees angle: Double) -> Double { Self.value(horizontal, atDegrees: angle) }

  /// The vertical cut, linear in dB between whole degrees; any number of turns, downwards.
  public func verticalDB(atDegrees angle: Double) -> Double { Self.value(vertical, atDegrees: angle) }

  private static func value(_ cut: [Double], atDegrees angle: Double) -> Double {
    let turn = angle - (angle / 360).rounded(.down) * 360
    let below = turn.rounded(.down)
    let share = turn - below
    let index = Int(below) % 360
    return share == 0 ? cut[index] : cut[index] + share * (cut[(index + 1) % 360] - cut[index])
  }

  /// Width between the angles left and right of the beam where the horizontal cut is 3 dB below its least, degrees;
  /// nil where it never is.
  public var horizontalBeamwidthDegrees: Double? {
    let least = horizontal.min() ?? 0
    func angle(_ step: Int) -> Double? {
      for degree in 1...180 {
        let (near, far) = (
          horizontalDB(atDegrees: Double((degree - 1) * step)) - least,
          horizontalDB(atDegrees: Double(degree * step)) - least
        )
        if far >= 3, near < 3 { return Double(degree - 1) + (3 - near) / (far - near) }
      }
      return nil
    }
    guard let right = angle(1), let left = angle(-1) else { return nil }
    return right + left
  }

  /// Where the vertical cut is at its least ahead, degrees below the horizon; the middle, where that is a plateau.
  public var beamDowntiltDegrees: Double {
    let ahead = (-90...90).map { (angle: $0, loss: vertical[($0 + 360) % 360]) }
    let least = ahead.map(\.loss).min() ?? 0
    let best = ahead.filter { $0.loss == least }.map(\.angle)
    return Double(best.reduce(0, +)) / Double(max(1, best.count))
  }

  /// Whether the solid that a combination makes is the same all round.
  func isOmnidirectional(_ combination: CutCombination) -> Bool {
    guard horizontal.allSatisfy({ $0 == horizontal[0] }) else { return false }
    switch combination {
    case .sum, .weightedSum: return true
    // Front and back of the vertical cut take part.
    case .horizontalInterpolation:
      return (0..<360).allSatisfy { vertical[$0] == vertical[(540 - $0) % 360] }
    }
  }
}
