import Geography
import Propagation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Coverage

@Suite("Reasons of verdicts")
struct ReasonFinderTests {
  @Test("a wall between mast and village is named with its place and its height over the line of sight")
  func ridge() throws {
    var scene = ReasonScene()
    scene.ground = ReasonScene.wall(height: 200, columns: 50...50)
    scene.add(x: 2_050, eirp: 58)
    let reason = try scene.found().reason
    #expect(reason.verdict != .covered)
    #expect(reason.limit == .ridge)
    let ridge = try #require(reason.path?.ridge)
    // The wall's crest is the cell from 5,000 to 5,100 m, 3,000 m from the mast: half way. There the ray from 40 m to
    // 11.5 m is at 25.75 m, and the Earth bulges 3000² / (2 · 8,495,000 m) = 0.53 m: 200 + 0.53 − 25.75 = 174.8 m.
    #expect(isClose(ridge.distance, 3_000, within: 100))
    #expect(isClose(ridge.position.x, 5_050, within: 100))
    #expect(isClose(ridge.position.y, 5_050, within: 1e-9))
    #expect(isClose(ridge.heightOverRay, 174.8, within: 1))
    #expect(ridge.height == 200)
    #expect(reason.remedy.extraHeight == nil)
  }

  @Test("without the wall the same mast covers the village, and nothing limits it")
  func clear() throws {
    var scene = ReasonScene()
    scene.add(x: 2_050, eirp: 58)
    let found = try scene.found()
    #expect(found.reason.verdict == .covered)
    #expect(found.reason.limit == nil)
    #expect(found.reason.shortfall.covered < 0)
    #expect(found.reason.path?.sector == 0)
    #expect(found.reason.path.map { isClose($0.distance, 6_000, within: 1) } == true)
    // What there is to spare is the level over the covered one.
    let level = try #require(found.verdictOfLayer.quality.centerLevel)
    #expect(isClose(-found.reason.shortfall.covered, level + 95, within: 1e-4))
  }

  @Test("over flat ground a weak mast is too far away, whatever its antenna")
  func distance() throws {
    var scene = ReasonScene()
    scene.add(x: 2_050, eirp: 30)
    let reason = try scene.found().reason
    #expect(reason.limit == .distance)
    #expect(reason.shortfall.covered > 3)
    #expect(reason.remedy.extraEIRPdB == nil)
  }

  @Test("a panel that looks the other way is what limits where its main beam would do")
  func antenna() throws {
    var scene = ReasonScene()
    scene.add(x: 5_050, azimuth: 270, eirp: 50)
    let reason = try scene.found().reason
    #expect(reason.limit == .antenna)
    #expect(try #require(reason.path?.antennaLossDB) >= reason.shortfall.covered)
    scene.masts = []
    scene.add(x: 5_050, azimuth: 90, eirp: 50)
    #expect(try scene.found().reason.verdict == .covered)
  }

  @Test("the operator's nearest mast lacks the generation that would cover from there")
  func noGeneration() throws {
    var scene = ReasonScene()
    scene.services = [
      StudyFixture.service(.g2, covered: -95, weak: -104),
      StudyFixture.service(.g4, covered: -95, weak: -110),
    ]
    scene.add(x: 2_050, generation: .g4, eirp: 70)
    scene.add(x: 6_050, generation: .g2, eirp: 55)
    let found = try scene.found()
    let broadband = found.reasons.byGeneration[1]
    #expect(broadband.verdict != .covered)
    #expect(broadband.limit == .noGeneration)
    #expect(broadband.remedy.newStationMast == 1)
    #expect(broadband.nearestMast?.mast == 1)
    #expect(broadband.nearestMast.map { isClose($0.distance, 2_000, within: 1) } == true)
  }

  @Test("nobody has the generation; an operator without a mast in reach")
  func nobody() throws {
    var scene = ReasonScene()
    scene.services = [
      StudyFixture.service(.g4, covered: -95, weak: -110),
      StudyFixture.service(.g5, covered: -95, weak: -110),
    ]
    scene.maximumDistance = 4_000
    scene.add(x: 7_050, operatorName: "A", generation: .g4, eirp: 55)
    scene.add(x: 550, operatorName: "B", generation: .g4, eirp: 55)
    let found = try scene.found()
    #expect(found.reasons.byGeneration[1].limit == .noGeneration)
    #expect(found.reasons.byGeneration[1].shortfall == .unknown)
    #expect(found.reasons.byLayer[1].limit == .noOperator)
    #expect(found.reasons.byLayer[1].nearestMast == nil)
    #expect(found.reasons.byLayer[1].remedy.isEmpty)
  }

  @Test("a phone that is not heard limits where the downlink would do")
  func uplink() throws {
    var scene = ReasonScene()
    scene.services = [
      Service(
        generation: .g4, coveredLevel: PowerLevel(dBm: -105), weakLevel: PowerLevel(dBm: -118),
        reception: .outdoor(.g4), isUplinkJudged: true)
    ]
    scene.add(x: 3_050, generation: .g4, frequency: 1800, eirp: 90)
    let found = try scene.found()
    let level = try #require(found.verdictOfLayer.quality.centerLevel)
    #expect(level > -105)
    #expect(found.reason.verdict == .weak)
    #expect(found.reason.limit == .uplink)
    #expect(found.reason.remedy.extraEIRPdB == nil)
  }

  @Test("unknown ground, and a village outside the study, are said to be so")
  func unknown() throws {
    var scene = ReasonScene()
    scene.ground = ReasonScene.wall(height: .nan, columns: 40...60)
    scene.add(x: 2_050, eirp: 60)
    let found = try scene.found()
    #expect(found.reason.verdict == .unknown)
    #expect(found.reason.limit == .unknownGround)
    scene.ground = StudyFixture.flat()
    scene.village = MapPoint(x: 50_000, y: 50_000)
    let outside = try scene.found().reason
    #expect(outside.verdict == .unknown)
    #expect(outside.limit == .outside)
  }

  // MARK: Remedies

  /// The level at the village needs some decibels more; the mast is the only one.
  private func lacking(_ decibels: Double) throws -> ReasonScene {
    var scene = ReasonScene()
    scene.add(x: 4_050, eirp: 55)
    let level = try #require(try scene.found().verdictOfLayer.quality.centerLevel)
    scene.masts = []
    scene.add(x: 4_050, eirp: 55 - (level + 95) - decibels)
    return scene
  }

  @Test("the power that is said to be missing covers the village when it is added, and a tenth less does not")
  func extraEIRP() throws {
    var scene = try lacking(2.27)
    let extra = try #require(try scene.found().reason.remedy.extraEIRPdB)
    #expect(isClose(extra, 2.27, within: 0.11))
    let eirp = scene.masts[0].sector.eirp.dBm
    for (power, verdict) in [(extra, Verdict.covered), (extra - 0.1, .weak)] {
      scene.masts = []
      scene.add(x: 4_050, eirp: eirp + power)
      #expect(try scene.found().reason.verdict == verdict)
    }
    #expect(try lacking(3.2).found().reason.remedy.extraEIRPdB == nil)
  }

  @Test(
    "the height that is said to be missing covers the village when it is built, and a metre less does not")
  func extraHeight() throws {
    var scene = try lacking(2.5)
    let extra = try #require(try scene.found().reason.remedy.extraHeight)
    #expect(extra >= 2)
    let eirp = scene.masts[0].sector.eirp.dBm
    for (rise, verdict) in [(extra, Verdict.covered), (extra - 1, .weak)] {
      scene.masts = []
      scene.add(x: 4_050, height: 30 + rise, eirp: eirp)
      #expect(try scene.found().reason.verdict == verdict)
    }
    scene.limits = RemedyLimits(antennaHeight: 30 + extra - 1, extraEIRPdB: 0)
    #expect(try scene.found().reason.remedy.isEmpty)
  }

  @Test("looking over a wall takes the height that the wall leaves")
  func heightOverWall() throws {
    var scene = ReasonScene()
    scene.ground = ReasonScene.wall(height: 60, columns: 45...45)
    scene.limits = RemedyLimits(antennaHeight: 150, extraEIRPdB: 0)
    scene.add(x: 4_050, eirp: 50)
    let found = try scene.found()
    #expect(found.reason.limit == .ridge)
    let extra = try #require(found.reason.remedy.extraHeight)
    for (rise, isCovered) in [(extra, true), (extra - 1, false)] {
      scene.masts = []
      scene.add(x: 4_050, height: 30 + rise, eirp: 50)
      #expect((try scene.found().reason.verdict == .covered) == isCovered)
    }
  }

  /// Two sectors share a village; the western part has what it needs of another mast, the eastern one lacks.
  private func shared(western: Double, eastern: Double) -> ReasonScene {
    var scene = ReasonScene()
    scene.measure = .area
    let ring = [(5_000.0, 4_900.0), (7_000, 4_900), (7_000, 5_200), (5_000, 5_200), (5_000, 4_900)]
    scene.shape = .area(MultiPolygon([Polygon(shell: ring.map { MapPoint(x: $0.0, y: $0.1) })]))
    scene.village = MapPoint(x: 6_000, y: 5_050)
    scene.add(x: 2_950, eirp: western)
    scene.add(x: 9_050, eirp: eastern)
    return scene
  }

  @Test("a remedy of a village with several servers covers all of it, not only the place that decides")
  func remedyOfAllParts() throws {
    var tried = 0
    for step in 0..<240 {
      let (western, eastern) = (32 + Double(step % 16) / 2, 32 + Double(step / 16) / 2)
      var scene = shared(western: western, eastern: eastern)
      let found = try scene.found()
      guard found.reason.verdict != .covered, let sector = found.reason.path?.sector else { continue }
      var changes: [(height: Double, power: Double)] = []
      if let power = found.reason.remedy.extraEIRPdB { changes.append((0, power)) }
      if let height = found.reason.remedy.extraHeight { changes.append((height, 0)) }
      for change in changes {
        tried += 1
        let old = scene.masts
        scene.masts = []
        for (index, mast) in old.enumerated() {
          let isChanged = index == sector
          scene.add(
            x: mast.position.x, height: 30 + (isChanged ? change.height : 0),
            eirp: mast.sector.eirp.dBm + (isChanged ? change.power : 0))
        }
        #expect(try scene.found().reason.verdict == .covered, "\(western) and \(eastern) dBm, \(change)")
        scene.masts = old
      }
    }
    #expect(tried > 20)
  }

  @Test("a village that has signal in too little of it is told from where there is none")
  func partOfVillage() throws {
    var scene = ReasonScene()
    // East of the wall nothing arrives; the centre lies west of it.
    scene.ground = ReasonScene.wall(height: 300, columns: 52...53)
    scene.measure = .area
    let ring = [(4_800.0, 4_800.0), (6_200, 4_800), (6_200, 5_200), (4_800, 5_200), (4_800, 4_800)]
    scene.shape = .area(MultiPolygon([Polygon(shell: ring.map { MapPoint(x: $0.0, y: $0.1) })]))
    scene.village = MapPoint(x: 4_950, y: 5_050)
    scene.services = [StudyFixture.service(.g2, covered: -95, weak: -96)]
    scene.add(x: 2_050, eirp: 58)
    let found = try scene.found()
    #expect(found.reason.verdict == .weak)
    #expect(found.verdictOfLayer.standing.decisive == nil)
    #expect(found.reason.limit == .ridge)
    let path = try #require(found.reason.path)
    #expect(path.place.x > 5_300)
    #expect(found.reason.shortfall.covered > 0)
  }
}
