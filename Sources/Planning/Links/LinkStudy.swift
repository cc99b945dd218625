import Coverage
import Formats
import Foundation
import Geography
import Propagation
import RadioNetwork
import Terrain

extension Study {
  /// Works out one link with the scenario's terrain, network and model.
  ///
  /// - Throws: `InvalidInput`, or a `Problem` with the link.
  public func link(_ request: LinkRequest) throws -> LinkReport {
    var loader = StudyLoader(file: file)
    return try LinkStudy(inputs: try loader.load(), request: request).report()
  }
}

/// One link over a study's ground.
struct LinkStudy {
  let inputs: StudyInputs
  let request: LinkRequest

  /// What sends, and where.
  private struct Source {
    let name: String
    let position: MapPoint
    let antennaHeight: Double
    let frequencyMHz: Double
    let sector: Int?
  }

  private var model: PropagationModel { inputs.model }

  func report() throws -> LinkReport {
    let (name, end) = try receiver()
    return try report(from: try transmitter(toward: end), to: end, name: name)
  }

  /// From a sector to a place of the plane, whatever the request names.
  func report(fromSector sector: Int, to end: MapPoint, name: String) throws -> LinkReport {
    try report(from: source(of: sector), to: end, name: name)
  }

  private func report(from source: Source, to end: MapPoint, name: String) throws -> LinkReport {
    let generation = generation(of: source)
    let service = inputs.scenario.services.first { $0.generation == generation }
    let receiverHeight = request.receiverHeight ?? service?.receiverHeight ?? Terminal.planningHeight
    guard source.position.distance(to: end) >= 1 else {
      throw Problem(
        "has both ends at one place", field: "link", expected: "two places, a metre or more apart")
    }
    let profile = inputs.ground.profile(from: source.position, to: end, step: inputs.grid.cellSize)
    let ends = LinkEnds(
      transmitterHeight: source.antennaHeight, receiverHeight: receiverHeight,
      frequencyMHz: source.frequencyMHz)
    let loss: PathLoss
    do {
      loss = try model.loss(along: profile, ends: ends)
    } catch .unknownGround {
      throw unknownGround(profile)
    } catch {
      throw Problem(
        "is not predicted: \(error)", field: "link", expected: "a link that \(model.name) covers",
        remedy: "Choose another propagation.model")
    }
    return report(source, name: name, end: end, profile: profile, ends: ends, loss: loss, service: service)
  }

  private func report(
    _ source: Source, name: String, end: MapPoint, profile: PathProfile, ends: LinkEnds, loss: PathLoss,
    service: Service?
  ) -> LinkReport {
    let places = inputs.frame.geographic.coordinates(of: [source.position, end])
    let azimuth = trueAzimuth(from: source.position, to: end)
    let attenuation = source.sector.map {
      self.attenuation(of: inputs.network.sectors[$0], azimuth: azimuth, profile: profile, ends: ends)
    }
    let power = source.sector.map { index in
      let sector = inputs.network.sectors[index]
      return sector.referencePower(inputs.network.stations[sector.station].generation)
    }
    let level = power.flatMap { power in
      attenuation.map { power - Decibels($0) - Decibels(loss.total) }
    }.map { level in
      (level - (service?.reception.loss(frequencyMHz: source.frequencyMHz) ?? .zero)).dBm
    }
    let horizons = horizons(of: loss, profile: profile, ends: ends)
    let earthRadius = loss.effectiveEarthRadius ?? model.effectiveEarthRadius
    return LinkReport(
      scenario: inputs.scenario.title, geography: inputs.scenario.geography.rawValue,
      transmitter: .init(
        name: source.name, latitude: places[0].latitude, longitude: places[0].longitude,
        ground: profile.heights[0], antenna: source.antennaHeight),
      receiver: .init(
        name: name, latitude: places[1].latitude, longitude: places[1].longitude,
        ground: profile.heights[profile.heights.count - 1], antenna: ends.receiverHeight),
      distance: profile.length, azimuth: azimuth, frequencyMHz: source.frequencyMHz,
      model: loss.model, pathType: loss.pathType?.rawValue,
      basicTransmissionLossDB: loss.total, freeSpaceDB: loss.freeSpace, formulaDB: loss.formula,
      diffractionMethod: model.diffractionMethod,
      diffractionDB: loss.diffraction, troposcatterDB: loss.troposcatter, ductingDB: loss.ducting,
      variabilityDB: loss.variability, effectiveHeight: loss.effectiveHeight,
      effectiveEarthRadius: earthRadius, transmitterHorizon: horizons?.transmitter,
      receiverHorizon: horizons?.receiver,
      obstruction: loss.obstruction.flatMap { obstruction(of: $0, ends: ends) },
      referencePowerDBm: power?.dBm, antennaAttenuationDB: attenuation, levelDBm: level,
      metric: generation(of: source)?.metric.rawValue,
      verdict: service.flatMap { service in
        level.map { median in
          // As cells are judged, but where nothing disturbs.
          let needed = source.sector.map { service.leastMedian(of: inputs.network.sectors[$0]) }
          let weak = service.weakLevel + service.margin(frequencyMHz: source.frequencyMHz)
          let level = PowerLevel(dBm: median)
          return needed.map { level >= $0 } == true ? "covered" : level >= weak ? "weak" : "white"
        }
      },
      caveats: loss.caveats.map(\.description),
      profile: samples(of: profile, ends: ends, earthRadius: earthRadius))
  }

  private func obstruction(of found: Bullington.Obstruction, ends: LinkEnds) -> LinkReport.Obstruction? {
    guard found.value.isFinite else { return nil }
    let wavelength = FreeSpace.wavelength(frequencyMHz: ends.frequencyMHz)
    return LinkReport.Obstruction(
      isLineOfSight: found.isLineOfSight, distance: found.distance, heightOverRay: found.height,
      nu: found.value / wavelength.squareRoot())
  }

  private func samples(of profile: PathProfile, ends: LinkEnds, earthRadius: Double) -> [LinkReport.Sample] {
    let wavelength = FreeSpace.wavelength(frequencyMHz: ends.frequencyMHz)
    let start = profile.heights[0] + ends.transmitterHeight
    let end = profile.heights[profile.heights.count - 1] + ends.receiverHeight
    return profile.distances.indices.map { index in
      let distance = profile.distances[index]
      let rest = profile.length - distance
      let bulge = distance * rest / (2 * earthRadius)
      return LinkReport.Sample(
        distance: distance, ground: profile.heights[index],
        ray: (start * rest + end * distance) / profile.length - bulge,
        fresnelRadius: (wavelength * distance * rest / profile.length).squareRoot(),
        clutter: profile.clutterHeights.isEmpty ? nil : profile.clutterHeights[index])
    }
  }

  /// What the ends see as their horizons: as the model has them, else as the profile shows them where the
  /// ray is blocked.
  private func horizons(of loss: PathLoss, profile: PathProfile, ends: LinkEnds)
    -> (transmitter: LinkReport.Horizon, receiver: LinkReport.Horizon)?
  {
    if let transmitter = loss.transmitterHorizon, let receiver = loss.receiverHorizon {
      return (LinkReport.Horizon(transmitter), LinkReport.Horizon(receiver))
    }
    guard let obstruction = loss.obstruction, !obstruction.isLineOfSight else { return nil }
    let inner = 1..<profile.heights.count - 1
    func horizon(from antenna: Double, distance: (Int) -> Double) -> LinkReport.Horizon? {
      func slope(_ index: Int) -> Double {
        (profile.heights[index] - antenna) / distance(index)
          - distance(index) / (2 * model.effectiveEarthRadius)
      }
      return inner.max { slope($0) < slope($1) }.map {
        LinkReport.Horizon(distance: distance($0), elevation: atan(slope($0)) * 180 / .pi)
      }
    }
    let last = profile.heights.count - 1
    let transmitter = horizon(from: profile.heights[0] + ends.transmitterHeight) { profile.distances[$0] }
    let receiver = horizon(from: profile.heights[last] + ends.receiverHeight) {
      profile.length - profile.distances[$0]
    }
    guard let transmitter, let receiver else { return nil }
    return (transmitter, receiver)
  }

  // MARK: Ends

  private func receiver() throws -> (name: String, point: MapPoint) {
    switch request.receiver {
    case .place(let latitude, let longitude):
      return ("place", try point(latitude: latitude, longitude: longitude))
    case .village(let id):
      let village = inputs.villages[try villageIndex(id)]
      return ("\(village.name) (\(village.id))", village.center)
    }
  }

  private func villageIndex(_ id: String) throws -> Int {
    if let index = inputs.villages.firstIndex(where: { $0.id == id }) { return index }
    throw Problem(
      "is no village of the scenario", field: "village", value: id,
      expected: "the id of one of \(inputs.villages.count) villages",
      remedy: EditDistance.nearest(to: id, among: inputs.villages.map(\.id)).map { "Did you mean \($0)?" })
  }

  private func transmitter(toward end: MapPoint) throws -> Source {
    switch request.transmitter {
    case .place(let latitude, let longitude, let height, let frequency):
      return Source(
        name: "place", position: try point(latitude: latitude, longitude: longitude), antennaHeight: height,
        frequencyMHz: frequency, sector: nil)
    case .sector(let id):
      let sectors = inputs.network.sectors
      guard let index = sectors.firstIndex(where: { $0.id == id }) else {
        throw Problem(
          "is no sector of the scenario", field: "sector", value: id,
          expected: "the id of one of \(sectors.count) sectors",
          remedy: EditDistance.nearest(to: id, among: sectors.map(\.id)).map { "Did you mean \($0)?" })
      }
      return source(of: index)
    case .bestServer(let generation):
      return source(of: try bestServer(toward: end, generation: generation))
    }
  }

  private func generation(of source: Source) -> Generation? {
    source.sector.map { inputs.network.stations[inputs.network.sectors[$0].station].generation }
  }

  private func source(of index: Int) -> Source {
    let sector = inputs.network.sectors[index]
    let mast = inputs.network.masts[inputs.network.stations[sector.station].mast]
    return Source(
      name: sector.id, position: mast.position, antennaHeight: sector.antennaHeight,
      frequencyMHz: sector.frequencyMHz, sector: index)
  }

  /// The sector with the highest level at a point; every sector within reach is tried.
  private func bestServer(toward end: MapPoint, generation name: String?) throws -> Int {
    let network = inputs.network
    var wanted: Generation?
    if let name {
      wanted = Generation(name: name)
      if wanted == nil {
        throw Problem("is no generation", field: "generation", value: name, expected: "2G, 3G, 4G or 5G")
      }
    }
    var best: (index: Int, margin: Double)?
    var unknownGround: PathProfile?
    for (index, sector) in network.sectors.enumerated() {
      let station = network.stations[sector.station]
      guard wanted == nil || station.generation == wanted,
        let service = inputs.scenario.services.first(where: { $0.generation == station.generation })
      else { continue }
      let position = network.masts[station.mast].position
      let distance = position.distance(to: end)
      guard distance >= 1, distance <= inputs.scenario.propagation.maximumDistance else { continue }
      let profile = inputs.ground.profile(from: position, to: end, step: inputs.grid.cellSize)
      let ends = LinkEnds(
        transmitterHeight: sector.antennaHeight, receiverHeight: service.receiverHeight,
        frequencyMHz: sector.frequencyMHz)
      guard let loss = try? model.loss(along: profile, ends: ends) else {
        unknownGround = unknownGround ?? profile
        continue
      }
      let attenuation = attenuation(
        of: sector, azimuth: trueAzimuth(from: position, to: end), profile: profile, ends: ends)
      let level = sector.referencePower(station.generation).dBm - attenuation - loss.total
      // Levels of different generations are compared by what they are above their own threshold.
      let margin =
        level - service.reception.loss(frequencyMHz: sector.frequencyMHz).value
        - service.margin(frequencyMHz: sector.frequencyMHz).value - service.coveredLevel.dBm
      if margin > best?.margin ?? -.infinity { best = (index, margin) }
    }
    if let best { return best.index }
    if let unknownGround { throw self.unknownGround(unknownGround) }
    throw Problem(
      "has no sector within \((inputs.scenario.propagation.maximumDistance / 1000).short) km",
      field: "receiver", expected: "a sector of \(name ?? "any generation that has a service") in reach",
      remedy: "Name a sector with --sector")
  }

  private func point(latitude: Double, longitude: Double) throws -> MapPoint {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude),
      let point = inputs.frame.geographic.point(
        at: GeographicCoordinate(latitude: latitude, longitude: longitude))
    else {
      throw Problem(
        "is no place", value: "\(latitude.short),\(longitude.short)",
        expected: "latitude,longitude in degrees: 22.823,104.984",
        remedy: abs(longitude) <= 90 ? "Latitude goes first" : nil)
    }
    return point
  }

  private func trueAzimuth(from start: MapPoint, to end: MapPoint) -> Double {
    let onMap = atan2(end.x - start.x, end.y - start.y) * 180 / .pi
    let azimuth = onMap + inputs.frame.geographic.gridNorthBearing(at: start)
    return azimuth < 0 ? azimuth + 360 : azimuth >= 360 ? azimuth - 360 : azimuth
  }

  private func attenuation(of sector: Sector, azimuth: Double, profile: PathProfile, ends: LinkEnds) -> Double
  {
    sector.antenna.attenuationDB(
      azimuthOffsetDegrees: azimuth - sector.azimuthDegrees,
      elevationDegrees: model.elevationDegrees(along: profile, ends: ends))
  }

  private func unknownGround(_ profile: PathProfile) -> Problem {
    let place = profile.heights.firstIndex { $0.isNaN }.map { profile.distances[$0] } ?? 0
    return Problem(
      "crosses ground that no raster knows, first \((place / 1000).decimals(2)) km from the transmitter",
      field: "link", expected: "known ground all the way",
      remedy:
        "Heights are read for the study area and its masts: choose places there, or add a raster to terrain.rasters"
    )
  }
}

extension LinkReport.Horizon {
  fileprivate init(_ horizon: PathLoss.Horizon) {
    self.init(distance: horizon.distance, elevation: horizon.elevation * 180 / .pi)
  }
}

extension PropagationModel {
  /// How an empirical model reckons what terrain adds, as scenarios name it; nil in others and where it
  /// does not.
  var diffractionMethod: String? {
    guard case .empirical(let model) = self, model.diffraction != .none else { return nil }
    return model.diffraction.rawValue
  }
}
