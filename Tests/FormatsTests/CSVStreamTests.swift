import Testing

@testable import Formats

@Suite("CSV in blocks")
struct CSVStreamTests {
  private let folder = TemporaryFolder()

  /// All records as text with their lines, read in blocks of a size.
  private func records(_ text: String, blockSize: Int) throws -> [(line: Int?, values: [FieldValue])] {
    let stream = try CSVStream(path: folder.add("table.csv", text), blockSize: blockSize)
    var records: [(Int?, [FieldValue])] = []
    while case let blocks = try stream.blocks(3), !blocks.isEmpty {
      for block in blocks {
        let table = try block.table()
        #expect(table.problems.isEmpty && table.headers == stream.headers)
        records += table.features.map { ($0.line, $0.values) }
      }
    }
    return records
  }

  @Test(
    "The size of blocks changes neither records nor lines",
    arguments: ["\n", "\r\n", "\r"])
  func blockSizes(ending: String) throws {
    let lines = [
      "\u{feff}id,name,height", "1,Đồng Văn,1025", "", "2,\"Mèo\(ending)Vạc, \"\"xa\"\"\",700", "3,,",
      "\"4\",\"\",5.5", "5,x,6",
    ]
    for last in ["", ending] {
      let text = lines.joined(separator: ending) + last
      let whole = try VectorSource.read(path: folder.add("whole.csv", text)).features
      #expect(whole.map(\.line) == [2, 4, 6, 7, 8])
      for size in [1, 2, 3, 5, 8, 13, 40, 1000] {
        let records = try records(text, blockSize: size)
        #expect(records.map(\.line) == whole.map(\.line), "blocks of \(size)")
        #expect(records.map(\.values) == whole.map(\.values), "blocks of \(size)")
      }
    }
  }

  @Test("Columns come as runs and numbers, with faults where there is no finite number")
  func columns() throws {
    let text = """
      id;height;zone
      A;1.5;sea
      A; -2e1 ;sea

      "A";;inland
      B;nan;inland
      B;7 m;
      B;1e400;
      """
    let stream = try CSVStream(path: folder.add("table.csv", text))
    let blocks = try stream.blocks(9)
    let columns = try #require(blocks.first).columns(runs: [0, 2], numbers: [1])
    #expect(blocks.count == 1 && columns.count == 6 && columns.lines == [2, 3, 5, 6, 7, 8])
    #expect(columns.runs[0] == [.init(start: 0, text: "A"), .init(start: 3, text: "B")])
    #expect(
      columns.runs[1] == [
        .init(start: 0, text: "sea"), .init(start: 2, text: "inland"), .init(start: 4, text: ""),
      ])
    #expect(columns.numbers[0][..<2] == [1.5, -20])
    #expect(columns.numbers[0].map(\.isNaN) == [false, false, true, true, true, true])
    #expect(columns.faults.map(\.row) == [2, 3, 4, 5])
    #expect(columns.faults.map(\.text) == [nil, "nan", "7 m", "1e400"])
  }

  @Test("What is wrong is told with its line, in whatever block it stands", arguments: [4, 64, 4096])
  func problems(blockSize: Int) throws {
    let rows = (2...20).map { "\($0),a\n" }.joined()
    func told(_ bytes: [UInt8]) -> Problem? {
      problem {
        let stream = try CSVStream(path: folder.add("table.csv", bytes), blockSize: blockSize)
        while case let blocks = try stream.blocks(2), !blocks.isEmpty {
          for block in blocks {
            if let found = try block.table().problems.first { throw found }
          }
        }
      }
    }
    let start = Array(("id,name\n" + rows).utf8)
    #expect(told(start) == nil)
    #expect(told(start + [0x31, 0x2C, 0xC3, 0x28, 10] + Array(rows.utf8))?.line == 21)
    let open = told(start + Array("1,\"x\n\(rows)".utf8))
    #expect(open?.line == 21 && open?.message.contains("never closed") == true)
    #expect(told(start + Array("1,2,3\n\(rows)".utf8))?.message == "the record has 3 fields, the header 2")
    #expect(told(start + Array("1,2,3\n\(rows)".utf8))?.line == 21)
  }

  @Test("A file without a record has no headers and no blocks", arguments: ["", "\n \n", "\u{feff}"])
  func empty(text: String) throws {
    let stream = try CSVStream(path: folder.add("table.csv", text))
    #expect(stream.headers.isEmpty)
    #expect(try stream.blocks(1).isEmpty)
  }

  @Test("A header alone, with or without the end of its line, has no blocks", arguments: ["a,b", "a,b\r\n"])
  func headerOnly(text: String) throws {
    let stream = try CSVStream(path: folder.add("table.csv", text))
    #expect(stream.headers == ["a", "b"])
    #expect(try stream.blocks(1).isEmpty)
  }

  @Test("A folder and a file that is not there are refused")
  func noFile() throws {
    #expect(problem { _ = try CSVStream(path: folder.path) }?.message == "is a folder")
    #expect(
      problem { _ = try CSVStream(path: folder.path + "/no.csv") }?.message.contains("does not exist") == true
    )
  }
}
