import Propagation
import Terrain

/// Decodes the section `propagation` of a scenario.
struct PropagationDecoder {
  private let section: SectionReader
  private let ensemble: [Scenario.Model]

  /// - Parameter ensemble: models that take their parameters here beside the model of the section.
  init(_ section: SectionReader, ensemble: [Scenario.Model]) {
    self.section = section
    self.ensemble = ensemble
  }

  func propagation() -> Scenario.Propagation {
    defer { section.finish() }
    var propagation = Scenario.Propagation(
      model: section.choice("model", default: .hata),
      maximumDistance: section.number("max_distance_km", in: 0.1...300, unit: "km", default: 35) * 1000,
      isExact: section.flag("exact", default: false),
      diffraction: section.choice("diffraction", default: .bullington),
      environment: section.choice("environment", default: .suburban),
      effectiveEarthRadiusFactor: section.number(
        "effective_earth_radius_factor", in: 0.3...10, unit: "times the Earth's", default: 4.0 / 3),
      timePercent: percent("time_percent"), locationPercent: percent("location_percent"),
      situationPercent: percent("situation_percent"),
      polarization: section.choice("polarization", default: .vertical),
      lapseRate: refractivity("delta_n", in: 1...150, unit: "N-units/km") ?? .number(45),
      surfaceRefractivity: refractivity("n0", in: 250...400, unit: "N-units"),
      predictionResolution: section.number(
        "prediction_resolution_m", in: 1...10_000, unit: "m", fallback: "the cell size"),
      zones: zones(), landCover: landCover(),
      climate: RadioClimate(rawValue: section.integer("climate", in: 1...7, default: 5))
        ?? .continentalTemperate,
      permittivity: section.number("permittivity", in: 1...100, unit: "times that of vacuum", default: 15),
      conductivity: section.number("conductivity", in: 0.0001...100, unit: "S/m", default: 0.005),
      variability: section.choice("variability", default: .mobile),
      certain: section.choices("certain", default: [.location]))
    checkShares(of: &propagation)
    noteUnusedKeys(models: [propagation.model] + ensemble)
    return propagation
  }

  /// Keys of other models say nothing, and whoever wrote them thinks they do.
  private func noteUnusedKeys(models: [Scenario.Model]) {
    let formula: [Scenario.Model] = [
      .threeGPPRuralMacro, .threeGPPUrbanMacro, .threeGPPUrbanMicro, .freeSpace,
    ]
    let hata: [Scenario.Model] = [.hata, .okumuraHata, .cost231Hata]
    let p1812: [Scenario.Model] = [.p1812, .automatic]
    let takers: [([String], [Scenario.Model])] = [
      (["diffraction", "effective_earth_radius_factor"], formula + hata), (["environment"], hata),
      (["time_percent", "location_percent", "polarization", "n0"], p1812 + [.longleyRice]),
      (["delta_n", "prediction_resolution_m", "zones", "land_cover"], p1812),
      (
        ["situation_percent", "climate", "permittivity", "conductivity", "variability", "certain"],
        [.longleyRice]
      ),
    ]
    for (keys, takers) in takers where !takers.contains(where: models.contains) {
      let names = models.map(\.rawValue).joined(separator: ", ")
      for key in keys { section.noteUnused(key, because: "\(names) does not take it") }
    }
  }

  private func percent(_ key: String) -> Double {
    section.number(key, in: 0.1...99.9, unit: "%", default: 50)
  }

  private func checkShares(of propagation: inout Scenario.Propagation) {
    guard propagation.takesGroundCover || ensemble.contains(.p1812) || ensemble.contains(.automatic) else {
      return
    }
    if !(1...50).contains(propagation.timePercent) {
      section.reportWrong(
        "time_percent", "is out of the model's range",
        expected: "1 to 50 % for \(Scenario.Model.p1812.rawValue)",
        remedy: "P.1812 knows losses that are not exceeded for half of the time or less")
      propagation.timePercent = 50
    }
    if !(1...99).contains(propagation.locationPercent) {
      section.reportWrong(
        "location_percent", "is out of the model's range",
        expected: "1 to 99 % for \(Scenario.Model.p1812.rawValue)", remedy: "Correct the value")
      propagation.locationPercent = 50
    }
  }

  /// A number, or the path of a map.
  private func refractivity(
    _ key: String, in range: ClosedRange<Double>, unit: String
  ) -> Scenario.RefractivityValue? {
    if section.isNumber(key) {
      return section.number(key, in: range, unit: unit, fallback: "the default").map { .number($0) }
    }
    return section.text(key).map { .map($0) }
  }

  /// A zone's name or the ITU's number, or the path of a raster.
  private func zones() -> Scenario.Zones {
    guard let text = section.text("zones") else { return .uniform(.inland) }
    let codes: [String: RadioClimaticZone] = ["1": .sea, "3": .coastal, "4": .inland]
    let zone = RadioClimaticZone(rawValue: text.lowercased()) ?? codes[text]
    return zone.map { .uniform($0) } ?? .raster(text)
  }

  private func landCover() -> Scenario.LandCover? {
    guard section.has("land_cover") else { return nil }
    let cover = section.section("land_cover")
    defer { cover.finish() }
    var heights: [Int: Double] = [:]
    for entry in cover.sections("heights") ?? [] {
      let code = entry.integer("code", in: 0...65_535, default: -1)
      if !entry.has("code") { entry.reportMissing("code", expected: "a class of the raster") }
      let height = entry.requiredNumber("height_m", in: 0...100, unit: "m")
      if heights.updateValue(height, forKey: code) != nil, code >= 0 {
        entry.reportWrong(
          "code", "stands twice", expected: "each class once", remedy: "Remove one of the two")
      }
      entry.finish()
    }
    let found = Scenario.LandCover(
      raster: cover.requiredText("raster", expected: "a raster of classes"), crs: cover.text("crs"),
      classes: cover.choice("classes", default: .esaWorldCover), heights: heights.filter { $0.key >= 0 })
    return found.raster.isEmpty ? nil : found
  }
}
