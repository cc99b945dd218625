import RadioNetwork
import Terrain

// Populations are of the census of 2019. Which counts are published and which are ours stands in
// docs/decisions/0017-four-provinces.md.
extension ProvincePreset {
  /// Hà Giang as it was before 1 July 2025: stations and white-spot programme as the press reported
  /// them about 2023.
  public static let haGiang = ProvincePreset(
    name: "ha-giang", title: "Hà Giang (synthetic)", code: "HG", seed: 20_230_901,
    crsDefinition: "EPSG:32648", center: MapPoint(x: 500_000, y: 2_516_000), areaKm2: 7_930,
    marginKm: 12, cellSize: 30, relief: .haGiang,
    population: 854_679, districts: 11, communes: 195, villages: 2_071, householdSize: 4.5,
    settlement: SettlementCharacter(
      villageRadiusM: 110...360, townRadiusM: 180...400, town: (0, 0), names: .highland,
      unelectrifiedShare: 0.06, speciallyDifficultShare: 0.65, provinceSinceReform: "Tuyên Quang (synthetic)"),
    stations: [(.g2, 734), (.g3, 1_010), (.g4, 1_086), (.g5, 3)], operators: vietnameseOperators,
    masts: 1_150, network: mountainNetwork, coveredWhiteSpots: 118, remainingWhiteSpots: 36)

  /// Hải Dương late in 2022: a delta. Published are "more than 3,000" stations, 3G and 4G in all
  /// communes, and the ten trial stations of 5G; the totals by generation are ours.
  public static let haiDuong = ProvincePreset(
    name: "hai-duong", title: "Hải Dương (synthetic)", code: "HD", seed: 20_221_201,
    crsDefinition: "EPSG:32648", center: MapPoint(x: 641_500, y: 2_315_000), areaKm2: 1_668,
    marginKm: 12, cellSize: 30, relief: .haiDuong,
    population: 1_892_254, districts: 12, communes: 235, villages: 1_300, householdSize: 3.3,
    settlement: SettlementCharacter(
      villageRadiusM: 160...400, townRadiusM: 200...430, town: (0, 0), names: .lowland,
      unelectrifiedShare: 0, speciallyDifficultShare: 0, provinceSinceReform: "Hải Phòng (synthetic)"),
    stations: [(.g2, 700), (.g3, 1_040), (.g4, 1_370), (.g5, 10)], operators: vietnameseOperators,
    masts: 1_250,
    network: NetworkCharacter(
      sharedMasts: 0.25, aimsDBm: [-68, -78], lifelines: [.g3, .g4], inEveryCommune: [.g3, .g4],
      lots: [
        .init(generation: .g5, count: 4, operatorCode: nil, siting: .provincialTown),
        .init(generation: .g5, count: 6, operatorCode: nil, siting: .districtTowns),
      ]),
    coveredWhiteSpots: 0, remainingWhiteSpots: 0)

  /// Thanh Hóa in 2023: from the sea to the mountains. Published are 9,399 stations and 3G or 4G in all
  /// villages; how the stations are shared out among the generations is ours.
  public static let thanhHoa = ProvincePreset(
    name: "thanh-hoa", title: "Thanh Hóa (synthetic)", code: "TH", seed: 20_231_101,
    crsDefinition: "EPSG:32648", center: MapPoint(x: 533_400, y: 2_216_500), areaKm2: 11_120,
    marginKm: 12, cellSize: 30, relief: .thanhHoa,
    population: 3_640_128, districts: 27, communes: 559, villages: 4_350, householdSize: 3.7,
    settlement: SettlementCharacter(
      villageRadiusM: 120...380, townRadiusM: 180...420, town: (0.5, -0.25), names: .mixed,
      unelectrifiedShare: 0.005, speciallyDifficultShare: 0.08, provinceSinceReform: "Thanh Hóa (synthetic)"),
    stations: [(.g2, 2_240), (.g3, 3_180), (.g4, 3_960), (.g5, 19)], operators: vietnameseOperators,
    masts: 3_300,
    network: NetworkCharacter(
      sharedMasts: 0.25, aimsDBm: [-66, -76], lifelines: [.g3, .g4], inEveryCommune: [.g3, .g4], lots: []),
    coveredWhiteSpots: 0, remainingWhiteSpots: 0)

  /// Bắc Kạn in October 2024: mountains. Published are the 15 stations of 5G by operator, and 2G, 3G and
  /// 4G in all communes; all other counts of stations, and the white spots, are ours.
  public static let bacKan = ProvincePreset(
    name: "bac-kan", title: "Bắc Kạn (synthetic)", code: "BK", seed: 20_241_001,
    crsDefinition: "EPSG:32648", center: MapPoint(x: 585_200, y: 2_462_000), areaKm2: 4_860,
    marginKm: 12, cellSize: 30, relief: .bacKan,
    population: 313_905, districts: 8, communes: 108, villages: 1_300, householdSize: 3.9,
    settlement: SettlementCharacter(
      villageRadiusM: 100...300, townRadiusM: 160...380, town: (0, 0), names: .highland,
      unelectrifiedShare: 0.03, speciallyDifficultShare: 0.5, provinceSinceReform: "Thái Nguyên (synthetic)"),
    stations: [(.g2, 440), (.g3, 600), (.g4, 680), (.g5, 15)], operators: vietnameseOperators,
    masts: 660,
    network: NetworkCharacter(
      sharedMasts: 0.1, aimsDBm: [-84, -92], lifelines: [.g2, .g4], inEveryCommune: [.g2, .g3, .g4],
      lots: [
        .init(generation: .g5, count: 6, operatorCode: "VTL", siting: .provincialTown),
        .init(generation: .g5, count: 7, operatorCode: "VTL", siting: .districtTowns),
        .init(generation: .g5, count: 2, operatorCode: "VNP", siting: .provincialTown),
      ]),
    coveredWhiteSpots: 60, remainingWhiteSpots: 16)

  /// A small valley for tests and first steps.
  public static let tiny = ProvincePreset(
    name: "tiny", title: "A small valley (synthetic)", code: "TV", seed: 7,
    crsDefinition: "EPSG:32648", center: MapPoint(x: 500_000, y: 2_516_000), areaKm2: 150,
    marginKm: 2, cellSize: 60, relief: .tiny,
    population: 5_200, districts: 1, communes: 3, villages: 12, householdSize: 4.5,
    settlement: SettlementCharacter(
      villageRadiusM: 110...360, townRadiusM: 180...400, town: (0, 0), names: .highland,
      unelectrifiedShare: 0.1, speciallyDifficultShare: 0.25,
      provinceSinceReform: "A small valley (synthetic)"),
    stations: [(.g2, 6), (.g3, 6), (.g4, 7), (.g5, 1)], operators: vietnameseOperators,
    masts: 9, network: mountainNetwork, coveredWhiteSpots: 1, remainingWhiteSpots: 1)

  /// 2G for the far villages, everything else where the people are.
  private static let mountainNetwork = NetworkCharacter(
    sharedMasts: 0.1, aimsDBm: [-84, -92], lifelines: [.g2], inEveryCommune: [], lots: [])

  private static let vietnameseOperators = [
    OperatorShare(name: "Viettel", code: "VTL", share: 0.46),
    OperatorShare(name: "VNPT", code: "VNP", share: 0.29),
    OperatorShare(name: "MobiFone", code: "MBF", share: 0.18),
    OperatorShare(name: "Vietnamobile", code: "VNM", share: 0.07),
  ]
}
