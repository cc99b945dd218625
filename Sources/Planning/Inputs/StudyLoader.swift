import Coverage
import Formats
import Geography
import RadioNetwork
import Terrain

/// Reads a scenario and all its inputs, and gathers every problem of every file before giving up.
struct StudyLoader {
  let file: ScenarioFile
  private var problems = Problems()

  /// More cells than this need more memory than a workstation has.
  static let largestGrid = 100_000_000.0

  init(file: ScenarioFile) {
    self.file = file
  }

  /// Reads everything.
  ///
  /// - Throws: `InvalidInput` with all problems of all inputs.
  mutating func load() throws -> StudyInputs {
    let (scenario, found, places) = try file.decode()
    problems.setScenario(file: file.name, places: places)
    if let profile = scenario.profile?.profile { problems.add(contentsOf: profile.note(in: file.name)) }
    problems.add(contentsOf: found)
    let ground = GroundReader(settings: scenario.terrain, scenario: file)
    let villageReader = VillageReader(settings: scenario.villages, scenario: file)
    let sources = ground.sources(problems: &problems)
    let rows =
      scenario.villages.source.file.isEmpty ? nil : villageReader.readRows(problems: &problems)
    let extent = extent(of: scenario, rows: rows)
    let (frame, area) = place(of: scenario, extent: extent)
    let network = network(of: scenario, frame: frame, area: area?.bounds)
    checkPlacement(of: scenario, network: network.network)
    guard let frame, let area, let bounds = area.bounds, let rows else {
      // The village that has no place on the plane is then the one to name.
      if let frame, let rows {
        _ = villageReader.villages(rows, frame: frame, problems: &problems)
        if scenario.area == nil, let stray = rows.farthest {
          problems.add(
            stray.reader.problem(
              "lies so far from the others that \(frame.crs.name) cannot show them all", value: stray.name,
              expected: "villages of one region", remedy: "Correct its coordinates, or set area.bounds"))
        }
      }
      try problems.throwIfErrors()
      throw InvalidInput([
        Problem(
          "has no extent", file: file.name, field: "area", expected: "bounds or polygons",
          remedy: "Set area.bounds")
      ])
    }
    var villages = villageReader.villages(rows, frame: frame, problems: &problems)
    checkPlaces(of: villages, area: bounds, rows: rows, frame: frame, villagesFile: villageReader.file)
    let dwellings = DwellingReader(settings: scenario.villages, scenario: file)
    villages = dwellings.complete(villages, frame: frame, problems: &problems)
    noteUnknownHomes(of: villages, scenario: scenario)
    villages = UnitReader(layers: scenario.administrativeUnits, scenario: file)
      .complete(villages, frame: frame, problems: &problems)
    // What a refused row would have named is not missing.
    let hasAllVillages = !problems.hasErrors(in: villageReader.file)
    let mergedUnits = scenario.mergers.flatMap { mergers in
      MergerReader(settings: mergers, scenario: file).units(
        of: hasAllVillages ? villages : nil, problems: &problems)
    }
    problems.add(
      contentsOf: PublishedCheck(figures: scenario.published, file: file.name).problems(
        operators: problems.hasErrors(in: file.path(scenario.stations.source.file))
          ? [] : network.network.operators, villages: hasAllVillages ? villages : [],
        hasMergers: scenario.mergers != nil))
    let stray = scenario.area == nil ? rows.farthest : nil
    guard let grid = grid(over: bounds, cellSize: scenario.grid.cellSize, stray: stray) else {
      try problems.throwIfErrors()
      preconditionFailure("no grid without a problem")
    }
    // The hull holds every path of the study. A receiver may stand half a cell beside its cell's centre,
    // and a height between cell centres takes all four around it.
    let needed = MultiPolygon.convexHull(
      of: Array(area.points) + network.network.masts.map(\.position)
    ).buffered(by: 2 * grid.cellSize)
    let heights = readGround(ground, sources: sources, needed: needed, grid: grid, frame: frame)
    let models = ModelSet(scenario, file: file, frame: frame)
    let predicted = models.models(center: bounds.center, cellSize: grid.cellSize, problems: &problems)
    for model in predicted {
      problems.add(
        contentsOf: CoverReader.refusals(
          of: model, network: network.network, services: scenario.services,
          ground: heights.ground, file: file.name))
    }
    let cover = models.cover(grid: heights.ground.grid, problems: &problems)
    let weights = populationWeights(scenario, grid: grid, frame: frame)
    let studyArea = StudyArea(
      area: area, grid: grid, villages: villages, measure: scenario.verdict.measure, weights: weights)
    note(outside: studyArea.outside.map { villages[$0].name }, of: villages.count, file: villageReader.file)
    try problems.throwIfErrors()
    guard let model = predicted.first else { preconditionFailure("no model without a problem") }
    return StudyInputs(
      scenario: scenario, frame: frame, grid: grid, studyArea: studyArea.cells,
      ground: Ground(heights: heights.ground.heights, cover: cover), model: model,
      ensemble: Array(predicted.dropFirst()), gaps: heights.gaps,
      network: network.network, villages: villages, mergedUnits: mergedUnits,
      footprints: studyArea.footprints,
      defaultsUsed: network.defaultsUsed, ignoredStationRows: network.ignored,
      leftOutStations: network.leftOut, notes: problems.notes,
      files: files(
        of: scenario, sources: sources, others: models.files + dwellings.files, patterns: network.patternFiles
      ))
  }

  /// Reads the scenario and its network alone: no terrain, and villages only where they make the area.
  ///
  /// - Throws: `InvalidInput` with all problems of those.
  mutating func loadNetwork() throws -> (scenario: Scenario, network: Network) {
    let (scenario, found, places) = try file.decode()
    problems.setScenario(file: file.name, places: places)
    problems.add(contentsOf: found)
    let villageReader = VillageReader(settings: scenario.villages, scenario: file)
    let hasVillages = scenario.area == nil && !scenario.villages.source.file.isEmpty
    let extent = extent(
      of: scenario, rows: hasVillages ? villageReader.readRows(problems: &problems) : nil)
    let (frame, area) = place(of: scenario, extent: extent)
    let network = network(of: scenario, frame: frame, area: area?.bounds).network
    try problems.throwIfErrors()
    return (scenario, network)
  }

  /// The plane of the study, and its area there; nil where the inputs do not make them.
  private mutating func place(of scenario: Scenario, extent: AreaReader.Extent?)
    -> (frame: StudyFrame?, area: MultiPolygon?)
  {
    let frame = StudyFrame.chosen(by: scenario, center: extent?.center, file: file.name, problems: &problems)
    let area = frame.flatMap { frame in
      extent.flatMap { plane($0, frame: frame, isNamed: scenario.area != nil) }.map {
        // Villages on the rim of their own rectangle shall lie inside it.
        scenario.area == nil ? $0.buffered(by: scenario.grid.cellSize) : $0
      }
    }
    return (frame, area)
  }

  private mutating func extent(of scenario: Scenario, rows: VillageReader.Rows?) -> AreaReader.Extent? {
    if let area = scenario.area { return AreaReader.read(area, scenario: file, problems: &problems) }
    return rows.flatMap(AreaReader.around)
  }

  /// The study area on the plane; nil, with the problem taken down, where its coordinates are no places.
  ///
  /// - Parameter isNamed: whether the scenario names the area; else it is that of the villages, which are
  ///   told one by one.
  private mutating func plane(_ extent: AreaReader.Extent, frame: StudyFrame, isNamed: Bool) -> MultiPolygon?
  {
    guard let transform = problems.attempt(file: file.name, { try frame.transform(from: extent.crs) }) else {
      return nil
    }
    let area = extent.area.map { transform.forward($0) }
    guard area.points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
      if isNamed {
        problems.add(
          Problem(
            "has points where \(frame.crs.name) cannot show them", file: file.name, field: "area",
            expected: "coordinates in \(extent.crs.name)", remedy: "Check area.crs and grid.crs"))
      }
      return nil
    }
    return area
  }

  /// A network, and what was completed or left out on the way to it.
  private struct NetworkRead {
    var network = Network(masts: [], stations: [], sectors: [])
    var defaultsUsed: [NetworkBuilder.DefaultUse] = []
    var ignored = 0
    var leftOut: [LeftOutStations] = []
    var patternFiles: [String] = []
  }

  private mutating func network(
    of scenario: Scenario, frame: StudyFrame?, area: MapBounds?
  ) -> NetworkRead {
    let source = scenario.stations.source
    guard !source.file.isEmpty else { return NetworkRead() }
    let reader = StationReader(settings: scenario.stations, scenario: file, antennas: scenario.antennas)
    let stations = reader.read(frame: frame, area: area, problems: &problems)
    // Positions mean nothing without a plane, so contradictions between them do not either.
    guard frame != nil else { return NetworkRead() }
    let built = NetworkBuilder(stations.records, selection: scenario.stations.selection)
    problems.add(
      contentsOf: built.faults.map { $0.problem(file: reader.file, rowsAreLines: stations.areLines) })
    if built.network.stations.isEmpty, !built.leftOut.isEmpty {
      let reasons = built.leftOut.map { "\($0.stations) \($0.reason)" }.joined(separator: ", ")
      problems.add(
        Problem(
          "has no station that counts: \(reasons)", file: reader.file, field: "stations.statuses",
          expected: "a station with one of the statuses, on air on the date",
          remedy: "Check stations.statuses and stations.date; without a station every village would be white")
      )
    }
    return NetworkRead(
      network: built.network, defaultsUsed: built.defaultsUsed, ignored: stations.ignored,
      leftOut: built.leftOut, patternFiles: stations.patternFiles)
  }

  /// What is to be built must be a carrier that there is.
  private mutating func checkCarrier(of placement: Scenario.Placement) {
    guard placement.sites > 0 else { return }
    let check = CarrierCheck(
      placement.generation, bandName: nil, frequencyMHz: placement.frequencyMHz,
      bandwidthMHz: placement.bandwidthMHz)
    for fault in check.faults {
      let words = fault.wording(placement.generation, bandName: nil)
      let value = words.field == "frequency_mhz" ? placement.frequencyMHz : placement.bandwidthMHz
      problems.add(
        Problem(
          words.message, file: file.name, field: "placement." + words.field, value: value?.short,
          expected: words.expected, remedy: "Correct it, or leave the key out for the default"))
    }
  }

  /// A plan for an operator that nobody has heard of would count everyone as uncovered.
  private mutating func checkPlacement(of scenario: Scenario, network: Network) {
    checkCarrier(of: scenario.placement)
    guard scenario.placement.sites > 0, let name = scenario.placement.operatorName,
      !network.stations.isEmpty, !network.operators.contains(name)
    else { return }
    problems.add(
      Problem(
        "has no station in the list", file: file.name, field: "placement.operator", value: name,
        expected: "one of \(network.operators.joined(separator: ", "))",
        remedy: EditDistance.nearest(to: name, among: network.operators).map { "Did you mean \($0)?" }
          ?? "Correct the name, or leave it out for anyone's coverage"))
  }

  private mutating func note(outside names: [String], of count: Int, file: String) {
    guard !names.isEmpty, !problems.hasErrors else { return }
    let named = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
    problems.add(
      Problem(
        "\(names.count) of \(count) villages lie outside the study area: \(named)", severity: .note,
        file: file, expected: "villages within the area", remedy: "Their verdict is unknown"))
  }

  /// Villages all of which lie far from the study are most often in another system than declared.
  private mutating func checkPlaces(
    of villages: [Village], area: MapBounds, rows: VillageReader.Rows, frame: StudyFrame, villagesFile: String
  ) {
    guard !villages.isEmpty, villages.allSatisfy({ !($0.shape.bounds?.intersects(area) ?? false) }) else {
      return
    }
    let plane = try? PlaneReader(frame: frame, source: rows.crs)
    let mistake = rows.bounds.flatMap { plane?.remedy(forStray: $0.center, area: area) }
    let named = villages.prefix(5).map(\.name).joined(separator: ", ")
    problems.add(
      Problem(
        "\(villages.count) of \(villages.count) villages lie outside the study area: \(named)\(villages.count > 5 ? " …" : "")",
        file: villagesFile, expected: "villages in \(rows.crs.name) within the area",
        remedy: mistake ?? "Check villages.crs and area"))
  }

  /// - Parameter stray: the village that stretches an area which is that of the villages; nil for any other.
  private mutating func grid(over bounds: MapBounds, cellSize: Double, stray: VillageReader.Row?)
    -> MetricGrid?
  {
    let cells = (bounds.width / cellSize + 1) * (bounds.height / cellSize + 1)
    guard cells <= Self.largestGrid else {
      let least = (cellSize * (cells / Self.largestGrid).squareRoot()).rounded(.up)
      problems.add(
        Problem(
          "makes a grid of \(Int(cells)) cells over \((bounds.width / 1000).decimals(0)) × \((bounds.height / 1000).decimals(0)) km",
          file: file.name, field: "grid.cell_size_m", value: cellSize.short,
          expected: "at most \(Int(Self.largestGrid)) cells",
          remedy: "Take cells of \(least.short) m or more, or a smaller area"
            + (stray.map { "; now it is that of the villages, of which \($0.name) lies farthest out" } ?? ""))
      )
      return nil
    }
    return MetricGrid(covering: bounds, cellSize: cellSize)
  }

  private mutating func readGround(
    _ reader: GroundReader, sources: [RasterSource], needed: MultiPolygon, grid: MetricGrid,
    frame: StudyFrame
  ) -> (ground: Ground, gaps: [TerrainGap]) {
    let bounds = needed.bounds.map { $0.union(grid.bounds) } ?? grid.bounds
    let wide = MetricGrid(covering: bounds.expanded(by: grid.cellSize), cellSize: grid.cellSize)
    guard Double(wide.count) <= 4 * Self.largestGrid else {
      problems.add(
        Problem(
          "makes \(wide.count) cells of ground over the area and all masts", file: file.name,
          field: "grid.cell_size_m", value: grid.cellSize.short,
          expected: "at most \(Int(4 * Self.largestGrid)) cells",
          remedy: "Take larger cells, or a smaller stations.border_km with outside: ignore"))
      return (Ground(heights: Raster(grid: grid, repeating: .nan)), [])
    }
    guard !sources.isEmpty,
      let ground = reader.ground(from: sources, grid: wide, crs: frame.crs, problems: &problems)
    else { return (Ground(heights: Raster(grid: grid, repeating: .nan)), []) }
    let gaps = GroundReader.gaps(in: ground, needed: needed, frame: frame)
    problems.add(contentsOf: gaps.map(reader.problem))
    return (ground, gaps)
  }

  /// Who judges by population wants to know where people live.
  private mutating func noteUnknownHomes(of villages: [Village], scenario: Scenario) {
    guard scenario.verdict.measure == .population, scenario.villages.populationRaster == nil else { return }
    let count = villages.count { $0.buildings.isEmpty && $0.clusters.isEmpty }
    guard count > 0 else { return }
    problems.add(
      Problem(
        "nothing says where in \(count) of \(villages.count) villages people live", severity: .note,
        file: file.name, field: "verdict",
        expected: "villages.population_raster, villages.buildings or villages.clusters",
        remedy: "They are taken to live evenly over the village"))
  }

  private mutating func populationWeights(
    _ scenario: Scenario, grid: MetricGrid, frame: StudyFrame
  ) -> Raster<Float>? {
    guard scenario.verdict.measure == .population, let entry = scenario.villages.populationRaster else {
      return nil
    }
    return problems.attempt(file: file.path(entry), expected: "a raster of people a pixel") {
      let source = try RasterSource(path: file.path(entry))
      return try RasterMosaic.read(
        sources: [source], onto: grid, crs: frame.crs, declaredCRS: nil, resampling: .sum)
    }
  }

  private func files(
    of scenario: Scenario, sources: [RasterSource], others: [String], patterns: [String]
  ) -> [String] {
    var files = others + [scenario.stations.source.file, scenario.villages.source.file]
    files += scenario.administrativeUnits.map(\.source.file)
    if let mergers = scenario.mergers { files.append(mergers.source.file) }
    if case .layer(let source)? = scenario.area { files.append(source.file) }
    if let raster = scenario.villages.populationRaster { files.append(raster) }
    let profile = scenario.profile.map { [$0.path] } ?? []
    return Set(files.map(file.path) + sources.flatMap(\.files) + profile + patterns).sorted()
  }
}
