import Foundation
import TestSupport

@testable import Propagation

/// One of the examples that NTIA publishes with its program, over a profile or over an area.
struct LongleyRiceExample {
  /// Inputs by NTIA's names.
  let inputs: [String: String]
  /// The ground in NTIA's form: the number of steps, the step in m, the heights in m; empty over an area.
  let profile: [Double]

  func number(_ name: String) -> Double { Double(inputs[name]!.trimmingCharacters(in: .whitespaces))! }
  func integer(_ name: String) -> Int { Int(number(name)) }

  /// The loss at quantiles; those not given are the example's own.
  func loss(
    reliability: Double? = nil, confidence: Double? = nil, distanceKm: Double? = nil
  ) throws -> LongleyRiceLoss {
    let ends = LinkEnds(
      transmitterHeight: number("h_tx__meter"), receiverHeight: number("h_rx__meter"),
      frequencyMHz: number("f__mhz"))
    let model = try model(reliability: reliability, confidence: confidence)
    guard profile.isEmpty else {
      return try model.loss(heights: Array(profile.dropFirst(2)), step: profile[1], ends: ends)
    }
    return try model.areaLoss(
      distance: (distanceKm ?? number("d__km")) * 1000, irregularity: number("delta_h__meter"), ends: ends,
      transmitterSiting: .init(rawValue: siting("tx"))!, receiverSiting: .init(rawValue: siting("rx"))!)
  }

  private func siting(_ end: String) -> Int {
    inputs["\(end)_siting_criteria"] == nil
      ? integer("\(end)_site_criteria") : integer("\(end)_siting_criteria")
  }

  private func model(reliability: Double?, confidence: Double?) throws -> LongleyRice {
    let polarization = try Polarization(longleyRiceCode: integer("pol"))
    let mode = try LongleyRice.VariabilityMode(code: integer("mdvar"))
    guard inputs["time"] == nil else {
      return try LongleyRice(
        climate: .init(code: integer("climate")), surfaceRefractivity: number("N_0"),
        permittivity: number("epsilon"), conductivity: number("sigma"), polarization: polarization,
        timePercent: number("time"), locationPercent: number("location"),
        situationPercent: number("situation"), variabilityMode: mode)
    }
    return try LongleyRice(
      climate: .init(code: integer("climate")), surfaceRefractivity: number("N_0"),
      permittivity: number("epsilon"), conductivity: number("sigma"), polarization: polarization,
      reliabilityPercent: reliability ?? number("reliability"),
      confidencePercent: confidence ?? number("confidence"), variabilityMode: mode)
  }
}

extension LongleyRiceExample {
  static let folder = "reference/itm/ntia/"

  /// The lines of one of NTIA's files; nil where it is absent.
  static func lines(_ file: String) throws -> [String]? {
    guard let path = SharedData.path(folder + file) else { return nil }
    return try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map(
      String.init)
  }

  static func numbers(_ line: String) -> [Double] {
    line.split(separator: ",").map { Double($0.trimmingCharacters(in: .whitespaces))! }
  }

  /// The five rows of p2p.csv or of area.csv.
  static func table(_ file: String) throws -> [LongleyRiceExample]? {
    guard let rows = try SharedData.table(folder + file), let profiles = try lines("pfls.csv") else {
      return nil
    }
    return rows.enumerated().map { index, row in
      LongleyRiceExample(inputs: row, profile: file == "p2p.csv" ? numbers(profiles[index]) : [])
    }
  }

  /// An example of the command line: p2ptls, areacr, …
  static func command(_ name: String) throws -> LongleyRiceExample? {
    guard let inputs = try lines("cmd_examples/i_\(name).txt"),
      let profile = try lines("cmd_examples/pfl.txt")
    else { return nil }
    let pairs = inputs.map { line in
      let parts = line.split(separator: ",", maxSplits: 1).map(String.init)
      return (parts[0], parts[1])
    }
    return LongleyRiceExample(
      inputs: Dictionary(uniqueKeysWithValues: pairs),
      profile: name.hasPrefix("p2p") ? numbers(profile[0]) : [])
  }

  /// What the command line printed, by its names: the first number after each.
  static func printout(_ name: String) throws -> [String: Double]? {
    guard let lines = try lines("cmd_examples/o_\(name).txt") else { return nil }
    var values: [String: Double] = [:]
    for line in lines where line.count > 25 {
      let name = line.prefix(25).trimmingCharacters(in: .whitespaces)
      let first = line.dropFirst(25).split(separator: " ").first
      if let value = first.flatMap({ Double($0) }) { values[name] = value }
    }
    return values
  }

  /// The table at the end of a printout: rows of numbers of equal length.
  static func printedTable(_ name: String, columns: Int) throws -> [[Double]]? {
    guard let lines = try lines("cmd_examples/o_\(name).txt") else { return nil }
    return lines.map { $0.split(separator: " ").compactMap { Double($0) } }.filter { $0.count == columns }
  }
}
