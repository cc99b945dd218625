import Testing

@testable import Formats

@Suite("CSV in")
struct CSVTextTests {
  private let folder = TemporaryFolder()

  private func read(_ text: String, hasHeaderLine: Bool = true, filter: String? = nil) throws -> FeatureTable
  {
    try VectorSource.read(path: folder.add("t.csv", text), filter: filter, hasHeaderLine: hasHeaderLine)
  }

  @Test("A record knows its line, past quoted line ends and blank lines", arguments: ["\n", "\r\n", "\r"])
  func lines(end: String) throws {
    let text = ["", "id,note", "1,\"two", "lines\"", "", "   ", "2,\"say \"\"hi\"\"\"", ",", "3,last"]
      .joined(separator: end)
    let table = try read(text)
    #expect(table.features.map(\.line) == [3, 7, 9])
    #expect(table.features.map(\.number) == [1, 2, 3])
    #expect(table.features.map { $0.values[0] } == [.text("1"), .text("2"), .text("3")])
    #expect(table.features[0].values[1] == .text("two\nlines"))
    #expect(table.features[1].values[1] == .text("say \"hi\""))
    #expect(try read(text, filter: "id = '3'").features.map(\.line) == [9])
  }

  @Test(
    "Comma, semicolon and tab, with and without Excel's mark",
    arguments: [",", ";", "\t"], ["", "\u{FEFF}"])
  func separators(separator: String, mark: String) throws {
    let text =
      "tên,cao m,x".split(separator: ",").joined(separator: separator) + "\n"
      + ["Đồng Văn", "007", ""].joined(separator: separator) + "\n"
    let table = try read(mark + text)
    #expect(table.headers == ["tên", "cao m", "x"])
    #expect(table.fields.allSatisfy { $0.kind == .text })
    #expect(table.features[0].values == [.text("Đồng Văn"), .text("007"), .null])
  }

  @Test("One field with a space in its name is one field")
  func single() throws {
    let table = try read("site name\nHà Nội 1\nlast\n")
    #expect(table.headers == ["site name"])
    #expect(table.features.map(\.values) == [[.text("Hà Nội 1")], [.text("last")]])
  }

  @Test("Without a header line the fields are numbered")
  func headerless() throws {
    let table = try read("10,20\n30,40,50\n", hasHeaderLine: false)
    #expect(table.headers == ["field_1", "field_2", "field_3"])
    #expect(table.features.map(\.line) == [1, 2])
    #expect(table.features[0].values == [.text("10"), .text("20"), .null])
    #expect(table.problems.map(\.line) == [1])
  }

  @Test("Names in quotation marks, empty ones and ones given twice")
  func headers() throws {
    let table = try read("\"a \"\"b\"\"\",, c ,C\n1,2,3,4\n")
    #expect(table.headers == ["a \"b\"", "field_2", "c", "C"])
    #expect(table.features[0].values == [.text("1"), .text("2"), .text("3"), .text("4")])
    #expect(table.problems.map(\.field) == ["C"] && table.problems[0].line == 1)
  }

  @Test("A record with too many or too few fields is told")
  func unevenRecords() throws {
    let table = try read("a,b\n1,2\n\n1,2,3\n4\n5,\n")
    #expect(table.problems.map(\.line) == [4, 5])
    #expect(table.problems[0].message == "the record has 3 fields, the header 2")
    #expect(table.problems[1].message == "the record has 1 fields, the header 2")
  }

  @Test("Open quotation marks and other encodings are told with their line")
  func unreadable() {
    let open = problem { _ = try read("a,b\n1,2\n3,\"4\n5,6\n") }
    #expect(open?.line == 3)
    let path = folder.add("latin.csv", Array("a,b\n1,2\n".utf8) + [0xD0, 0xE0, 0x2C, 0x31, 0x0A])
    let latin = problem { _ = try VectorSource.read(path: path) }
    #expect(latin?.line == 3 && latin?.expected == "UTF-8")
    let wide = folder.add("wide.csv", [0xFF, 0xFE, 0x61, 0, 0x2C, 0])
    #expect(problem { _ = try VectorSource.read(path: wide) }?.message == "the text is in UTF-16")
  }

  @Test("A comparison of text with a number is told with the way out")
  func filter() throws {
    let text = "name,people\na,5\nb,50\n"
    let wrong = problem { _ = try read(text, filter: "people > 10") }
    #expect(wrong == nil || wrong?.remedy?.contains("CAST") == true)
    #expect(try read(text, filter: "CAST(people AS float) > 10").features.map(\.line) == [3])
  }
}
