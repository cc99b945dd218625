import Foundation
import Planning

/// One link for people.
struct LinkTable {
  let report: LinkReport

  var text: String {
    ([report.scenario] + synthetic + [""] + ends + [""] + chart + [""] + obstacle + [""] + losses + level
      + caveats)
      .joined(separator: "\n")
  }

  private var synthetic: [String] {
    report.geography == "synthetic" ? ["Synthetic geography: places and stations are invented."] : []
  }

  private var ends: [String] {
    func line(_ label: String, _ end: LinkReport.End) -> String {
      row(
        label,
        "\(end.name), \(degrees(end.latitude, "N", "S")) \(degrees(end.longitude, "E", "W")), ground \(fixed(end.ground, 0)) m, antenna \(fixed(end.antenna, 1)) m"
      )
    }
    return [
      line("from", report.transmitter), line("to", report.receiver),
      row("distance", "\(fixed(report.distance / 1000, 2)) km, azimuth \(fixed(report.azimuth, 1))°"),
      row("carrier", "\(fixed(report.frequencyMHz, 1)) MHz"),
    ]
  }

  private var chart: [String] {
    ProfileChart(samples: report.profile, distance: report.distance).lines
      + ["  ground; the ray is · over it and x inside, bent by the atmosphere"]
  }

  private var obstacle: [String] {
    var lines: [String] = []
    if let path = report.pathText { lines.append(row("path", path)) }
    if let found = report.obstruction {
      let place = "\(fixed(found.distance / 1000, 2)) km from the transmitter"
      let height =
        found.heightOverRay >= 0
        ? "\(fixed(found.heightOverRay, 0)) m above the ray"
        : "\(fixed(-found.heightOverRay, 0)) m below the ray"
      lines += [
        row("line of sight", found.isLineOfSight ? "yes" : "no"),
        row(
          found.isLineOfSight ? "nearest ground" : "horizons meet",
          "\(place), \(height), ν = \(fixed(found.nu, 2))"),
      ]
    }
    for (label, horizon) in [
      ("transmitter horizon", report.transmitterHorizon), ("receiver horizon", report.receiverHorizon),
    ] {
      guard let horizon else { continue }
      lines.append(
        row(label, "\(fixed(horizon.distance / 1000, 2)) km away, elevation \(fixed(horizon.elevation, 2))°"))
    }
    return lines
  }

  private var losses: [String] {
    [row("model", report.modelTitle)]
      + report.lossParts.map { part in
        row(part.label, amount(part.decibels) + (part.remark.map { " (\($0))" } ?? ""))
      }
      + [row("loss", "\(amount(report.basicTransmissionLossDB)) (\(report.lossSum))")]
  }

  private var level: [String] {
    guard let level = report.levelDBm, let power = report.referencePowerDBm,
      let attenuation = report.antennaAttenuationDB
    else { return [] }
    let verdict = report.verdict.map { ", \($0)" } ?? ""
    return [
      "",
      row("radiated", "\(fixed(power, 1).leftPadded(6)) dBm \(report.metric ?? ""), main beam"),
      row("antenna pattern", amount(-attenuation)),
      row("loss", amount(-report.basicTransmissionLossDB)),
      row("level", "\(fixed(level, 1).leftPadded(6)) dBm \(report.metric ?? "")\(verdict)"),
    ]
  }

  private var caveats: [String] {
    report.caveats.isEmpty ? [] : [""] + report.caveats.map { "Caveat: \($0)." }
  }

  private func row(_ label: String, _ value: String) -> String {
    "  " + TextTable.padded(label, 23) + value
  }

  private func amount(_ decibels: Double) -> String {
    "\(fixed(abs(decibels) < 0.05 ? 0 : decibels, 1).leftPadded(6)) dB"
  }

  private func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
    "\(fixed(abs(value), 5)) \(value < 0 ? negative : positive)"
  }

  private func fixed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}

extension String {
  fileprivate func leftPadded(_ width: Int) -> String { TextTable.rightAligned(self, width) }
}
