import Formats
import Propagation
import Terrain

/// A row of `paths.csv`.
struct PathRow: Sendable {
  /// What the loss is predicted with.
  enum Link: Sendable {
    case model(PropagationModel, LinkEnds)
    case extendedHata(ExtendedHata.Environment, reliability: Double, LinkEnds)

    /// The loss along a profile.
    func loss(along profile: PathProfile) throws(ModelRefusal) -> LossParts {
      switch self {
      case .model(let model, let ends): return LossParts(try model.loss(along: profile, ends: ends))
      case .extendedHata(let environment, let reliability, let ends):
        guard
          let found = ExtendedHata.prediction(
            along: profile, ends: ends, environment: environment, reliability: reliability)
        else { throw .noDistance }
        return LossParts(found, name: BulkLossModel.extendedHata)
      }
    }
  }

  /// Nil where none stands there.
  let id: String?
  let line: Int
  /// Nil where the row is wrong.
  let link: Link?
  let problems: [Problem]
  /// Whether a latitude was taken for the path that nobody gave.
  let assumesLatitude: Bool
}

/// Reads rows of `paths.csv`.
struct PathRowReader: Sendable {
  let model: BulkLossModel
  let quantities: PathQuantities
  let map: FieldMap
  let file: String

  /// - Parameter stream: the file at its beginning.
  init(model: BulkLossModel, stream: CSVStream, tally: inout ProblemTally) {
    let hasRefractivity = stream.headers.contains { $0.lowercased() == "surface_refractivity" }
    quantities = PathQuantities(model.kind, hasLongleyRiceRefractivity: hasRefractivity)
    let numbers = quantities.all
    let coordinates = model.takesLatitude ? PathQuantities.coordinates : []
    let polarization = if case .empirical = model.kind { [String]() } else { ["polarization"] }
    map =
      LossColumns(
        required: ["path_id"] + numbers.filter { $0.fallback == nil }.map(\.column),
        optional: numbers.filter { $0.fallback != nil }.map(\.column) + polarization + coordinates,
        in: stream, tally: &tally
      ).map
    self.model = model
    file = stream.path
  }

  /// The rows of a block.
  func rows(of block: CSVBlock) throws(Problem) -> [PathRow] {
    let table = try block.table()
    // Of records of another length nobody knows what their fields are.
    let damaged = Dictionary(grouping: table.problems, by: { $0.line ?? 0 })
    return table.features.map { row($0, damage: damaged[$0.line ?? 0] ?? []) }
  }

  private func row(_ feature: FeatureTable.Feature, damage: [Problem]) -> PathRow {
    let reader = RowReader(feature: feature, map: map, file: file)
    let id = reader.text("path_id")
    var problems = Problems()
    problems.add(contentsOf: damage)
    if id == nil {
      problems.add(
        reader.problem(
          "is empty", field: "path_id", expected: "an id that occurs once in this file",
          remedy: "Give the path an id, and its points in the profiles the same"))
    }
    guard damage.isEmpty else { return row(id, feature, nil, problems) }
    let ends = LinkEnds(
      transmitterHeight: number(quantities.transmitterHeight, reader, &problems),
      receiverHeight: number(quantities.receiverHeight, reader, &problems),
      frequencyMHz: number(quantities.frequency, reader, &problems))
    var assumesLatitude = false
    let link = link(ends, reader, &assumesLatitude, &problems)
    return row(id, feature, link, problems, assumesLatitude: assumesLatitude)
  }

  private func row(
    _ id: String?, _ feature: FeatureTable.Feature, _ link: PathRow.Link?, _ problems: Problems,
    assumesLatitude: Bool = false
  ) -> PathRow {
    PathRow(
      id: id, line: feature.line ?? 0, link: problems.hasErrors ? nil : link, problems: problems.all,
      assumesLatitude: assumesLatitude)
  }

  // MARK: Models

  private func link(
    _ ends: LinkEnds, _ reader: RowReader, _ assumesLatitude: inout Bool, _ problems: inout Problems
  ) -> PathRow.Link? {
    let link: PathRow.Link?
    switch model.kind {
    case .empirical(let empirical): link = .model(.empirical(empirical), ends)
    case .extendedHata(let environment):
      let percent = number(quantities.locationPercent, reader, &problems)
      link = .extendedHata(environment, reliability: percent / 100, ends)
    case .p1812: link = .model(.p1812(p1812(reader, &assumesLatitude, &problems)), ends)
    case .automatic:
      link = .model(.automatic(AutomaticModel(far: p1812(reader, &assumesLatitude, &problems))), ends)
    case .longleyRice:
      link = longleyRice(reader, &problems).map { .model(.longleyRice($0), ends) }
    }
    // What the ranges of the columns let through and the model refuses all the same.
    if !problems.hasErrors, case .model(let model, let ends)? = link {
      for refusal in model.refusals(ends: ends) {
        problems.add(
          reader.problem(
            "\(refusal)", field: "path_id", value: reader.text("path_id"),
            expected: "a link that \(model.name) covers", remedy: "Correct the row, or choose another model"))
      }
    }
    return link
  }

  private func p1812(
    _ reader: RowReader, _ assumesLatitude: inout Bool, _ problems: inout Problems
  ) -> P1812 {
    var model = P1812()
    model.timePercent = number(quantities.timePercent, reader, &problems)
    model.locationPercent = number(quantities.locationPercent, reader, &problems)
    model.polarization = polarization(reader, &problems)
    model.lapseRate = number(quantities.lapseRate, reader, &problems)
    model.surfaceRefractivity = number(quantities.seaLevelRefractivity, reader, &problems)
    model.predictionResolution = number(quantities.predictionResolution, reader, &problems)
    model.transmitterCoastKm = number(quantities.transmitterCoast, reader, &problems)
    model.receiverCoastKm = number(quantities.receiverCoast, reader, &problems)
    if let latitude = middleLatitude(reader, &problems) {
      model.latitudeDegrees = latitude
    } else {
      assumesLatitude = true
    }
    return model
  }

  private func longleyRice(_ reader: RowReader, _ problems: inout Problems) -> LongleyRice? {
    let climate = choice(quantities.climate, RadioClimate.allCases.map(\.rawValue), reader, &problems)
    let kinds = LongleyRice.VariabilityMode.Kind.allCases.map(\.rawValue)
    let modes = [0, 10, 20, 30].flatMap { tens in kinds.map { tens + $0 } }
    let mode = choice(quantities.variabilityMode, modes, reader, &problems)
    let refractivity = number(quantities.seaLevelRefractivity, reader, &problems)
    let permittivity = number(quantities.permittivity, reader, &problems)
    let conductivity = number(quantities.conductivity, reader, &problems)
    let polarization = polarization(reader, &problems)
    let time = number(quantities.timePercent, reader, &problems)
    let location = number(quantities.locationPercent, reader, &problems)
    let situation = number(quantities.situationPercent, reader, &problems)
    guard !problems.hasErrors, let climate, let mode else { return nil }
    do throws(LongleyRiceError) {
      return try LongleyRice(
        climate: RadioClimate(code: climate), surfaceRefractivity: refractivity, permittivity: permittivity,
        conductivity: conductivity, polarization: polarization, timePercent: time, locationPercent: location,
        situationPercent: situation, variabilityMode: .init(code: mode))
    } catch {
      problems.add(
        reader.problem(
          "\(error)", field: "path_id", value: reader.text("path_id"),
          expected: "a link that longley-rice covers", remedy: "Correct the row"))
      return nil
    }
  }

  // MARK: Fields

  /// The number in a field, or its default. Where it is wrong, a number that is right stands for it.
  private func number(
    _ quantity: PathQuantity?, _ reader: RowReader, _ problems: inout Problems
  ) -> Double {
    guard let quantity else { preconditionFailure("a model takes a quantity that it does not list") }
    let standIn = quantity.fallback ?? (quantity.range.lowerBound + quantity.range.upperBound) / 2
    let remedy =
      quantity.fallback.map { "Correct it, or leave it empty for \($0.short)" } ?? "Correct it"
    guard let text = reader.text(quantity.column) else {
      if quantity.fallback == nil, map.has(quantity.column) {
        problems.add(
          reader.problem(
            "is empty", field: quantity.column, expected: quantity.expected, remedy: "Fill it in"))
      }
      return standIn
    }
    guard
      let number = reader.number(
        quantity.column, expected: quantity.expected, remedy: remedy, problems: &problems)
    else { return standIn }
    if quantity.contains(number) { return number }
    problems.add(
      reader.problem(
        "is out of the range of \(model.name)", field: quantity.column, value: text,
        expected: quantity.expected, remedy: remedy))
    return standIn
  }

  private func choice(
    _ quantity: PathQuantity?, _ codes: [Int], _ reader: RowReader, _ problems: inout Problems
  ) -> Int? {
    guard let quantity else { return nil }
    guard let text = reader.text(quantity.column) else { return quantity.fallback.map { Int($0) } }
    if let number = Double(text), let code = Int(exactly: number), codes.contains(code) { return code }
    problems.add(
      reader.problem(
        "is no code that \(model.name) knows", field: quantity.column, value: text,
        expected: "one of \(codes.map(String.init).joined(separator: ", "))",
        remedy: "Correct it, or leave it empty for \(quantity.fallback?.short ?? "the default")"))
    return nil
  }

  private func polarization(_ reader: RowReader, _ problems: inout Problems) -> Polarization {
    guard let text = reader.text("polarization") else { return .vertical }
    switch text.lowercased() {
    case "h", "horizontal": return .horizontal
    case "v", "vertical": return .vertical
    default:
      problems.add(
        reader.problem(
          "is no polarization", field: "polarization", value: text, expected: "H or V",
          remedy: "Correct it, or leave it empty for V"))
      return .vertical
    }
  }

  /// Latitude half way; nil where the row has no coordinates.
  private func middleLatitude(_ reader: RowReader, _ problems: inout Problems) -> Double? {
    let names = PathQuantities.coordinates
    let given = names.filter { reader.text($0) != nil }
    guard !given.isEmpty else { return nil }
    guard given.count == names.count else {
      let missing = names.first { !given.contains($0) } ?? ""
      problems.add(
        reader.problem(
          map.has(missing) ? "is empty beside other coordinates" : "is missing beside other coordinates",
          field: missing, expected: "all of \(names.joined(separator: ", ")), or none of them",
          remedy: "Fill it in; without coordinates a latitude of \(P1812().latitudeDegrees)° is taken"))
      return 0
    }
    let limits = [90.0, 180, 90, 180]
    let values = zip(names, limits).map { name, limit -> Double in
      let expected = "degrees, -\(limit.short) to \(limit.short)"
      let value = reader.number(
        name, expected: expected, remedy: "Correct the coordinates of this row", problems: &problems)
      if let value, abs(value) > limit {
        problems.add(
          reader.problem(
            "is no coordinate", field: name, value: reader.text(name), expected: expected,
            remedy: "Correct the coordinates of this row"))
      }
      return value ?? 0
    }
    guard !problems.hasErrors else { return 0 }
    let latitude = GeographicCoordinate.middleLatitude(
      GeographicCoordinate(latitude: values[0], longitude: values[1]),
      GeographicCoordinate(latitude: values[2], longitude: values[3]))
    if !(-80...80).contains(latitude) {
      problems.add(
        reader.problem(
          "the middle of the path is too near to a pole", field: names[0], value: reader.text(names[0]),
          expected: "a middle latitude of -80 to 80 degrees", remedy: "Correct the coordinates of this row"))
    }
    return latitude
  }
}
