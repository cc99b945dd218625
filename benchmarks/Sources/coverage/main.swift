import Formats
import Geography
import Propagation
import Terrain

// One sector over terrain: nanoseconds a cell.
let arguments = CommandLine.arguments
guard arguments.count >= 4, let x = Double(arguments[2]), let y = Double(arguments[3]) else {
  fatalError("usage: coverage DEM X Y [rounds]")
}
let rounds = arguments.count > 4 ? Int(arguments[4]) ?? 5 : 5
let dem = try RasterSource(path: arguments[1])
let clock = ContinuousClock()

func report(
  _ name: String, _ model: PropagationModel, radius: Double, cell: Double, threads: Int,
  frequencies: [Double] = [900], rounds: Int = rounds
) throws {
  let study = try SectorStudy(
    dem: dem, crs: dem.crs!, position: MapPoint(x: x, y: y), radius: radius, cellSize: cell, model: model,
    frequenciesMHz: frequencies)
  var times: [Double] = []
  var checksum = 0.0
  for _ in 0..<rounds {
    let elapsed = try clock.measure { checksum = try study.run(threads: threads) }
    times.append(
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
  }
  let median = times.sorted()[times.count / 2]
  print(
    name, "\(Int(radius / 1000)) km", "\(Int(cell)) m", "\(threads) threads", "\(frequencies.count) carriers",
    "\(median) s", "\(median / Double(study.cells) * 1e9) ns a cell", "checksum \(checksum)")
}

if arguments.count > 5 {
  try report("p1812", .p1812(P1812()), radius: 15_000, cell: 30, threads: 1, rounds: rounds)
} else {
  for (radius, cell) in [(15_000.0, 30.0), (30_000, 30), (30_000, 90)] {
    try report("p1812", .p1812(P1812()), radius: radius, cell: cell, threads: 1)
  }
  try report("p1812", .p1812(P1812()), radius: 15_000, cell: 30, threads: 2)
  try report("p1812 p10", .p1812(P1812(timePercent: 10)), radius: 15_000, cell: 30, threads: 1)
  try report(
    "p1812", .p1812(P1812()), radius: 15_000, cell: 30, threads: 1, frequencies: [800, 1800, 2100, 3500])
  try report("hata", .empirical(EmpiricalModel()), radius: 15_000, cell: 30, threads: 1)
  try report(
    "free space", .empirical(EmpiricalModel(basic: .freeSpace, diffraction: .none)), radius: 15_000, cell: 30,
    threads: 1)
}
