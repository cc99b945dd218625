/// Which stations of a list count in a study.
public struct StationSelection: Hashable, Sendable {
  /// The statuses that count.
  public var statuses: Set<StationStatus>
  /// The day that the study is of; nil where dates do not matter.
  public var date: CalendarDate?

  /// What sends: on air and trial, of any date.
  public static let onAir = StationSelection(statuses: [.onAir, .trial], date: nil)

  /// - Parameters: as the properties.
  public init(statuses: Set<StationStatus>, date: CalendarDate?) {
    self.statuses = statuses
    self.date = date
  }

  /// Why a station does not count.
  public enum Reason: Hashable, Sendable, Comparable {
    /// It has a status that does not.
    case status(StationStatus)
    /// It comes on air after the day.
    case notYetOnAir
    /// It went off air on the day or before it.
    case noLongerOnAir

    /// In words: `planned`, `not yet on air`.
    public var words: String {
      switch self {
      case .status(let status): status.rawValue
      case .notYetOnAir: "not yet on air"
      case .noLongerOnAir: "no longer on air"
      }
    }

    private var ordinal: Int {
      switch self {
      case .status(let status): StationStatus.allCases.firstIndex(of: status) ?? 0
      case .notYetOnAir: 10
      case .noLongerOnAir: 11
      }
    }

    public static func < (left: Reason, right: Reason) -> Bool { left.ordinal < right.ordinal }
  }

  /// Why a station does not count; nil where it does. A date that is not known leaves nothing out.
  func reasonToLeaveOut(_ station: Station) -> Reason? {
    guard statuses.contains(station.status) else { return .status(station.status) }
    guard let date else { return nil }
    if let onAir = station.onAirDate, date < onAir { return .notYetOnAir }
    if let offAir = station.offAirDate, offAir <= date { return .noLongerOnAir }
    return nil
  }
}

/// Stations of a list that do not count in a study, for one reason.
public struct LeftOutStations: Hashable, Sendable, Codable {
  /// In words: `planned`, `not yet on air`.
  public let reason: String
  /// How many stations, and how many sectors on them.
  public let stations, sectors: Int
}
