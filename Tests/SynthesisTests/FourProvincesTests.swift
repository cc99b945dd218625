import Parallelism
import RadioNetwork
import Testing

@testable import Synthesis

@Suite("Presets of provinces")
struct PresetTests {
  @Test("carry the published numbers of stations")
  func published() {
    #expect(ProvincePreset.haGiang.stationCount == 2_833)
    #expect(ProvincePreset.haiDuong.stationCount > 3_000)
    #expect(ProvincePreset.thanhHoa.stationCount == 9_399)
    #expect(ProvincePreset.bacKan.stations.first { $0.generation == .g5 }?.count == 15)
  }

  @Test("promise no more in single lots than they have", arguments: ProvincePreset.all.map(\.name))
  func lots(name: String) throws {
    let preset = try #require(ProvincePreset.named(name))
    for (generation, count) in preset.stations {
      #expect(
        preset.network.lots.filter { $0.generation == generation }.reduce(0) { $0 + $1.count } <= count)
    }
    let codes = preset.operators.map(\.code)
    #expect(preset.network.lots.allSatisfy { $0.operatorCode.map(codes.contains) ?? true })
  }
}

// Half a minute a province in release, minutes in debug.
#if !DEBUG
  @Suite("The synthetic Hải Dương, Thanh Hóa and Bắc Kạn")
  struct FourProvincesTests {
    @Test("have their counts, a sound map, and their generations in every commune")
    func haiDuong() throws {
      let province = try checked(.haiDuong)
      let town = province.villages[0].center
      let trial = Set(province.sectors.lazy.filter { $0.generation == .g5 }.map(\.position))
      // Four in the narrow middle of the city, the others in other districts.
      #expect(
        province.sectors.filter { $0.generation == .g5 && $0.position.distance(to: town) < 2_300 }
          .reduce(into: Set<String>()) { $0.insert($1.stationID) }.count == 4)
      #expect(trial.contains { $0.distance(to: town) > 15_000 })
      // A delta: nine tenths of the land lie below 15 m, and yet there are hills.
      let heights = heightsInside(province)
      #expect(heights[heights.count * 85 / 100] < 15)
      #expect((300...800).contains(heights[heights.count - 1]))
      let again = try SyntheticProvince.generate(.haiDuong, workers: .one)
      #expect(ProvinceDigest(again).value == ProvinceDigest(province).value)
    }

    @Test("Bắc Kạn has thirteen stations of 5G of Viettel and two of VNPT")
    func bacKan() throws {
      let province = try checked(.bacKan)
      let stations = Set(
        province.sectors.lazy.filter { $0.generation == .g5 }.map { [$0.operatorName, $0.stationID] })
      #expect(stations.count { $0[0] == "Viettel" } == 13)
      #expect(stations.count { $0[0] == "VNPT" } == 2)
      #expect(stations.count == 15)
    }

    @Test("Thanh Hóa lies by the sea, with a delta before its mountains and no mast in the water")
    func thanhHoa() throws {
      let province = try checked(.thanhHoa)
      #expect(Set(province.sectors.map(\.stationID)).count == 9_399)
      #expect(province.heights.values.contains(0))
      let heights = heightsInside(province)
      #expect(heights[0] >= 1)
      #expect(heights[heights.count / 4] < 30)
      #expect(heights[heights.count * 3 / 4] > 150)
      let grid = province.heights.grid
      for sector in province.sectors {
        #expect(grid.cell(containing: sector.position).map { province.heights[$0] > 0 } == true)
      }
    }

    private func checked(_ preset: ProvincePreset) throws -> SyntheticProvince {
      let province = try SyntheticProvince.generate(preset)
      ProvinceChecks.counts(province)
      ProvinceChecks.identifiers(province)
      ProvinceChecks.areas(province)
      ProvinceChecks.clusters(province)
      ProvinceChecks.mergers(province)
      ProvinceChecks.communesHaveStations(province)
      return province
    }

    private func heightsInside(_ province: SyntheticProvince) -> [Int16] {
      let isInside = ProvinceOutline(province.preset, seed: province.seed).mask(over: province.heights.grid)
      return isInside.indices.filter { isInside[$0] }.map { province.heights.values[$0] }.sorted()
    }
  }
#endif
