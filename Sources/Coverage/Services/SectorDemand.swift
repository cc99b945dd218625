import Propagation
import RadioNetwork

/// What a threshold profile asks of a cell that a sector serves, worked out once a sector.
struct SectorDemand: Sendable {
  /// The spread of levels around their median, of the ground's and of the terminal's surroundings together.
  let shadowing: Shadowing
  /// Between a median and the level that is reached with the profile's location probability, dB.
  let margin: Float
  /// Behind the margin, dBm: from where on there is signal at all, and the downlink has the covered level.
  let weakLevel, downlinkLevel: Float
  /// Behind the margin, dBm: from where on the terminal is heard as the profile asks; −∞ where it does not ask.
  let uplinkLevel: Float
  /// Signal over interference and noise that the profile's throughput asks for; 0 where it asks for none.
  let ratio: Float
  /// Thermal noise in the judged signal, mW.
  let noisePower: Float

  /// A sector whose generation is not judged: no cell has it as its server.
  static let unjudged = SectorDemand(
    shadowing: Shadowing(sigma: .zero), margin: 0, weakLevel: .infinity, downlinkLevel: .infinity,
    uplinkLevel: .infinity, ratio: 0, noisePower: 1)

  /// The least median that could be covered, dBm: where nothing disturbs.
  var leastMedian: Float {
    Float.maximum(Float.maximum(downlinkLevel, uplinkLevel), 10 * log10(ratio * noisePower)) + margin
  }
}
