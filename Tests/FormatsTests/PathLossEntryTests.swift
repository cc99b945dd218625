import Coverage
import Foundation
import TestSupport
import Testing

@testable import Formats

@Suite("An entry of the path-loss store")
struct PathLossEntryTests {
  private let key = PathLossKey(bytes: (0..<32).map { UInt8($0) })

  private func damage(_ bytes: [UInt8], count: Int) -> PathLossDamage? {
    do throws(PathLossDamage) {
      _ = try PathLossEntry.decode(bytes, for: key, count: count)
      return nil
    } catch { return error }
  }

  @Test("What goes in comes out", arguments: [0, 1, 2, 39, 1_000, 30_011])
  func roundTrip(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    for values in [
      PathLossFixture.losses(count, seed: 7), [UInt16](repeating: .max, count: count),
      [UInt16](repeating: 0, count: count), (0..<count).map { UInt16($0 % 2) &- 1 },
      (0..<count).map { _ in UInt16.random(in: 0 ... .max, using: &generator) },
    ] {
      let bytes = PathLossEntry.encode(values, for: key)
      #expect(bytes.count <= PathLossEntry.largestSize(count: count))
      #expect(try PathLossEntry.decode(bytes, for: key, count: count) == values)
    }
  }

  @Test("Cells out of reach take no room")
  func room() {
    #expect(PathLossEntry.encode([UInt16](repeating: .max, count: 1_000_000), for: key).count == 96 + 8)
  }

  @Test("Every change of a single byte is found")
  func flips() {
    let values = PathLossFixture.losses(90, seed: 3)
    let bytes = PathLossEntry.encode(values, for: key)
    #expect(damage(bytes, count: 90) == nil)
    for place in bytes.indices {
      for flip: UInt8 in [1, 0x80, 0xFF] {
        var changed = bytes
        changed[place] ^= flip
        #expect(damage(changed, count: 90) != nil, "byte \(place)")
      }
    }
  }

  @Test("Every length but the right one is found")
  func lengths() {
    let bytes = PathLossEntry.encode(PathLossFixture.losses(90, seed: 4), for: key)
    for length in bytes.indices {
      #expect(damage(Array(bytes.prefix(length)), count: 90) != nil, "\(length) bytes")
    }
    #expect(damage(bytes + [0], count: 90) != nil)
  }

  @Test("It is told what is wrong")
  func reasons() {
    let bytes = PathLossEntry.encode([1, .max], for: key)
    #expect(damage([1, 2, 3], count: 2) == .tooShort(bytes: 3))
    #expect(damage([UInt8](repeating: 65, count: 200), count: 2) == .foreign)
    #expect(damage(bytes, count: 3) == .otherCount(found: 2, expected: 3))
    #expect(damage(bytes.dropLast(), count: 2) == .otherSize(found: 17, expected: 18))
    var other = bytes
    other[8] = 9
    #expect(damage(other, count: 2) == .version(9))
    other = bytes
    other[40] ^= 1
    #expect(damage(other, count: 2) == .otherKey)
    other = bytes
    other[bytes.count - 1] ^= 1
    #expect(damage(other, count: 2) == .checksum)
  }

  @Test("Lengths that do not make up the values are found even under a checksum that fits")
  func runs() {
    var bytes = PathLossEntry.encode([1, .max, 2], for: key)
    // 0 out of reach, 1 value, 1 out of reach, 1 value: the first two change places.
    for length in [UInt8(1), 200] {
      bytes[96] = length
      let sum = bytes.withUnsafeBytes {
        SHA256Digest.bytes(
          of: UnsafeRawBufferPointer(rebasing: $0[..<64]), UnsafeRawBufferPointer(rebasing: $0[96...]))
      }
      bytes.replaceSubrange(64..<96, with: sum)
      #expect(damage(bytes, count: 3) == .runs)
    }
  }
}
