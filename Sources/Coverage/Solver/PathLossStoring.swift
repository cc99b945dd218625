/// Keeps path losses between runs. Thread-safe.
///
/// Losses are codes of 16 bits, one a cell; what they mean is the caller's own business. Stretches of the
/// largest code, 65535, take no room, so it should stand for the cells that are out of reach.
public protocol PathLossStoring: Sendable {
  /// The key of path losses, from a description that says all they depend on.
  ///
  /// - Parameter description: canonical: the same losses give the same bytes in every run, others never do.
  func key(for description: [UInt8]) -> PathLossKey

  /// The values that were kept under a key; nil where there are none, or where they are damaged.
  ///
  /// - Parameter count: how many values the key stands for. A kept entry of another number is damaged.
  func values(for key: PathLossKey, count: Int) -> [UInt16]?

  /// Keeps values under a key.
  ///
  /// A store that cannot (a full disk, a read-only folder) says so once and goes on without.
  func keep(_ values: [UInt16], for key: PathLossKey)
}

/// SHA-256 of all that path losses depend on.
public struct PathLossKey: Hashable, Sendable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// - Precondition: 32 bytes.
  public init(bytes: [UInt8]) {
    precondition(bytes.count == 32, "SHA-256 has 32 bytes")
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
