import Propagation

/// What is computed in a sector benchmark.
enum Contender: String, CaseIterable {
  case p1812
  case p1812TenPercent = "p1812-p10"
  case p1812FourCarriers = "p1812-4-carriers"
  case longleyRice = "longley-rice"
  case hata

  var title: String {
    switch self {
    case .p1812: "P.1812"
    case .p1812TenPercent: "P.1812, p 10 %"
    case .p1812FourCarriers: "P.1812, four carriers"
    case .longleyRice: "Longley–Rice"
    case .hata: "Hata + Bullington"
    }
  }

  var model: PropagationModel {
    switch self {
    case .p1812, .p1812FourCarriers: .p1812(P1812())
    case .p1812TenPercent: .p1812(P1812(timePercent: 10))
    case .longleyRice: .longleyRice(.standard)
    case .hata: .empirical(EmpiricalModel())
    }
  }

  /// Carriers on the one mast.
  var frequenciesMHz: [Double] { self == .p1812FourCarriers ? [800, 1800, 2100, 3500] : [900] }
}

/// One sector: the model, how far, how fine, on how many threads.
struct SectorJob {
  let contender: Contender
  let radius, cellSize: Double
  var threads = 1

  init(_ contender: Contender, radius: Double, cellSize: Double, threads: Int = 1) {
    self.contender = contender
    self.radius = radius
    self.cellSize = cellSize
    self.threads = threads
  }

  /// From a command line; nil where it is none.
  init?(_ arguments: ArraySlice<String>) {
    let words = Array(arguments)
    guard words.count == 4, let contender = Contender(rawValue: words[0]), let radius = Double(words[1]),
      let cellSize = Double(words[2]), let threads = Int(words[3])
    else { return nil }
    self.init(contender, radius: radius, cellSize: cellSize, threads: threads)
  }

  /// As ``init(_:)`` reads them.
  var arguments: [String] { [contender.rawValue, String(radius), String(cellSize), String(threads)] }

  var title: String {
    "\(contender.title), \(Report.number(radius / 1000)) km at \(Report.number(cellSize)) m"
  }

  /// What one core is to take at the most, s.
  var goal: Double? {
    guard contender == .p1812, threads == 1 else { return nil }
    return [[15_000, 30]: 0.15, [30_000, 30]: 0.6, [30_000, 90]: 0.07][[radius, cellSize]]
  }
}
