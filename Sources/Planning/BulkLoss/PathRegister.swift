/// The ids of all paths in 16 bytes each: which row of `paths.csv` has which.
///
/// Hashes of 64 bits stand for the ids: of a million, two are alike by chance once in 30 million files.
struct PathRegister {
  private struct Entry {
    let hash: UInt64
    let row: UInt32
  }

  private var entries: [Entry] = []
  /// How many rows there are, those without an id too.
  private(set) var count = 0

  /// What stands for an id.
  static func hash(of id: String) -> UInt64 { UInt64(bitPattern: Int64(id.hashValue)) }

  /// Takes down the ids of the next rows; nil where a row has none.
  mutating func append(_ hashes: [UInt64?]) {
    for hash in hashes {
      if let hash { entries.append(Entry(hash: hash, row: UInt32(count))) }
      count += 1
    }
  }

  /// Makes the register ready for questions.
  ///
  /// - Returns: rows whose id stands in an earlier row already, and that row.
  mutating func sort() -> [Int: Int] {
    entries.sort { ($0.hash, $0.row) < ($1.hash, $1.row) }
    var repeated: [Int: Int] = [:]
    var first = 0
    for index in entries.indices.dropFirst() {
      if entries[index].hash != entries[first].hash {
        first = index
      } else {
        repeated[Int(entries[index].row)] = Int(entries[first].row)
      }
    }
    return repeated
  }

  /// The first row with an id; nil where there is none.
  func row(of id: String) -> Int? {
    let hash = Self.hash(of: id)
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].hash == hash ? Int(entries[low].row) : nil
  }
}
