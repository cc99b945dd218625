import Glibc

/// A CSV file of any size, read from its beginning to its end in blocks of whole records.
///
/// What is read at a time is bounded, so a table larger than memory can pass through. Blocks know their
/// lines and nothing of each other: any thread may take one apart.
public final class CSVStream {
  /// The file, as the user named it.
  public let path: String
  /// The names of its fields; empty where it holds no record.
  public let headers: [String]
  /// What is wrong with the header line.
  public let problems: [Problem]
  /// Bytes of the file; 0 where it is no ordinary file.
  public let size: Int

  private let file: Int32
  private let blockSize: Int
  private let header: CSVText?
  /// What has been read and not yet handed out.
  private var pending: [UInt8] = []
  private var line = 1
  private var isAtEnd = false

  /// The longest record that is taken for one: a quotation mark that is never closed must not
  /// swallow a file of many gigabytes.
  private static let longestRecord = 1 << 24

  /// Opens a file and reads its header line.
  ///
  /// - Parameter blockSize: bytes of a block, more or less.
  public init(path: String, blockSize: Int = 1 << 20) throws(Problem) {
    self.path = path
    self.blockSize = blockSize
    guard FilePath.kind(path) != .folder else {
      throw Problem(
        "is a folder", file: path, expected: "a CSV file", remedy: "Name a file in it")
    }
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FilePath.missing(path) ?? SystemError.last.reading(path) }
    var status = stat()
    size = fstat(file, &status) == 0 && FilePath.kind(status) == .file ? Int(status.st_size) : 0
    var start = CSVStart()
    do {
      try start.read(file, path: path, longest: Self.longestRecord)
    } catch {
      close(file)
      throw error
    }
    header = start.header
    headers = start.header?.headers ?? []
    problems = start.header?.problems(file: path) ?? []
    pending = start.rest
    line = start.nextLine
  }

  deinit { close(file) }

  /// The next blocks, as many as asked for while there are; empty at the end.
  public func blocks(_ count: Int) throws(Problem) -> [CSVBlock] {
    var blocks: [CSVBlock] = []
    while blocks.count < count, let block = try next() { blocks.append(block) }
    return blocks
  }

  private func next() throws(Problem) -> CSVBlock? {
    guard let header else { return nil }
    var wanted = blockSize
    while true {
      try fill(upTo: wanted)
      if isAtEnd {
        defer { pending = [] }
        return pending.isEmpty ? nil : block(pending[...], header)
      }
      // A record that is longer than any: the block is handed out as it is, and tells what is wrong.
      let end = CSVCut.end(of: pending) ?? (pending.count >= Self.longestRecord ? pending.count : 0)
      if end > 0 {
        let block = block(pending[..<end], header)
        pending.removeFirst(end)
        return block
      }
      wanted *= 2
    }
  }

  private func block(_ bytes: ArraySlice<UInt8>, _ header: CSVText) -> CSVBlock {
    defer { line += CSVCut.lineEnds(in: bytes) }
    return CSVBlock(bytes: Array(bytes), firstLine: line, header: header, file: path)
  }

  private func fill(upTo wanted: Int) throws(Problem) {
    while !isAtEnd, pending.count < wanted {
      isAtEnd = try Self.read(file, into: &pending, wanted - pending.count, path: path) == 0
    }
  }

  /// Appends at most so many bytes of a file.
  ///
  /// - Returns: how many they were, 0 at the end of the file.
  fileprivate static func read(
    _ file: Int32, into bytes: inout [UInt8], _ most: Int, path: String
  ) throws(Problem) -> Int {
    var failure: SystemError?
    let chunk = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      let found = uninterrupted { Glibc.read(file, buffer.baseAddress, most) }
      if found < 0 { failure = .last }
      count = max(0, found)
    }
    if let failure { throw failure.reading(path) }
    bytes.append(contentsOf: chunk)
    return chunk.count
  }
}

/// The beginning of a CSV file, as far as its header line.
private struct CSVStart {
  var header: CSVText?
  var rest: [UInt8] = []
  var nextLine = 1

  mutating func read(_ file: Int32, path: String, longest: Int) throws(Problem) {
    var bytes: [UInt8] = []
    while bytes.count < longest {
      let isAtEnd = try CSVStream.read(file, into: &bytes, 1 << 16, path: path) == 0
      guard let end = CSVCut.headerEnd(of: bytes) ?? (isAtEnd ? bytes.count : nil) else { continue }
      let text = try CSVText(Array(bytes[..<end]), file: path, hasHeaderLine: true)
      header = text.headers.isEmpty ? nil : text
      rest = Array(bytes[end...])
      nextLine += CSVCut.lineEnds(in: bytes[..<end])
      return
    }
    throw Problem(
      "begins with a line of more than \(longest >> 20) MB", file: path, line: 1,
      expected: "a line that names the columns", remedy: "Check that it is a CSV file")
  }
}

/// Where a text of CSV may be cut.
enum CSVCut {
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The end of the last whole record, behind its end of line; nil where no record ends for certain.
  static func end(of bytes: [UInt8]) -> Int? {
    guard bytes.contains(quote) else { return lastLineEnd(of: bytes) }
    var last: Int?
    forEachRecordEnd(in: bytes) { end in
      last = end
      return true
    }
    return last
  }

  /// The end of the first record that is not blank; nil where it does not end for certain.
  static func headerEnd(of bytes: [UInt8]) -> Int? {
    var start = 0
    var found: Int?
    forEachRecordEnd(in: bytes) { end in
      // The mark of UTF-8 is no text.
      let isBlank = bytes[start..<end].allSatisfy { $0 <= 32 || [0xEF, 0xBB, 0xBF].contains($0) }
      start = end
      if !isBlank { found = end }
      return isBlank
    }
    return found
  }

  /// How many lines end in a text: LF, CR LF or CR.
  static func lineEnds(in bytes: ArraySlice<UInt8>) -> Int {
    var lineFeeds = 0
    var returns = 0
    for byte in bytes {
      lineFeeds &+= byte == lineFeed ? 1 : 0
      returns &+= byte == carriageReturn ? 1 : 0
    }
    if returns == 0 { return lineFeeds }
    var pairs = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == lineFeed, previous == carriageReturn { pairs += 1 }
      previous = byte
    }
    return lineFeeds + returns - pairs
  }

  private static func lastLineEnd(of bytes: [UInt8]) -> Int? {
    if let feed = bytes.lastIndex(of: lineFeed) { return feed + 1 }
    // Behind the last byte there may be the LF of its CR.
    return bytes.dropLast().lastIndex(of: carriageReturn).map { $0 + 1 }
  }

  private static func forEachRecordEnd(in bytes: [UInt8], _ body: (Int) -> Bool) {
    var isQuoted = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == quote { isQuoted.toggle() }
      guard !isQuoted else { continue }
      let next = index + 1 < bytes.count ? bytes[index + 1] : lineFeed
      if byte == lineFeed || (byte == carriageReturn && next != lineFeed), !body(index + 1) { return }
    }
  }
}
