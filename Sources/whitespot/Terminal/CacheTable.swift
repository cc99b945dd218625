import Planning

/// The kept path losses for people.
struct CacheTable {
  let report: CacheReport

  var text: String {
    guard report.entries > 0 else {
      return (["Empty: no path losses are kept."] + place).joined(separator: "\n")
    }
    return
      ([
        "Path losses of \(Self.entries(report.entries)), \(ByteCount.text(report.bytes))"
      ] + place + [
        row("oldest use", report.oldestUse.map(Self.minutes) ?? ""),
        row("newest use", report.newestUse.map(Self.minutes) ?? ""),
      ]).joined(separator: "\n")
  }

  /// What was deleted.
  static func text(of removal: CacheRemoval) -> String {
    let left =
      removal.entries == 0
      ? "none are left" : "\(entries(removal.entries)) are left, \(ByteCount.text(removal.bytes))"
    return removal.removedEntries == 0
      ? "Deleted nothing in \(removal.folder); \(left)."
      : "Deleted \(entries(removal.removedEntries)), \(ByteCount.text(removal.removedBytes)), in \(removal.folder); \(left)."
  }

  private var place: [String] {
    [row("folder", report.folder), row("limit", ByteCount.text(report.limitBytes))]
  }

  private static func entries(_ count: Int) -> String {
    count == 1 ? "1 entry" : "\(TextTable.grouped(count)) entries"
  }

  /// `2025-03-14T09:26:53Z` → `2025-03-14 09:26 UTC`
  private static func minutes(_ moment: String) -> String {
    moment.prefix(16).replacing("T", with: " ") + " UTC"
  }

  private func row(_ label: String, _ value: String) -> String {
    "  " + TextTable.padded(label, 12) + value
  }
}
