import Terrain
import Testing

@testable import Synthesis

@Suite("A province by the sea")
struct CoastlineTests {
  @Test("has its whole area on land, and a side that is the shore")
  func outline() throws {
    let preset = ProvincePreset.thanhHoa
    let coast = try #require(Coastline(preset, seed: preset.seed))
    let outline = ProvinceOutline(preset, seed: preset.seed)
    #expect(abs(outline.area.area / 1e6 / preset.areaKm2 - 1) < 0.001)
    let offshore = outline.ring.map(coast.offshore)
    // Corners lie on decimetres.
    #expect(offshore.max()! < 0.1)
    let onShore = offshore.count { $0 > -1 }
    #expect(onShore > 60 && onShore < outline.ring.count / 2)
  }

  @Test("is there only where the character has a coast")
  func inland() {
    #expect(Coastline(.bacKan, seed: 1) == nil)
    #expect(Coastline(.tiny, seed: 1) == nil)
  }

  @Test("the way to the sea ends at the shore")
  func reach() throws {
    let preset = ProvincePreset.thanhHoa
    let coast = try #require(Coastline(preset, seed: 3))
    let seaward = preset.relief.coast!.toward
    let distance = try #require(coast.reach(toward: (seaward.x, seaward.y)))
    let shore = MapPoint(
      x: preset.center.x + distance * seaward.x, y: preset.center.y + distance * seaward.y)
    #expect(abs(coast.offshore(shore)) < 0.01)
    #expect(coast.reach(toward: (-seaward.x, -seaward.y)) == nil)
  }
}
