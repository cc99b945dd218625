/// What is said of a village, in the three states of Vietnamese practice and an honest fourth.
public enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
  /// Phủ sóng.
  case covered
  /// Lõm sóng: there is signal, but too weak or over too little of the village.
  case weak
  /// Trắng sóng: no signal.
  case white
  /// Không rõ: the ground that decides is not known.
  case unknown

}

/// What is said of a village if all that is unknown turns out ill, and if it turns out well.
public struct VerdictRange: Hashable, Sendable {
  /// Covered, weak or white; the one never better than the other.
  public let atWorst, atBest: Verdict

  /// - Parameters: as the properties, neither of them unknown.
  public init(atWorst: Verdict, atBest: Verdict) {
    precondition(atWorst != .unknown && atBest != .unknown, "the ends of a range are known")
    self.atWorst = atWorst
    self.atBest = atBest
  }

  /// No signal for certain: there is no station.
  public static let white = VerdictRange(atWorst: .white, atBest: .white)

  /// The verdict where both ends agree; else unknown.
  public var verdict: Verdict { atWorst == atBest ? atWorst : .unknown }

  /// A village has what its best operator or generation gives it.
  public func better(_ other: VerdictRange) -> VerdictRange {
    VerdictRange(
      atWorst: Self.better(atWorst, other.atWorst), atBest: Self.better(atBest, other.atBest))
  }

  private static func better(_ a: Verdict, _ b: Verdict) -> Verdict {
    a == .covered || b == .covered ? .covered : a == .weak || b == .weak ? .weak : .white
  }
}
