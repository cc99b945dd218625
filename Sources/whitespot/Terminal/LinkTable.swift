import Foundation
import Planning

/// One link for people.
struct LinkTable {
  let report: LinkReport

  var text: String {
    ([report.scenario] + synthetic + [""] + ends + [""] + losses + [""] + obstacle + level + caveats)
      .joined(separator: "\n")
  }

  private var synthetic: [String] {
    report.geography == "synthetic" ? ["Synthetic geography: places and stations are invented."] : []
  }

  private var ends: [String] {
    func line(_ label: String, _ end: LinkReport.End) -> String {
      row(
        label,
        "\(end.name), \(fixed(end.latitude, 5)) N \(fixed(end.longitude, 5)) E, ground \(fixed(end.ground, 0)) m, antenna \(fixed(end.antenna, 1)) m"
      )
    }
    return [
      line("from", report.transmitter), line("to", report.receiver),
      row("distance", "\(fixed(report.distance / 1000, 2)) km, azimuth \(fixed(report.azimuth, 1))°"),
      row("carrier", "\(fixed(report.frequencyMHz, 1)) MHz"),
    ]
  }

  private var losses: [String] {
    var lines = [row("free space", "\(fixed(report.freeSpaceDB, 1)) dB")]
    if let formula = report.formulaDB, let height = report.effectiveHeight {
      lines.append(row("Hata", "\(fixed(formula, 1)) dB (effective height \(fixed(height, 0)) m)"))
    }
    lines.append(row("diffraction", "\(fixed(report.diffractionDB, 1)) dB"))
    lines.append(row("loss", "\(fixed(report.basicTransmissionLossDB, 1)) dB"))
    return lines
  }

  private var obstacle: [String] {
    guard let found = report.obstruction else { return [] }
    let place = "\(fixed(found.distance / 1000, 2)) km from the transmitter"
    let height =
      found.heightOverRay >= 0
      ? "\(fixed(found.heightOverRay, 0)) m above the ray"
      : "\(fixed(-found.heightOverRay, 0)) m below the ray"
    return [
      row("line of sight", found.isLineOfSight ? "yes" : "no"),
      row("edge that decides", "\(place), \(height), ν = \(fixed(found.nu, 2))"),
    ]
  }

  private var level: [String] {
    guard let level = report.levelDBm else { return [] }
    var lines: [String] = []
    if let attenuation = report.antennaAttenuationDB {
      lines.append(row("antenna pattern", "-\(fixed(attenuation, 1)) dB"))
    }
    lines.append(
      row("level", "\(fixed(level, 1)) dBm \(report.metric ?? "")\(report.verdict.map { ", \($0)" } ?? "")"))
    return lines
  }

  private var caveats: [String] {
    report.caveats.isEmpty ? [] : [""] + report.caveats.map { "Caveat: \($0)." }
  }

  private func row(_ label: String, _ value: String) -> String {
    "  " + TextTable.padded(label, 18) + value
  }

  private func fixed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}
