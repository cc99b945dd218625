import Foundation
import Formats
import Planning
import Testing

@Suite("Mergers of communes")
struct WrongMergersTests {
  @Test("A wrong table of mergers is told with file and line, and nothing is written", arguments: Self.rows)
  func told(row: WrongInput) throws { try row.check() }

  private static let file = "mergers.csv"
  private static let header = "old_province,old_district,old_commune,new_commune,new_province"
  private static let right = [
    ",Đồng Văn,Lũng Cú,Lũng Cú,Tuyên Quang", ",Đồng Văn,Ma Lé,Lũng Cú,Tuyên Quang",
    ",Vị Xuyên,Thượng Sơn,Thượng Sơn,Tuyên Quang", ",Vị Xuyên,Ma Lé,Thượng Sơn,Tuyên Quang",
  ]

  /// A study whose villages have communes, two of one name, and a table that merges them.
  static func prepare(_ fixture: StudyFixture, rows: [String] = right, header: String = header) throws {
    let communes = [
      ("Lũng Cú", "Đồng Văn"), ("Lũng Cú", "Đồng Văn"), ("Ma Lé", "Đồng Văn"), ("Thượng Sơn", "Vị Xuyên"),
      ("Thượng Sơn", "Vị Xuyên"), ("Ma Lé", "Vị Xuyên"),
    ]
    var text = try fixture.villageText()
    for (index, unit) in communes.enumerated() {
      text = text.replacing(
        "\"id\": \"V\(index + 1)\"",
        with: "\"id\": \"V\(index + 1)\", \"commune\": \"\(unit.0)\", \"district\": \"\(unit.1)\"")
    }
    fixture.files["villages.geojson"] = Array(text.utf8)
    fixture.files["mergers.csv"] = Array(([header] + rows).joined(separator: "\n").utf8)
    fixture.edit("services:\n", "mergers: { file: mergers.csv, date: 2025-07-01 }\nservices:\n")
  }

  private static func wrong(
    _ what: String, row: Int, _ text: String, field: String? = "old_commune", value: String? = nil,
    says: String, remedy: String = "", errors: Int = 1
  ) -> WrongInput {
    WrongInput(
      what, file: file, line: row + 2, field: field, value: value, says: says, remedy: remedy, errors: errors
    ) {
      var rows = right
      if row < rows.count { rows[row] = text } else { rows.append(text) }
      try prepare($0, rows: rows)
    }
  }

  static let rows: [WrongInput] = [
    wrong(
      "mistyped commune", row: 0, ",Đồng Văn,Lung Cú,Lũng Cú,Tuyên Quang", value: "Lung Cú",
      says: "no village has", remedy: "Did you mean Lũng Cú?"),
    wrong(
      "commune of elsewhere", row: 4, ",Hà Đông,Mộ Lao,Hà Đông,Hà Nội", value: "Mộ Lao",
      says: "no village has", remedy: "mergers.filter"),
    wrong(
      "wrong district", row: 4, ",Mèo Vạc,Lũng Cú,Lũng Cú,Tuyên Quang", value: "Lũng Cú (Mèo Vạc)",
      says: "but not there", remedy: "old_district"),
    wrong(
      "commune mapped twice", row: 4, ",Đồng Văn,Ma Lé,Sà Phìn,Tuyên Quang", field: "new_commune",
      value: "Sà Phìn (Tuyên Quang)", says: "another commune in line 3", remedy: "a column of their own"),
    wrong(
      "ambiguous commune", row: 3, ",,Ma Lé,Thượng Sơn,Tuyên Quang", value: "Ma Lé",
      says: "the name of 2 communes", remedy: "old_district"),
    wrong(
      "empty new commune", row: 2, ",Vị Xuyên,Thượng Sơn,,Tuyên Quang", field: "new_commune", value: "",
      says: "is empty", remedy: "keeps its name"),
    wrong(
      "empty new province", row: 2, ",Vị Xuyên,Thượng Sơn,Thượng Sơn, ", field: "new_province", value: "",
      says: "is empty"),
    wrong(
      "empty old commune", row: 4, ",Vị Xuyên,,Thượng Sơn,Tuyên Quang", value: "", says: "is empty",
      remedy: "remove the row"),
    WrongInput(
      "commune that the table lacks", file: file, field: "old_commune", value: "Ma Lé (Vị Xuyên)",
      says: "that the table lacks", remedy: "becomes itself"
    ) { try prepare($0, rows: Array(right.prefix(3))) },
    WrongInput("several at once", file: file, line: 3, value: "", says: "is empty", errors: 3) {
      try prepare(
        $0,
        rows: [
          ",Đồng Văn,Lung Cú,Lũng Cú,Tuyên Quang", ",Đồng Văn,Ma Lé,,Tuyên Quang",
          ",Vị Xuyên,Thượng Sơn,Thượng Sơn,Tuyên Quang",
        ])
    },
    WrongInput(
      "no column of new communes", file: file, line: 1, field: "new_commune", says: "is not among the fields",
      remedy: "mergers.fields"
    ) {
      try prepare(
        $0, rows: ["Đồng Văn,Lũng Cú"], header: "old_district,old_commune")
    },
    WrongInput("no such table", file: file, says: "does not exist") {
      try prepare($0)
      $0.absent = ["mergers.csv"]
    },
    WrongInput("empty table", file: file, says: "holds no merger", remedy: "mergers.layer") {
      try prepare($0, rows: [])
    },
    WrongInput(
      "no village with a commune", file: "scenario.yaml", field: "mergers", says: "no village has one",
      remedy: "villages.fields.commune"
    ) {
      try prepare($0)
      $0.files["villages.geojson"] = Array(try $0.villageText().utf8)
    },
  ]

  @Test("A row that stands there twice is a note")
  func repeated() throws {
    let fixture = StudyFixture()
    try Self.prepare(fixture, rows: Self.right + [Self.right[1]])
    let notes = try fixture.write().validate()
    #expect(notes.map(\.line) == [6] && notes[0].message == "stands in line 3 already")
    MessageBook.add(notes, of: "merger twice")
  }

  @Test("Without districts a table works where names are unique, whatever its fields are called")
  func withoutDistricts() throws {
    let fixture = StudyFixture()
    try Self.prepare(
      fixture, rows: ["Lũng Cú;Mới", "Ma Lé;Mới", "Thượng Sơn;Mới"], header: "cu;moi")
    fixture.files["villages.geojson"] = fixture.files["villages.geojson"].map {
      Array(
        String(decoding: $0, as: UTF8.self).replacing("Vị Xuyên", with: "Đồng Văn").utf8)
    }
    fixture.edit("file: mergers.csv", "file: mergers.csv, fields: { old_commune: cu, new_commune: moi }")
    #expect(try fixture.write().validate() == [])
  }

  @Test("Results of both versions are written, sorted, the same bytes on one thread and on three")
  func written() throws {
    let fixture = StudyFixture()
    try Self.prepare(fixture)
    fixture.scenario += """
      published:
        - { figure: BTS, quantity: stations, value: 4, source: s }
        - { figure: communes, quantity: communes, value: 2, units: after-merger, source: s }
        - { figure: everyone, quantity: percent-covered, value: 100, source: s }

      """
    let study = try fixture.write()
    let report = try study.run(StudyOptions(threads: 1, outputFolder: fixture.output))
    _ = try study.run(StudyOptions(threads: 3, outputFolder: fixture.output + "3"))
    let files = fixture.folder.contents(of: "out")
    for name in ["rollups.csv", "reconciliation.csv", "villages.csv", "summary.json"] {
      #expect(files[name] != nil && fixture.folder.contents(of: "out3")[name] == files[name], "\(name)")
    }
    #expect(report.reconciliation?.figures.prefix(2).map(\.outcome) == [.agrees, .agrees])
    let villages = try VectorSource.read(path: fixture.output + "/villages.csv")
    let after = try #require(villages.headers.firstIndex(of: "commune_after"))
    #expect(
      villages.features.map { $0.values[after] }
        == ["Lũng Cú", "Lũng Cú", "Lũng Cú", "Thượng Sơn", "Thượng Sơn", "Thượng Sơn"].map(FieldValue.text))
    let rollUps = try VectorSource.read(path: fixture.output + "/rollups.csv")
    let keys = rollUps.features.map { $0.values.prefix(5).map { $0 == .null ? "" : "\($0)" } }
    let levels = keys.map { $0[0] + $0[1] }
    // Each version's levels stand together.
    #expect(zip(levels, levels.dropFirst()).count { $0 != $1 } == Set(levels).count - 1)
    #expect(!levels.contains { $0.contains("after merger") && $0.contains("district") })
    #expect(Set(keys.filter { $0[0].contains("after merger") && $0[1].contains("commune") }).count == 2)
  }
}
