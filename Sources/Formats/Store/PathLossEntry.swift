import Coverage

/// The bytes of one entry of the store.
///
/// | bytes | what |
/// |---|---|
/// | 0–7 | ``magic`` |
/// | 8–11 | ``version`` |
/// | 12–15 | number of lengths in the payload |
/// | 16–23 | number of values |
/// | 24–31 | size of the payload |
/// | 32–63 | the key |
/// | 64–95 | SHA-256 of bytes 0–63 and the payload |
/// | 96– | the payload: lengths of 32 bits (``PathLossRuns``), then the values that were kept, of 16 bits |
///
/// Numbers are in the order of bytes of the machine. One of another order does not know the first eight bytes.
enum PathLossEntry {
  static let version: UInt32 = 1
  static let headerSize = 96
  private static let coveredHeaderSize = 64
  /// `WSPLOSS` and a line feed where the least byte comes first.
  private static let magic: UInt64 = 0x0A53_534F_4C50_5357

  /// The bytes of an entry.
  static func encode(_ values: [UInt16], for key: PathLossKey) -> [UInt8] {
    let runs = PathLossRuns(values)
    let payloadSize = runs.lengths.count * 4 + runs.keptCount * 2
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headerSize + payloadSize)
    append(magic, to: &bytes)
    append(version, to: &bytes)
    append(UInt32(runs.lengths.count), to: &bytes)
    append(UInt64(values.count), to: &bytes)
    append(UInt64(payloadSize), to: &bytes)
    bytes += key.bytes
    bytes += [UInt8](repeating: 0, count: headerSize - coveredHeaderSize)
    runs.lengths.withUnsafeBytes { bytes.append(contentsOf: $0) }
    runs.appendKept(of: values, to: &bytes)
    let sum = bytes.withUnsafeBytes(checksum)
    bytes.replaceSubrange(coveredHeaderSize..<headerSize, with: sum)
    return bytes
  }

  /// The values of an entry that is whole and belongs to the key.
  static func decode(
    _ bytes: [UInt8], for key: PathLossKey, count: Int
  ) throws(PathLossDamage) -> [UInt16] {
    guard bytes.count >= headerSize else { throw .tooShort(bytes: bytes.count) }
    let header = bytes.withUnsafeBytes { bytes in
      (
        magic: bytes.loadUnaligned(as: UInt64.self),
        version: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self),
        runCount: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self),
        count: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
        payloadSize: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
      )
    }
    guard header.magic == magic else { throw .foreign }
    guard header.version == version else { throw .version(header.version) }
    guard bytes[32..<coveredHeaderSize].elementsEqual(key.bytes) else { throw .otherKey }
    guard header.count == UInt64(count) else { throw .otherCount(found: header.count, expected: count) }
    let payloadSize = bytes.count - headerSize
    guard header.payloadSize == UInt64(payloadSize) else {
      throw .otherSize(found: payloadSize, expected: header.payloadSize)
    }
    guard bytes[coveredHeaderSize..<headerSize].elementsEqual(bytes.withUnsafeBytes(checksum)) else {
      throw .checksum
    }
    let values = bytes.withUnsafeBytes { bytes -> [UInt16]? in
      let payload = UnsafeRawBufferPointer(rebasing: bytes[headerSize...])
      let runs = PathLossRuns(payload, runCount: Int(header.runCount), count: count)
      let kept = UnsafeRawBufferPointer(rebasing: payload.dropFirst(Int(header.runCount) * 4))
      return runs?.values(from: kept, count: count)
    }
    guard let values else { throw .runs }
    return values
  }

  /// No entry of so many values is larger: every other value out of reach.
  static func largestSize(count: Int) -> Int { headerSize + 8 * (count / 2 + 1) + 2 * count }

  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    SHA256Digest.bytes(
      of: UnsafeRawBufferPointer(rebasing: bytes[..<coveredHeaderSize]),
      UnsafeRawBufferPointer(rebasing: bytes[headerSize...]))
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }
}
