/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Sendable, Comparable {
  /// Year of our era, 1 to 9999.
  public let year: Int
  /// Month, 1 to 12, and day of the month, from 1.
  public let month, day: Int

  /// nil where the calendar has no such day: 30 February, 29 February 2023.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days of a month; every fourth year is a leap year, of the hundredth ones every fourth.
  static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// What a text is not.
  public enum Fault: Error, Hashable, Sendable {
    /// Neither `2024-03-31` nor `31/03/2024`.
    case notADate
    /// Written as a date, of a day that no calendar has.
    case noSuchDay
  }

  /// Reads `2024-03-31` (ISO 8601), `2024/03/31` (as GDAL writes date fields) and `31/03/2024` (as in Việt Nam).
  public init(reading text: String) throws(Fault) {
    let separator: Character = text.contains("/") ? "/" : "-"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }) else {
      throw .notADate
    }
    let lengths = parts.map(\.count)
    let isYearFirst = lengths[0] == 4 && (1...2).contains(lengths[1]) && (1...2).contains(lengths[2])
    let isYearLast =
      separator == "/" && (1...2).contains(lengths[0]) && (1...2).contains(lengths[1]) && lengths[2] == 4
    guard isYearFirst || isYearLast, let first = Int(parts[0]), let second = Int(parts[1]),
      let third = Int(parts[2])
    else { throw .notADate }
    guard
      let date = isYearFirst
        ? CalendarDate(year: first, month: second, day: third)
        : CalendarDate(year: third, month: second, day: first)
    else { throw .noSuchDay }
    self = date
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `2024-03-31`
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
