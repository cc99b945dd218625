import Planning
import Testing

@Suite("Wrong published figures")
struct WrongPublishedTests {
  @Test("A wrong figure is told with its line, and nothing is written", arguments: Self.rows)
  func told(row: WrongInput) throws { try row.check() }

  /// The last of the figures is on line 20.
  private static func wrong(
    _ what: String, _ figure: String, key: String, value: String? = nil, says: String, remedy: String = "",
    first: String = "figure: BTS, quantity: stations, value: 4, source: s"
  ) -> WrongInput {
    WrongInput(
      what, file: "scenario.yaml", line: 20, field: "published[].\(key)", value: value, says: says,
      remedy: remedy
    ) { $0.scenario += "published:\n  - { \(first) }\n  - { \(figure) }\n" }
  }

  static let rows: [WrongInput] = [
    wrong(
      "figure called as another", "figure: BTS, quantity: masts, value: 3, source: s", key: "figure",
      value: "BTS", says: "earlier figure"),
    wrong(
      "mistyped operator", "figure: a, quantity: stations, operator: Vietel, value: 3, source: s",
      key: "operator", value: "Vietel", says: "no station", remedy: "Did you mean Viettel?"),
    wrong(
      "units without mergers", "figure: a, quantity: communes, units: after-merger, value: 3, source: s",
      key: "units", says: "table of mergers", remedy: "mergers"),
    wrong(
      "part of nothing", "figure: a, quantity: stations, part_of: BTX, value: 3, source: s", key: "part_of",
      value: "BTX", says: "is no figure", remedy: "Did you mean BTS?"),
    wrong(
      "part of itself", "figure: a, quantity: stations, part_of: a, value: 3, source: s", key: "part_of",
      says: "the figure itself"),
    wrong(
      "part of something else", "figure: a, quantity: villages, part_of: BTS, value: 3, source: s",
      key: "part_of", says: "counts something else"),
    wrong("no value", "figure: a, quantity: stations, source: s", key: "value", says: "is missing"),
    wrong("no source", "figure: a, quantity: stations, value: 1", key: "source", says: "is missing"),
    wrong("no quantity", "figure: a, value: 1, source: s", key: "quantity", says: "is missing"),
    wrong(
      "unknown quantity", "figure: a, quantity: station, value: 1, source: s", key: "quantity",
      value: "station", says: "is not known", remedy: "Did you mean stations?"),
    wrong(
      "half a station", "figure: a, quantity: stations, value: 1.5, source: s", key: "value", value: "1.5",
      says: "is no count"),
    wrong(
      "more than all", "figure: a, quantity: percent-covered, value: 101, source: s", key: "value",
      value: "101", says: "is out of range"),
    wrong(
      "a thousand with its comma", "figure: a, quantity: stations, value: \"2,833\", source: s", key: "value",
      value: "2,833", says: "is not a number"),
    wrong(
      "about without a tolerance",
      "figure: a, quantity: stations, comparison: about, value: 1, source: s", key: "tolerance",
      says: "is missing"),
    wrong(
      "tolerance without about", "figure: a, quantity: stations, tolerance: 1, value: 1, source: s",
      key: "tolerance", says: "comparison: exactly", remedy: "remove the tolerance"),
    wrong(
      "a count with a denominator", "figure: a, quantity: villages, of: villages, value: 1, source: s",
      key: "of", says: "says nothing about villages", remedy: "percent-covered"),
    wrong(
      "service without a verdict", "figure: a, quantity: villages, service: 4G, value: 1, source: s",
      key: "service", says: "says nothing", remedy: "verdict: covered"),
    wrong(
      "no operators", "figure: a, quantity: stations, operator: [], value: 1, source: s", key: "operator",
      says: "is empty"),
  ]

  @Test("A mistyped programme is told where the villages have programmes")
  func programme() throws {
    let fixture = StudyFixture()
    fixture.files["villages.geojson"] = Array(
      try fixture.villageText().replacing("\"id\": \"V1\"", with: "\"id\": \"V1\", \"programme\": \"done\"")
        .utf8)
    fixture.scenario += "published: { figure: a, quantity: villages, programme: dune, value: 1, source: s }\n"
    let study = try fixture.write()
    let found = problems { try study.validate() }
    #expect(found.count == 1 && found[0].remedy == "Did you mean done?" && found[0].value == "dune")
    MessageBook.add(found, of: "mistyped programme")
  }
}
