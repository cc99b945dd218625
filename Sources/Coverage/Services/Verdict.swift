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

  /// The better of two: a village has what any operator or generation gives it.
  ///
  /// Unknown is better than white: something may be there.
  public func better(_ other: Verdict) -> Verdict {
    func rank(_ verdict: Verdict) -> Int {
      switch verdict {
      case .covered: 3
      case .weak: 2
      case .unknown: 1
      case .white: 0
      }
    }
    return rank(self) >= rank(other) ? self : other
  }
}
