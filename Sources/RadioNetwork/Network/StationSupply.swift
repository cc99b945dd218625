/// Where a station's power comes from.
public struct PowerSupply: Hashable, Sendable {
  /// A source of power.
  public enum Source: String, CaseIterable, Hashable, Sendable {
    /// Of the public grid.
    case grid
    /// Of panels on the site.
    case solar
    /// Of a generator.
    case diesel

    /// Reads English and Vietnamese spellings; nil for any other.
    public init?(name: String) {
      switch SpeltName.plain(name) {
      case "grid", "mains", "điện lưới", "dien luoi", "lưới", "luoi": self = .grid
      case "solar", "pv", "điện mặt trời", "dien mat troi", "mặt trời", "mat troi": self = .solar
      case "diesel", "generator", "genset", "máy phát", "may phat", "máy nổ", "may no": self = .diesel
      default: return nil
      }
    }
  }

  /// In the order of the list, each once; empty where only a battery is known.
  public let sources: [Source]
  /// How long the station runs without any of them, hours; nil where that is not known.
  public let batteryHours: Double?

  /// - Parameters: as the properties.
  public init(sources: [Source], batteryHours: Double? = nil) {
    self.sources = sources
    self.batteryHours = batteryHours
  }
}

extension PowerSupply: CustomStringConvertible {
  /// `grid, diesel, battery 8 h`
  public var description: String {
    let battery = batteryHours.map { "battery \($0 == $0.rounded() ? String(Int($0)) : String($0)) h" }
    return (sources.map(\.rawValue) + [battery].compactMap { $0 }).joined(separator: ", ")
  }
}

/// How a station reaches its core network.
public enum Backhaul: String, CaseIterable, Hashable, Sendable {
  /// Optical fibre.
  case fibre
  /// Point-to-point radio.
  case microwave
  /// Satellite.
  case satellite
  /// It has none.
  case unconnected = "none"

  /// Reads English and Vietnamese spellings; nil for any other.
  public init?(name: String) {
    switch SpeltName.plain(name) {
    case "fibre", "fiber", "optical", "cáp quang", "cap quang", "quang": self = .fibre
    case "microwave", "radio", "viba", "vi ba": self = .microwave
    case "satellite", "vsat", "vệ tinh", "ve tinh": self = .satellite
    case "none", "no", "không", "khong", "không có", "khong co": self = .unconnected
    default: return nil
    }
  }
}
