import Testing

@testable import RadioNetwork

@Suite("Days")
struct CalendarDateTests {
  @Test(
    "Days are read as ISO 8601, GDAL and Vietnamese lists write them",
    arguments: ["2024-02-29", "2024/02/29", "29/02/2024", "2024-2-29"])
  func read(text: String) throws {
    #expect(try CalendarDate(reading: text) == CalendarDate(year: 2024, month: 2, day: 29))
    #expect(try CalendarDate(reading: text).description == "2024-02-29")
  }

  @Test(
    "Days that no calendar has are told from texts that are no dates",
    arguments: [
      ("2023-02-29", CalendarDate.Fault.noSuchDay), ("1900-02-29", .noSuchDay), ("31/04/2024", .noSuchDay),
      ("02/13/2024", .noSuchDay), ("2024-00-10", .noSuchDay), ("2024", .notADate), ("soon", .notADate),
      ("29-02-2024", .notADate), ("1/2/24", .notADate), ("2024-02-29T10:00", .notADate), ("", .notADate),
      ("2024-+2-29", .notADate), ("2024-02-", .notADate),
    ])
  func refused(text: String, fault: CalendarDate.Fault) {
    #expect(throws: fault) { try CalendarDate(reading: text) }
  }

  @Test("2000 was a leap year, and days follow each other")
  func order() throws {
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
    let days = try ["2023-12-31", "2024-01-01", "2024-01-02", "2024-02-01"].map {
      try CalendarDate(reading: $0)
    }
    #expect(days == days.sorted() && Set(days).count == 4)
  }
}
