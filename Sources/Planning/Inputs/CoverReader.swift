import Coverage
import Formats
import Foundation
import Geography
import Propagation
import RadioNetwork
import Terrain

/// What the scenario knows of the air and of what stands on the ground: refractivity, zones, clutter.
struct CoverReader {
  let settings: Scenario.Propagation
  let scenario: ScenarioFile
  let frame: StudyFrame

  /// The files that it reads.
  var files: [String] {
    guard settings.takesGroundCover || settings.model == .longleyRice else { return [] }
    var files: [String] = []
    if case .map(let file) = settings.lapseRate, settings.takesGroundCover { files.append(file) }
    if case .map(let file)? = settings.surfaceRefractivity { files.append(file) }
    if settings.takesGroundCover {
      if case .raster(let file) = settings.zones { files.append(file) }
      if let cover = settings.landCover { files.append(cover.raster) }
    }
    return files
  }

  // MARK: The model

  /// The model, with refractivity and latitude of the middle of the area; nil with the problem taken down.
  func model(center: MapPoint, cellSize: Double, problems: inout Problems) -> PropagationModel? {
    let lapseRate = value(of: settings.lapseRate, key: "delta_n", at: center, problems: &problems)
    var surface: Double?
    if let refractivity = settings.surfaceRefractivity {
      surface = value(of: refractivity, key: "n0", at: center, problems: &problems)
    }
    let latitude = frame.geographic.coordinates(of: [center])[0].latitude
    do {
      return try settings.propagationModel(
        lapseRate: lapseRate ?? 45, surfaceRefractivity: surface, latitudeDegrees: latitude,
        cellSize: cellSize)
    } catch {
      problems.add(
        Problem(
          "\(error)", file: scenario.name, field: "propagation", expected: "what longley-rice accepts"))
      return nil
    }
  }

  private func value(
    of value: Scenario.RefractivityValue, key: String, at center: MapPoint, problems: inout Problems
  ) -> Double? {
    switch value {
    case .number(let number): return number
    case .map(let file):
      guard settings.takesGroundCover || (key == "n0" && settings.model == .longleyRice) else { return nil }
      guard exists(file, key: key, expected: "a number, or a map", problems: &problems) else { return nil }
      let found = problems.attempt(file: scenario.path(file), expected: "a map of refractivity") {
        try RefractivityMap.value(path: scenario.path(file), at: center, crs: frame.crs)
      }
      guard let found else { return nil }
      let isSurface = key == "n0"
      let range = isSurface ? 250.0...400.0 : 1.0...150.0
      if range.contains(found) { return found }
      problems.add(
        Problem(
          "gives \(found.decimals(2)) at the middle of the area", file: scenario.path(file),
          field: "propagation.\(key)",
          expected: isSurface ? "250 to 400 N-units at sea level" : "1 to 150 N-units/km",
          remedy: !isSurface && range.contains(-found)
            ? "P.1812 counts the lapse as positive: multiply the map by -1"
            : "Check that it is the map of this quantity"))
      return nil
    }
  }

  /// Whether a text that is no value of the key names a file at least.
  private func exists(_ file: String, key: String, expected: String, problems: inout Problems) -> Bool {
    if FileManager.default.fileExists(atPath: scenario.path(file)) { return true }
    problems.add(
      Problem(
        "is neither a value of this key nor a file that exists", file: scenario.name,
        field: "propagation.\(key)", value: file, expected: expected,
        remedy: "Correct it; paths are relative to the scenario"))
    return false
  }

  // MARK: The cover

  /// Clutter and zones on the grid of the ground; nil where the model asks for none.
  func cover(grid: MetricGrid, problems: inout Problems) -> GroundCover? {
    guard settings.takesGroundCover else { return nil }
    let clutter = settings.landCover.flatMap { self.clutter($0, grid: grid, problems: &problems) }
    let zones: Raster<RadioClimaticZone>? =
      switch settings.zones {
      case .uniform(.inland): nil
      case .uniform(let zone): Raster(grid: grid, repeating: zone)
      case .raster(let file): self.zones(file, grid: grid, problems: &problems)
      }
    guard clutter != nil || zones != nil else { return nil }
    return GroundCover(clutterHeights: clutter, zones: zones)
  }

  private func clutter(
    _ cover: Scenario.LandCover, grid: MetricGrid, problems: inout Problems
  ) -> Raster<Float>? {
    let heights = cover.clutterHeights
    let declared = problems.attempt {
      try DeclaredCRS.read(cover.crs, key: "propagation.land_cover.crs", file: scenario.name)
    }
    return classes(
      of: cover.raster, declared: declared.flatMap(\.self), grid: grid, unknown: 0,
      known: { heights[$0].map(Float.init) }, meaning: "clutter",
      expected: "classes with a clutter height: \(list(heights.keys.sorted().map(String.init)))",
      remedy: "Add them to propagation.land_cover.heights: { code: 10, height_m: 15 }", problems: &problems)
  }

  private func zones(
    _ file: String, grid: MetricGrid, problems: inout Problems
  ) -> Raster<RadioClimaticZone>? {
    let codes: [Int: RadioClimaticZone] = [1: .sea, 3: .coastal, 4: .inland]
    guard exists(file, key: "zones", expected: "sea, coastal, inland, or a raster", problems: &problems)
    else {
      return nil
    }
    return classes(
      of: file, declared: nil, grid: grid, unknown: .inland, known: { codes[$0] },
      meaning: "radio-climatic zones", expected: "1 (sea), 3 (coastal land) and 4 (inland)",
      remedy: "Reclassify the raster", problems: &problems)
  }

  /// A raster of codes, each with its meaning; cells without a code take `unknown`, and are told.
  private func classes<Meaning>(
    of entry: String, declared: CoordinateReferenceSystem?, grid: MetricGrid, unknown: Meaning,
    known: (Int) -> Meaning?, meaning: String, expected: String, remedy: String, problems: inout Problems
  ) -> Raster<Meaning>? {
    let path = scenario.path(entry)
    let codes = problems.attempt(file: path, expected: "a raster of classes") {
      try RasterMosaic.read(
        sources: [RasterSource(path: path)], onto: grid, crs: frame.crs, declaredCRS: declared,
        resampling: .majority)
    }
    guard let codes else { return nil }
    var strange: [Float: Int] = [:]
    var missing = 0
    let values = codes.values.map { code -> Meaning in
      guard code.isFinite else {
        missing += 1
        return unknown
      }
      if let number = Int(exactly: code), let found = known(number) { return found }
      strange[code, default: 0] += 1
      return unknown
    }
    if !strange.isEmpty {
      problems.add(
        Problem(
          "has classes that are not known on \(strange.values.reduce(0, +)) cells", file: path,
          value: list(strange.keys.sorted().map { Double($0).short }), expected: expected, remedy: remedy))
    }
    if missing > 0 {
      problems.add(
        Problem(
          "says nothing on \(missing) of \(grid.count) cells, which count as \(unknown)", severity: .note,
          file: path, expected: "\(meaning) for the study area and all masts",
          remedy: "Take a raster that covers them"))
    }
    return Raster(grid: grid, values: values)
  }

  private func list(_ codes: [String]) -> String {
    codes.prefix(20).joined(separator: ", ") + (codes.count > 20 ? " …" : "")
  }

  // MARK: Carriers

  /// Sectors that the model cannot take, each cause once.
  static func refusals(
    of model: PropagationModel, network: Network, services: [Service], ground: Ground,
    file: String
  ) -> [Problem] {
    var found: [ModelRefusal: (count: Int, first: String)] = [:]
    for sector in network.sectors {
      let generation = network.stations[sector.station].generation
      guard let service = services.first(where: { $0.generation == generation }) else { continue }
      let ends = LinkEnds(
        transmitterHeight: sector.antennaHeight, receiverHeight: service.receiverHeight,
        frequencyMHz: sector.frequencyMHz)
      for refusal in model.refusals(ends: ends) { found[refusal, default: (0, sector.id)].count += 1 }
    }
    let ofSectors = found.sorted {
      ($0.value.first, $0.key.description) < ($1.value.first, $1.key.description)
    }.map { refusal, use in
      Problem(
        "cannot predict sector \(use.first)\(use.count > 1 ? " and \(use.count - 1) others" : ""): \(refusal)",
        file: file, field: "propagation.model", value: model.name,
        expected: "a model that covers all carriers, antennas and receivers",
        remedy: "Correct the station list or services.receiver_height_m, or choose another model")
    }
    let known = ground.heights.values.filter { !$0.isNaN }
    guard let lowest = known.min(), let highest = known.max() else { return ofSectors }
    return ofSectors
      + model.refusals(heights: Double(lowest)...Double(highest)).map {
        Problem(
          "cannot predict paths over this ground of \(Int(lowest)) to \(Int(highest)) m: \($0)", file: file,
          field: "propagation.model", value: model.name, expected: "ground that the model covers",
          remedy: "Correct n0 or the terrain, or choose another model")
      }
  }
}
