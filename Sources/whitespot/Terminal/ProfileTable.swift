import Planning

/// Threshold profiles for people.
struct ProfileTable {
  let report: ProfileReport
  let style: TerminalStyle

  /// All that can be named, a line each.
  static func list(_ profiles: [ThresholdProfiles.Listing], style: TerminalStyle) -> String {
    guard !profiles.isEmpty else { return "There are no profiles: see whitespot profiles --help." }
    let width = profiles.map(\.name.count).max() ?? 0
    return profiles.map { profile in
      let remarks = [
        profile.errors > 0
          ? "\(profile.errors) error\(profile.errors == 1 ? "" : "s"): whitespot profiles \(profile.name)"
          : nil,
        profile.unverified > 0 ? "\(profile.unverified) points not verified" : nil,
      ].compactMap(\.self)
      return "  " + TextTable.padded(profile.name, width + 2) + (profile.title ?? "")
        + (remarks.isEmpty ? "" : style.paint(" (\(remarks.joined(separator: "; ")))", .grey))
    }.joined(separator: "\n")
  }

  var text: String {
    ([style.paint(report.name, .bold), report.title, ""] + description + levels + [""] + rules + sources
      + unverified + ["", "File: \(report.file)"]).joined(separator: "\n")
  }

  private var description: [String] {
    report.description.map { Self.wrapped($0) + [""] } ?? []
  }

  private var levels: [String] {
    let hasVeryGood = report.services.contains { $0.veryGoodDBm != nil }
    var table = TextTable(
      ["", "metric"] + (hasVeryGood ? ["very good"] : []) + ["covered", "weak", "probability", "phone"])
    for service in report.services {
      table.add(
        [service.generation, service.metric]
          + (hasVeryGood ? [service.veryGoodDBm.map { "\(number($0)) dBm" } ?? ""] : [])
          + [
            "\(number(service.coveredDBm)) dBm", "\(number(service.weakDBm)) dBm",
            "\(number(service.locationProbability * 100)) %",
            "\(number(service.receiverHeight)) m, \(service.environment)",
          ])
    }
    return table.lines { style.paint($0, .grey) } + report.services.flatMap(remarks)
  }

  /// What does not fit into columns.
  private func remarks(on service: ServiceSettings) -> [String] {
    var parts: [String] = []
    if let rate = service.downlinkMbps { parts.append("download \(number(rate)) Mbit/s") }
    if let rate = service.uplinkMbps { parts.append("upload \(number(rate)) Mbit/s") }
    if service.uplink == "judged" { parts.append("an uplink that closes") }
    var lines: [String] = []
    if !parts.isEmpty {
      lines.append("  \(service.generation) covered asks for \(parts.joined(separator: ", ")).")
    }
    if service.locationProbability != 0.5 || service.downlinkMbps != nil {
      lines.append(
        "  \(service.generation): shadowing \(number(service.shadowingDB)) dB, load \(number(service.load * 100)) %, noise figure \(number(service.noiseFigureDB)) dB."
      )
    }
    return lines
  }

  private var rules: [String] {
    let measure = report.verdictBy == "population" ? "people" : "area"
    return Self.wrapped(
      "A village is covered from \(number(report.coveredShare * 100)) % of its \(measure) at the covered level on, weak from \(number(report.weakShare * 100)) % at the weak level, else white."
        + (report.largestCellSize.map { " Cells of \(number($0)) m at most." } ?? "")) + [""]
  }

  private var sources: [String] {
    [style.paint("Sources", .bold)]
      + report.sources.flatMap {
        Self.item($0.document + ($0.place.map { " (\($0))" } ?? "") + ": " + $0.says)
      }
  }

  private var unverified: [String] {
    guard !report.unverified.isEmpty else { return [] }
    return ["", style.paint("Not verified", .yellow)] + report.unverified.flatMap(Self.item)
  }

  private static func item(_ text: String) -> [String] {
    wrapped(text, width: 96).enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
  }

  /// Lines of up to so many letters, broken at spaces.
  private static func wrapped(_ text: String, width: Int = 100) -> [String] {
    text.split(whereSeparator: \.isWhitespace).reduce(into: [String]()) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
  }

  /// Without the noise of binary fractions: 0.95 × 100 is 95.
  private func number(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
