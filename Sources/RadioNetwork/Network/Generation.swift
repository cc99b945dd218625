/// A generation of mobile technology.
public enum Generation: String, CaseIterable, Hashable, Sendable, Comparable, Codable {
  /// GSM.
  case g2 = "2G"
  /// UMTS.
  case g3 = "3G"
  /// LTE.
  case g4 = "4G"
  /// NR.
  case g5 = "5G"

  /// The name of the technology.
  public var technology: String {
    switch self {
    case .g2: "GSM"
    case .g3: "UMTS"
    case .g4: "LTE"
    case .g5: "NR"
    }
  }

  /// The level that coverage of this generation is judged by.
  public var metric: SignalMetric {
    switch self {
    case .g2: .rssi
    case .g3: .rscp
    case .g4: .rsrp
    case .g5: .ssRSRP
    }
  }

  /// What its terminals report as the quality of a signal.
  public var qualityName: String {
    switch self {
    case .g2: "C/I"
    case .g3: "Ec/Io"
    case .g4: "RSRQ"
    case .g5: "SS-RSRQ"
    }
  }

  /// The place in the order of generations.
  public var ordinal: Int {
    switch self {
    case .g2: 2
    case .g3: 3
    case .g4: 4
    case .g5: 5
    }
  }

  public static func < (left: Generation, right: Generation) -> Bool { left.ordinal < right.ordinal }

  /// Reads `4G`, `4g`, `LTE`, `lte`, `GSM`, `UMTS`, `WCDMA`, `NR` …
  public init?(name: String) {
    switch name.uppercased() {
    case "2G", "GSM", "2": self = .g2
    case "3G", "UMTS", "WCDMA", "3": self = .g3
    case "4G", "LTE", "4": self = .g4
    case "5G", "NR", "5": self = .g5
    default: return nil
    }
  }
}

/// What a level in dBm means. A total power is never compared with a level per resource element.
public enum SignalMetric: String, CaseIterable, Hashable, Sendable {
  /// Power of the GSM carrier.
  case rssi = "RSSI"
  /// Power of the UMTS pilot channel, received signal code power.
  case rscp = "RSCP"
  /// Power of one LTE resource element that carries the reference signal.
  case rsrp = "RSRP"
  /// Power of one NR resource element of the synchronisation block.
  case ssRSRP = "SS-RSRP"
}
