import Coverage
import Propagation
import RadioNetwork

/// Decodes what counts as service of a generation, in a profile and in a scenario.
struct ServiceDecoder {
  private let section: SectionReader
  private let generation: Generation
  /// What holds where the section says nothing; nil where it has to say all that has no default.
  private let base: Service?

  /// The services of a list, and that no generation is judged twice.
  ///
  /// - Parameters:
  ///   - list: the entries.
  ///   - reader: the section that the list is part of.
  ///   - key: of the list.
  ///   - base: what an entry changes; nil where it stands for itself.
  static func services(
    _ list: [SectionReader], of reader: SectionReader, key: String = "services",
    changing base: (SectionReader, Generation?) -> Service? = { _, _ in nil }
  ) -> [Service] {
    let generations = list.map(generation)
    for generation in Generation.allCases where generations.count(where: { $0 == generation }) > 1 {
      reader.reportWrong(
        key, "judges \(generation.rawValue) twice", expected: "one profile a generation",
        remedy: "Remove one of them")
    }
    return zip(list, generations).map { section, generation in
      defer { section.finish() }
      let base = base(section, generation)
      return ServiceDecoder(section: section, generation: generation ?? base?.generation ?? .g4, base: base)
        .service()
    }
  }

  private static func generation(_ section: SectionReader) -> Generation? {
    if !section.has("generation") { section.reportMissing("generation", expected: "2G, 3G, 4G or 5G") }
    return section.optionalChoice("generation")
  }

  private func service() -> Service {
    checkMetric()
    let levels = levels()
    let probability = section.number(
      "location_probability", in: 0.5...0.99, unit: "of the locations",
      default: base?.locationProbability ?? 0.5)
    let load = section.number(
      "load", in: 0...1, unit: "of a full cell", default: base?.load ?? Service.typicalLoad)
    let reuse = section.number(
      "reuse", in: 1...100, unit: "cells", default: base?.reuse ?? Service.typicalReuse(generation))
    return Service(
      generation: generation, coveredLevel: levels.covered, weakLevel: levels.weak,
      veryGoodLevel: levels.veryGood, reception: reception(), shadowing: shadowing(),
      locationProbability: probability, load: load, reuse: reuse,
      downlinkMbps: rate("downlink_mbps") ?? base?.downlinkMbps,
      uplinkMbps: rate("uplink_mbps") ?? base?.uplinkMbps, mapping: mapping(),
      isUplinkJudged: section.choice(
        "uplink", default: base?.isUplinkJudged == true ? UplinkUse.judged : .reported) == .judged)
  }

  // MARK: What is judged

  /// A total power and a power per resource element are tens of decibels apart.
  private func checkMetric() {
    guard let metric: SignalMetric = section.optionalChoice("metric"), metric != generation.metric else {
      return
    }
    section.reportWrong(
      "metric", "does not measure \(generation.rawValue)", expected: generation.metric.rawValue,
      remedy: "Give the levels in \(generation.metric.rawValue), \(generation.metric.meaning)")
  }

  private func levels() -> (covered: PowerLevel, weak: PowerLevel, veryGood: PowerLevel?) {
    let range = -150.0...0
    func level(_ key: String, _ base: PowerLevel?) -> Double? {
      if !section.has(key), base == nil { section.reportMissing(key, expected: "-150 to 0 dBm") }
      return section.number(key, in: range, unit: "dBm") ?? base?.dBm
    }
    let covered = level("covered_dbm", base?.coveredLevel)
    let weak = level("weak_dbm", base?.weakLevel)
    let veryGood = section.number("very_good_dbm", in: range, unit: "dBm") ?? base?.veryGoodLevel?.dBm
    if let covered, let weak, weak > covered {
      section.reportWrong(
        section.has("weak_dbm") ? "weak_dbm" : "covered_dbm", "makes weak_dbm lie above covered_dbm",
        expected: "weak at most at the covered level", remedy: "Swap the two levels")
    }
    if let covered, let veryGood, veryGood < covered {
      section.reportWrong(
        section.has("very_good_dbm") ? "very_good_dbm" : "covered_dbm",
        "makes very_good_dbm lie below covered_dbm", expected: "very good at least at the covered level",
        remedy: "Swap the two levels")
    }
    let sound = covered ?? range.lowerBound
    return (
      PowerLevel(dBm: sound), PowerLevel(dBm: min(weak ?? sound, sound)),
      veryGood.map { PowerLevel(dBm: max($0, sound)) }
    )
  }

  // MARK: The terminal

  private func shadowing() -> Shadowing {
    let sigma = (base?.shadowing ?? Service.ruralShadowing).sigma.value
    return Shadowing(
      sigma: Decibels(section.number("shadowing_db", in: 0...20, unit: "dB", default: sigma)))
  }

  private func reception() -> Reception {
    let terminal = base?.reception.terminal ?? .of(generation)
    return Reception(
      terminal: Terminal(
        antennaHeight: section.number(
          "receiver_height_m", in: 0.5...50, unit: "m", default: terminal.antennaHeight),
        gainDBi: terminal.gainDBi,
        bodyLossDB: section.number("body_loss_db", in: 0...40, unit: "dB", default: terminal.bodyLossDB),
        noiseFigureDB: section.number(
          "noise_figure_db", in: 0...20, unit: "dB", default: terminal.noiseFigureDB),
        powerDBm: terminal.powerDBm),
      environment: EnvironmentDecoder.environment(section) ?? base?.reception.environment ?? .outdoor)
  }

  // MARK: Throughput

  private enum UplinkUse: String, CaseIterable {
    case judged, reported
  }

  private func rate(_ key: String) -> Double? {
    let rate = section.number(key, in: 0.001...10_000, unit: "Mbit/s", fallback: "levels alone")
    guard rate != nil, generation == .g2 else { return rate }
    section.reportWrong(
      key, "is asked of \(generation.rawValue), whose rates depend on the timeslots that a phone is given",
      expected: "rates of 3G, 4G or 5G", remedy: "Judge \(generation.rawValue) by its level alone")
    return nil
  }

  private func mapping() -> ThroughputMapping {
    let fallback = base?.mapping ?? .typical(generation)
    guard section.has("throughput") else { return fallback }
    let mapping = section.section("throughput")
    defer { mapping.finish() }
    return ThroughputMapping(
      attenuation: mapping.number(
        "attenuation", in: 0.01...1, unit: "of Shannon's bound", default: fallback.attenuation),
      leastSINRdB: mapping.number(
        "least_sinr_db", in: -30...20, unit: "dB", default: fallback.leastSINRdB),
      mostEfficiency: mapping.number(
        "most_efficiency", in: 0.1...20, unit: "bit/s/Hz", default: fallback.mostEfficiency))
  }
}

extension SignalMetric {
  /// What it is, in a clause.
  fileprivate var meaning: String {
    switch self {
    case .rssi: "the power of the whole carrier"
    case .rscp: "the power of the pilot, some 10 dB below the carrier's"
    case .rsrp: "the power of one resource element, 27.8 dB below that of a carrier of 10 MHz"
    case .ssRSRP: "the power of one resource element of the synchronisation block"
    }
  }
}
