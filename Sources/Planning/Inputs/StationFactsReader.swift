import Formats
import RadioNetwork

/// Reads what a row says about its station: its life, supply and owners.
struct StationFactsReader {
  let row: RowReader

  func facts(problems: inout Problems) -> StationFacts {
    var facts = StationFacts()
    facts.status = word(
      "status", StationStatus.init(name:), expected: StationStatus.allCases.map(\.rawValue),
      also: "đang phát sóng, thử nghiệm, quy hoạch, ứng viên, ngừng hoạt động", problems: &problems)
    facts.onAirDate = date("on_air_date", problems: &problems)
    facts.offAirDate = date("off_air_date", problems: &problems)
    facts.powerSupply = powerSupply(problems: &problems)
    facts.backhaul = word(
      "backhaul", Backhaul.init(name:), expected: Backhaul.allCases.map(\.rawValue),
      also: "cáp quang, viba, vệ tinh, không", problems: &problems)
    facts.owner = row.text("owner")
    facts.sharedWith = row.text("shared_with").map { Array(Set(Self.list($0, [";", "|"]))).sorted() }
    return facts
  }

  private func word<Value>(
    _ field: String, _ reading: (String) -> Value?, expected: [String], also: String, problems: inout Problems
  ) -> Value? {
    guard let text = row.text(field) else { return nil }
    if let value = reading(text) { return value }
    problems.add(
      row.problem(
        "is not known", field: field, value: text,
        expected: "one of \(expected.joined(separator: ", ")) (\(also))",
        remedy: EditDistance.nearest(to: text, among: expected).map { "Did you mean \($0)?" }
          ?? "Write one of these, or leave it empty"))
    return nil
  }

  private func date(_ field: String, problems: inout Problems) -> CalendarDate? {
    guard let text = row.text(field) else { return nil }
    do { return try CalendarDate(reading: text) } catch {
      problems.add(
        row.problem(
          error == .noSuchDay ? "is no day of the calendar" : "is not a date", field: field, value: text,
          expected: "2024-03-31 or 31/03/2024", remedy: "Correct it, or leave it empty where it is not known")
      )
      return nil
    }
  }

  private func powerSupply(problems: inout Problems) -> PowerSupply? {
    let hours = row.number("battery_hours", in: 0...1000, unit: "hours", problems: &problems)
    var sources: [PowerSupply.Source] = []
    for name in Self.list(row.text("power_supply") ?? "", [";", "|", "+", ","]) {
      guard let source = PowerSupply.Source(name: name) else {
        problems.add(
          row.problem(
            "is no supply of power", field: "power_supply", value: name,
            expected: "grid, solar, diesel (điện lưới, mặt trời, máy phát), several with ; between them",
            remedy: "Write these, or leave it empty; a battery has the column battery_hours"))
        continue
      }
      if !sources.contains(source) { sources.append(source) }
    }
    return sources.isEmpty && hours == nil ? nil : PowerSupply(sources: sources, batteryHours: hours)
  }

  private static func list(_ text: String, _ separators: Set<Character>) -> [String] {
    text.split { separators.contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}
