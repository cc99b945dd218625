import Foundation
import TestSupport
import Testing

@testable import Propagation

/// The table in the documentation: which model was compared with what, and how far they are apart.
///
/// `make validation` writes it; every other run holds the models against what it says.
@Suite("The documented agreement")
struct ValidationTableTests {
  struct Row {
    let model: String
    let against: String
    let unit: String
    let agreement: Agreement?

    var line: String? {
      guard let agreement else { return nil }
      return
        "| \(model) | \(against) | \(agreement.cases) | \(Self.bound(agreement.largestDifference)) \(unit) |"
    }

    /// The next power of ten: processors differ in the digits behind it. Nothing is told below 10⁻¹¹.
    static func bound(_ difference: Double) -> String {
      "< 1e\(Int(log10(max(difference, 5e-12)).rounded(.up)))"
    }
  }

  static func rows() throws -> [Row] {
    let sets = ["A", "B", "C", "E"]
    let longleyRice = try sets.map { set in
      Row(
        model: "Longley–Rice 1.2.2", against: "NTIA's program 1.4, \(setNames[set] ?? set)", unit: "dB",
        agreement: try LongleyRiceReferenceRow.agreement(set: set))
    }
    return [
      Row(
        model: "P.1812-8", against: "validation cases of ITU-R WP 3M, loss", unit: "dB",
        agreement: try P1812ReferenceTests.validationAgreement()),
      Row(
        model: "P.1812-8", against: "the same, every logged value", unit: "of it",
        agreement: try P1812ReferenceTests.loggedAgreement()),
      Row(
        model: "P.1812-8", against: "paths over mountains, an independent program", unit: "dB",
        agreement: try P1812ReferenceTests.mountainAgreement()),
    ] + longleyRice + [
      Row(
        model: "Longley–Rice 1.2.2", against: "NTIA's examples, area mode among them", unit: "dB",
        agreement: try LongleyRiceExampleTests.agreement()),
      Row(
        model: "Okumura–Hata", against: "the paper's formula, 40 digits", unit: "dB",
        agreement: try HataFormulaTests.okumuraHataAgreement()),
      Row(
        model: "COST-231 Hata", against: "the report's formula, 40 digits", unit: "dB",
        agreement: try HataFormulaTests.cost231Agreement()),
      Row(
        model: "extended Hata, flat ground", against: "NTIA's program", unit: "dB",
        agreement: try ExtendedHataTests.agreement()),
      Row(
        model: "extended Hata, terrain", against: "NTIA's program", unit: "dB",
        agreement: ExtendedHataTests.terrainAgreement()),
      Row(
        model: "TR 38.901 RMa", against: "the report's formulas, 40 digits", unit: "dB",
        agreement: try TR38901Tests.ruralAgreement()),
      Row(
        model: "TR 38.901 UMa", against: "the report's formulas, 40 digits", unit: "dB",
        agreement: try TR38901Tests.urbanAgreement()),
      Row(
        model: "P.525 free space", against: "the formula, 40 digits", unit: "dB",
        agreement: try DiffractionTests.freeSpaceAgreement()),
      Row(
        model: "P.526 knife edge J(ν)", against: "the formula, 40 digits", unit: "dB",
        agreement: try DiffractionTests.knifeEdgeAgreement()),
      Row(
        model: "P.526 knife edge ν", against: "the formula, 40 digits", unit: "",
        agreement: try DiffractionTests.edgeGeometryAgreement()),
      Row(
        model: "P.2108-1 § 3.2", against: "the formula, 40 digits", unit: "dB",
        agreement: try P2108ClutterTests.agreement()),
      Row(
        model: "P.2109-2", against: "the formula, 40 digits", unit: "dB",
        agreement: try P2109BuildingEntryTests.agreement()),
      Row(
        model: "P.2109-2", against: "a MATLAB program of its authors", unit: "dB",
        agreement: try P2109BuildingEntryTests.validationAgreement()),
      Row(
        model: "P.676-10, Annex 2", against: "ITU-Rpy 0.4", unit: "dB/km",
        agreement: P676GasesTests.agreement()),
    ]
  }

  private static let setNames = [
    "A": "medians", "B": "quantiles", "C": "random inputs", "E": "extreme inputs",
  ]

  private static let page = PackageRoot.path("Sources/Propagation/Propagation.docc/Validation.md")
  private static let head = """
    | model | against | numbers | largest difference |
    | --- | --- | --- | --- |
    """

  @Test("the models agree with reference values as closely as the documentation says")
  func table() throws {
    let rows = try Self.rows()
    let lines = rows.compactMap(\.line)
    let text = try String(contentsOfFile: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.head + "\n"))
    let documented = text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("|") }.map(String.init)
    if ProcessInfo.processInfo.environment["WHITESPOT_WRITE_VALIDATION"] != nil {
      #expect(lines.count == rows.count, "the table needs all reference data")
      let end = text[start.upperBound...].dropFirst(documented.map { $0.count + 1 }.reduce(0, +))
      try (String(text[..<start.upperBound]) + lines.joined(separator: "\n") + "\n" + end)
        .write(toFile: Self.page, atomically: true, encoding: .utf8)
      return
    }
    #expect(documented.count == rows.count)
    for (row, documented) in zip(rows, documented) {
      guard let agreement = row.agreement, row.line != documented else { continue }
      // Another processor may do better than the table; never worse, and never over other numbers.
      let cells = documented.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(cells.prefix(3) == [row.model, row.against, String(agreement.cases)])
      let bound = try #require(cells[3].split(separator: " ").dropFirst().first.flatMap { Double($0) })
      #expect(agreement.largestDifference <= bound, "\(row.model) against \(row.against)")
    }
  }
}
