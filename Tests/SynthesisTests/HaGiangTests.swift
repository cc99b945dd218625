import Geography
import Parallelism
import RadioNetwork
import Terrain
import Testing

@testable import Synthesis

// Ten seconds a province in release, minutes in debug.
#if !DEBUG
  @Suite("The synthetic Hà Giang")
  struct HaGiangTests {
    private static let province = Result { try SyntheticProvince.generate(.haGiang) }

    @Test("has the published counts and a sound map")
    func sound() throws {
      let province = try Self.province.get()
      ProvinceChecks.counts(province)
      ProvinceChecks.identifiers(province)
      ProvinceChecks.areas(province)
      ProvinceChecks.clusters(province)
      ProvinceChecks.mergers(province)
      #expect(Set(province.sectors.map(\.stationID)).count == 2_833)
      #expect(province.villages.reduce(0) { $0 + $1.population } == 854_679)
    }

    @Test("is the same bits for one thread and for two")
    func threads() throws {
      let one = try SyntheticProvince.generate(.haGiang, workers: .one)
      let two = try SyntheticProvince.generate(.haGiang, workers: Workers(count: 2))
      #expect(ProvinceDigest(one).value == ProvinceDigest(two).value)
    }

    @Test("is mountainous: deep valleys, high peaks, steep but standing slopes")
    func relief() throws {
      let province = try Self.province.get()
      let outline = ProvinceOutline(.haGiang, seed: province.seed)
      let grid = province.heights.grid
      let isInside = outline.mask(over: grid)
      let heights = isInside.indices.filter { isInside[$0] }.map { province.heights.values[$0] }.sorted()
      #expect((50...110).contains(heights[0]))
      #expect((2_200...2_500).contains(heights[heights.count - 1]))

      var slopes: [Double] = []
      for row in stride(from: 1, to: grid.rows - 1, by: 5) {
        for column in stride(from: 1, to: grid.columns - 1, by: 5) {
          let index = row * grid.columns + column
          guard isInside[index] else { continue }
          let east = Double(province.heights.values[index + 1]) - Double(province.heights.values[index - 1])
          let south =
            Double(province.heights.values[index + grid.columns])
            - Double(province.heights.values[index - grid.columns])
          slopes.append((east * east + south * south).squareRoot() / (2 * grid.cellSize))
        }
      }
      slopes.sort()
      // Tangents of 15°, 25° and 40°.
      #expect((0.268...0.466).contains(slopes[slopes.count / 2]))
      #expect(slopes[slopes.count * 9 / 10] < 0.839)
    }

    @Test("has 5G in the provincial town and white villages without a mast in sight")
    func network() throws {
      let province = try Self.province.get()
      let town = province.villages[0].center
      for sector in province.sectors where sector.generation == .g5 {
        #expect(sector.position.distance(to: town) < 3_000)
      }
      let estimate = LinkEstimate(heights: province.heights)
      let masts = Set(province.sectors.map(\.position))
      for village in province.villages {
        let strongest = masts.lazy.map { mast in
          mast.distance(to: village.center) < 26_000
            ? estimate.levelDBm(from: mast, to: village.center) : -200
        }.max()!
        switch village.programme {
        case .remaining: #expect(strongest < -110)
        case .covered: #expect(strongest > -85)
        case .none: break
        }
      }
    }
  }
#endif
