import Foundation
import Planning

/// Link budgets for people.
struct BudgetText {
  let report: BudgetReport
  /// Where the rows of a list went; nil for here.
  var file: String?

  var text: String {
    let body = report.sectors.first.flatMap { $0.isLineByLine ? waterfalls(of: $0) : nil } ?? list
    return ([report.scenario] + synthetic + [""] + body).joined(separator: "\n")
  }

  private var synthetic: [String] {
    report.geography == "synthetic" ? ["Synthetic geography: places and stations are invented."] : []
  }

  // MARK: One sector

  private func waterfalls(of budget: SectorBudget) -> [String] {
    var lines = [
      "  \(budget.sector), \(budget.operatorName) \(budget.generation), "
        + "\(fixed(budget.frequencyMHz, 1)) MHz, \(fixed(budget.bandwidthMHz, 1)) MHz wide",
      "", "  downlink",
    ]
    lines += waterfall(budget.downlink)
    lines += ["", "  uplink"]
    lines += waterfall(budget.uplink)
    return lines + [""] + verdict(on: budget)
      + (budget.caveats.isEmpty ? [] : [""] + budget.caveats.map { "Caveat: \($0)." })
  }

  private func waterfall(_ direction: SectorBudget.Direction?) -> [String] {
    direction?.rows?.map(line) ?? ["  the carrier cannot carry the throughput that is asked for"]
  }

  private func line(_ row: SectorBudget.Row) -> String {
    let lead =
      switch row.kind {
      case "requirement": "less"
      case "subtotal", "result": "="
      default: ""
      }
    let number = fixed(row.value, 2)
    let value = row.kind == "change" && row.value >= 0 ? "+" + number : number
    let line =
      "  " + TextTable.rightAligned(lead, 4) + " " + TextTable.padded(row.name, 27)
      + TextTable.rightAligned(value, 8) + " " + row.unit
    return row.remark.map { TextTable.padded(line, 48) + $0 } ?? line
  }

  private func verdict(on budget: SectorBudget) -> [String] {
    guard let excess = budget.excessDB, let level = budget.uplinkLevelDBm else {
      return ["  limited by the \(budget.limitingSide): it does not close anywhere"]
    }
    let side = budget.limitingSide
    let other = side == "uplink" ? "downlink" : "uplink"
    return [
      abs(excess) < 0.005
        ? "  both directions reach the same"
        : "  limited by the \(side): the \(other) could lose \(fixed(abs(excess), 2)) dB more",
      "  the uplink closes from \(budget.metric) \(fixed(level, 2)) dBm at the terminal on",
    ]
  }

  // MARK: All

  private var list: [String] {
    var lines: [String] = []
    if let file {
      lines = ["Budgets of \(TextTable.grouped(report.sectors.count)) sectors in \(file)"]
    } else {
      var table = TextTable([
        "sector", "generation", "MHz", "downlink dB", "uplink dB", "limited by", "uplink from dBm",
      ])
      for budget in report.sectors {
        table.add([
          budget.sector, budget.generation, fixed(budget.frequencyMHz, 1),
          budget.downlink.map { fixed($0.mostLossDB, 2) } ?? "-",
          budget.uplink.map { fixed($0.mostLossDB, 2) } ?? "-",
          budget.limitingSide, budget.uplinkLevelDBm.map { fixed($0, 2) } ?? "-",
        ])
      }
      lines = table.lines()
    }
    var counts = TextTable(["sectors", "all", "limited by downlink", "limited by uplink", "too narrow"])
    for count in report.counts {
      counts.add(
        [count.generation]
          + [count.sectors, count.limitedByDownlink, count.limitedByUplink, count.tooNarrow].map(
            TextTable.grouped))
    }
    lines += [""] + counts.lines()
    if report.sectorsWithoutService > 0 {
      lines.append(
        "  \(TextTable.grouped(report.sectorsWithoutService)) sectors of generations without a service")
    }
    return lines
  }

  private func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
}
