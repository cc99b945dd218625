/// 1, ½, ⅓, … forwards and backwards, so that a search along a path reads both ends' distances in a row.
struct StepTable: Sendable {
  /// 1/i; infinite at 0.
  let inverse: [Double]
  /// 1/(origin − place), infinite from `origin` on.
  private let backward: [Double]
  private let origin: Int

  /// For receivers up to `capacity` steps away.
  init(capacity: Int) {
    origin = capacity + BlockLines.size
    let room = capacity + 2 * BlockLines.size
    inverse = (0...room).map { 1 / Double($0) }
    let origin = self.origin
    backward = (0...origin + 2 * BlockLines.size).map { $0 < origin ? 1 / Double(origin - $0) : .infinity }
  }

  /// 1/i + 1/(n − i) for eight points i from `first` on; infinite at 0 and from the receiver n on.
  @inline(__always)
  func room(from first: Int, receiver: Int) -> SIMD8<Double> {
    inverse.eight(from: first) + backward.eight(from: origin - receiver + first)
  }
}

extension [Double] {
  /// Eight in a row.
  @inline(__always)
  func eight(from index: Int) -> SIMD8<Double> {
    span.bytes.unsafeLoadUnaligned(
      fromByteOffset: index * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
  }

  /// Eight in a row, rounded.
  @inline(__always)
  func lanes(from index: Int) -> Lanes { Lanes(eight(from: index)) }
}

extension [Int32] {
  /// Eight in a row.
  @inline(__always)
  private func eight(from index: Int) -> SIMD8<Int32> {
    span.bytes.unsafeLoadUnaligned(
      fromByteOffset: index * MemoryLayout<Int32>.stride, as: SIMD8<Int32>.self)
  }

  /// Eight in a row as floats; magnitudes below 2²².
  @inline(__always)
  func eightWhole(from index: Int) -> Lanes { Lanes.wholeNumber(eight(from: index)) }

  /// Which of eight in a row are −1, the others being 0. Comparing integers goes lane by lane in the library.
  @inline(__always)
  func eightMask(from index: Int) -> SIMDMask<SIMD8<Int32>> {
    unsafeBitCast(eight(from: index), to: SIMDMask<SIMD8<Int32>>.self)
  }
}
