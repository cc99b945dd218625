import RadioNetwork

extension SectionReader {
  /// The day behind a key; nil for nothing, and, with the problem taken down, for what is none.
  ///
  /// - Parameter remedy: what the user can do.
  func date(_ key: String, remedy: String) -> CalendarDate? {
    guard let text = text(key) else { return nil }
    do { return try CalendarDate(reading: text) } catch {
      reportWrong(
        key, error == .noSuchDay ? "is no day of the calendar" : "is not a date",
        expected: "2024-03-31 or 31/03/2024", remedy: remedy)
      return nil
    }
  }
}
