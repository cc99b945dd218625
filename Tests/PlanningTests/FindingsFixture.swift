import Coverage
import Formats
import RadioNetwork
import Terrain

@testable import Planning

/// Six villages of four communes whose verdicts are known, to work out roll-ups by hand.
///
/// | village | commune | people | electricity | difficulty | 2G | 4G Viettel | 4G VNPT |
/// |---|---|---|---|---|---|---|---|
/// | V0 | A, D1 | 100 | grid | no | covered | covered | white |
/// | V1 | A, D1 | 300 | none | yes | covered | white | white |
/// | V2 | B, D1 | ? | grid | ? | covered | unknown | white |
/// | V3 | B, D2 | 200 | other | yes | white | white | white |
/// | V4 | C, D2 | 400 | ? | no | covered | white | weak |
/// | V5 | – | 50 | grid | no | covered | covered | covered |
enum FindingsFixture {
  static let villages: [Village] = [
    village(0, "A", "D1", 100, .grid, false, programme: "done"),
    village(1, "A", "D1", 300, .none, true, programme: "left"),
    village(2, "B", "D1", nil, .grid, nil, programme: nil),
    village(3, "B", "D2", 200, .other, true, programme: "left"),
    village(4, "C", "D2", 400, .unknown, false, programme: nil),
    village(5, nil, nil, 50, .grid, false, programme: nil),
  ]

  private static let verdicts: [(generation: Generation, operatorName: String, verdicts: [Verdict])] = [
    (.g2, "Viettel", [.covered, .covered, .covered, .white, .covered, .covered]),
    (.g4, "Viettel", [.covered, .white, .unknown, .white, .white, .covered]),
    (.g4, "VNPT", [.white, .white, .white, .white, .weak, .covered]),
  ]

  /// Two stations of 2G and two of 4G on three masts.
  static let network = Network(
    masts: (0..<3).map { Mast(id: "M\($0)", position: MapPoint(x: 0, y: 0)) },
    stations: [
      Station(id: "S0", mast: 0, operatorName: "Viettel", generation: .g2),
      Station(id: "S1", mast: 0, operatorName: "Viettel", generation: .g4),
      Station(id: "S2", mast: 1, operatorName: "VNPT", generation: .g4),
      Station(id: "S3", mast: 2, operatorName: "Viettel", generation: .g2),
    ], sectors: [])

  /// D1 became N1, D2 became N2; V5 knows no unit.
  static let merged: [AdministrativeUnit] =
    ["N1", "N1", "N1", "N2", "N2"].map { AdministrativeUnit(province: "New", commune: $0) }
    + [AdministrativeUnit()]

  static func findings(hasMergers: Bool = true) -> StudyFindings {
    StudyFindings(
      villages: villages,
      versions: [(.asSurveyed, villages.map(AdministrativeUnit.init))]
        + (hasMergers ? [(.afterMerger, merged)] : []),
      network: network, generations: [.g2, .g4],
      verdicts: { generations, operators in
        let layers = verdicts.filter {
          generations.contains($0.generation) && (operators.isEmpty || operators.contains($0.operatorName))
        }
        return villages.indices.map { index in
          let all = layers.map { $0.verdicts[index] }
          return [.covered, .unknown, .weak].first(where: all.contains) ?? .white
        }
      })
  }

  private static func village(
    _ number: Int, _ commune: String?, _ district: String?, _ population: Int?,
    _ electricity: Village.Electricity, _ isSpecialDifficulty: Bool?, programme: String?
  ) -> Village {
    Village(
      id: "V\(number)", name: "V\(number)", commune: commune, district: district, province: "Old",
      population: population, electricity: electricity, programme: programme,
      isSpecialDifficulty: isSpecialDifficulty, shape: .point(MapPoint(x: 0, y: 0)))
  }
}
