import Propagation
import RadioNetwork

/// What counts as service of a generation: the levels that a threshold profile sets.
public struct Service: Hashable, Sendable {
  /// The generation judged.
  public let generation: Generation
  /// From this level on a place is covered.
  public let coveredLevel: PowerLevel
  /// From this level on it has weak signal; below it has none.
  public let weakLevel: PowerLevel
  /// The phone above the ground, m.
  public let receiverHeight: Double

  /// - Precondition: the covered level is not below the weak one.
  public init(
    generation: Generation, coveredLevel: PowerLevel, weakLevel: PowerLevel, receiverHeight: Double
  ) {
    precondition(coveredLevel >= weakLevel, "covered must not be easier than weak")
    self.generation = generation
    self.coveredLevel = coveredLevel
    self.weakLevel = weakLevel
    self.receiverHeight = receiverHeight
  }
}

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
