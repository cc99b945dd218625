/// How the levels over a village become its verdict.
public struct VerdictRule: Hashable, Sendable {
  /// Share at the covered level from which the village is covered, 0 to 1.
  public let coveredShare: Double
  /// Share at the weak level from which the village is at least weak, 0 to 1.
  public let weakShare: Double

  /// - Parameters: shares of the village, 0 to 1.
  public init(coveredShare: Double, weakShare: Double) {
    precondition((0...1).contains(coveredShare) && (0...1).contains(weakShare), "a share is 0 to 1")
    self.coveredShare = coveredShare
    self.weakShare = weakShare
  }
}
