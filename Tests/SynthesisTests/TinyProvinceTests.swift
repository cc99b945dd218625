import Geography
import Parallelism
import Terrain
import Testing

@testable import Synthesis

@Suite("The tiny province")
struct TinyProvinceTests {
  private static let province = Result { try SyntheticProvince.generate(.tiny, workers: .one) }

  @Test("has the preset's counts and a sound map")
  func sound() throws {
    let province = try Self.province.get()
    ProvinceChecks.counts(province)
    ProvinceChecks.identifiers(province)
    ProvinceChecks.areas(province)
    ProvinceChecks.clusters(province)
    ProvinceChecks.mergers(province)
  }

  @Test("is the same bits on every machine")
  func pinned() throws {
    // A changed digest is a changed province for everyone who has a seed written down.
    #expect(ProvinceDigest(try Self.province.get()).value == 0x4442_141D_5AB4_E95A)
  }

  @Test("is the same bits again and for three threads")
  func repeatable() throws {
    let again = try SyntheticProvince.generate(.tiny, workers: Workers(count: 3))
    #expect(ProvinceDigest(again).value == ProvinceDigest(try Self.province.get()).value)
  }

  @Test("is another land for another seed", arguments: [1, 2, 3])
  func otherSeeds(seed: UInt64) throws {
    let other = try SyntheticProvince.generate(.tiny, seed: seed, workers: .one)
    ProvinceChecks.counts(other)
    #expect(other.heights.values != (try Self.province.get()).heights.values)
    #expect(other.seed == seed)
  }

  @Test("stops when it is asked to")
  func cancellation() {
    let monitor = WorkMonitor()
    monitor.cancel()
    #expect(throws: CancellationError.self) {
      try SyntheticProvince.generate(.tiny, workers: .one, monitor: monitor)
    }
  }
}
