import Propagation
import RadioNetwork

/// What a measured level is the power of.
public enum MeasuredSignal: String, CaseIterable, Sendable {
  /// The whole carrier, within the receiver's bandwidth.
  case power
  /// The pilot of a UMTS carrier.
  case rscp
  /// A resource element of an LTE carrier.
  case rsrp
  /// A resource element of an NR carrier.
  case ssRSRP = "ss-rsrp"

  /// The names, as they are chosen by.
  public static let names = allCases.map(\.rawValue)

  /// Whether the width of the carrier decides how far the signal lies below it.
  var takesBandwidth: Bool { self == .rsrp || self == .ssRSRP }

  /// As it stands beside a level.
  var title: String { self == .power ? "power" : rawValue.uppercased() }

  /// Power of the carrier less power of the signal.
  func offset(bandwidthMHz: Double?) -> Decibels {
    let generation: Generation =
      switch self {
      case .power: .g2
      case .rscp: .g3
      case .rsrp: .g4
      case .ssRSRP: .g5
      }
    return ReferenceSignal.offset(generation, bandwidthMHz: bandwidthMHz ?? 0)
  }
}
