import Foundation
import Planning

/// Measured beside predicted levels for people.
struct ComparisonTable {
  let report: MeasurementReport
  let style: TerminalStyle

  var text: String {
    (measured + [""] + table + [""] + directions + caveats).joined(separator: "\n")
  }

  private var measured: [String] {
    let link = report.link
    let left = report.leftOut
    let leftOut = [(left.nearer, "too near"), (left.farther, "too far"), (left.atFloor, "at the floor")]
      .filter { $0.0 > 0 }.map { "\(TextTable.grouped($0.0)) \($0.1)" }
    return [
      report.file,
      row(
        "compared",
        "\(counted(report.samplesCompared, "sample")) at \(counted(report.places, "place")), \(distance(report.nearestDistance)) to \(distance(report.farthestDistance))"
      ),
      row(
        "left out", leftOut.isEmpty ? "none" : leftOut.joined(separator: ", ")),
      row(
        "counted",
        report.unit == "places" ? "each place once, its samples averaged in dB" : "each sample once"),
      row(
        "levels",
        "mean \(fixed(report.meanDBm)) dBm; lowest \(fixed(report.lowestDBm)) dBm in \(counted(report.samplesAtLowest, "sample"))"
      ),
      row(
        "radiated",
        "\(fixed(link.eirpDBm)) dBm EIRP"
          + (link.metric == "power" ? "" : ", \(fixed(link.radiatedDBm)) dBm \(link.metric)")
          + " at \(short(link.frequencyMHz)) MHz from \(short(link.transmitterHeight)) m"),
      row("received", "at \(short(link.receiverHeight)) m with \(fixed(link.receiverGainDBi)) dBi"),
    ]
  }

  private var table: [String] {
    var table = TextTable([
      "predicted − measured", "bias dB", "σ dB", "RMSE dB", "r", "≤ 10 dB", "bias off",
    ])
    func add(_ title: String, _ found: ErrorStatistics) {
      table.add([
        title, (found.meanErrorDB >= 0.05 ? "+" : "") + fixed(found.meanErrorDB),
        fixed(found.standardDeviationDB), fixed(found.rmseDB),
        found.correlation.map { fixed($0, 2) } ?? "–", percent(found.shareWithinTenDB),
        percent(found.shareWithinTenDBWithoutBias),
      ])
    }
    if let fit = report.fit { add("line of least squares", fit.statistics) }
    for model in report.models { add(model.title, model.statistics) }
    return table.lines { style.paint($0, .grey) }
  }

  private var directions: [String] {
    guard let fit = report.fit else { return [] }
    let around = report.directions.map {
      "\($0.name) \($0.meanResidualDB >= 0.05 ? "+" : "")\(fixed($0.meanResidualDB))"
    }
    return [
      row(
        "line", "\(fixed(fit.slopeDBPerDecade)) dB a decade, \(fixed(fit.levelAtOneKmDBm)) dBm at 1 km"),
      row("measured − line", around.joined(separator: ", ") + " dB"), "",
    ]
  }

  private var caveats: [String] {
    (report.modelCaveats + report.caveats).map { "Caveat: \($0)." }
  }

  private func row(_ label: String, _ value: String) -> String {
    "  " + TextTable.padded(label, 17) + value
  }

  private func counted(_ count: Int, _ thing: String) -> String {
    "\(TextTable.grouped(count)) \(thing)\(count == 1 ? "" : "s")"
  }

  private func distance(_ metres: Double) -> String {
    metres < 2000 ? "\(fixed(metres, 0)) m" : "\(fixed(metres / 1000, 2)) km"
  }

  private func percent(_ share: Double) -> String { fixed(share * 100, 0) + " %" }

  private func short(_ value: Double) -> String {
    value == value.rounded() ? fixed(value, 0) : String(value)
  }

  private func fixed(_ value: Double, _ decimals: Int = 1) -> String {
    let text = String(format: "%.\(decimals)f", value)
    // No negative zero.
    return text.allSatisfy { "-0.".contains($0) } ? text.filter { $0 != "-" } : text
  }
}
