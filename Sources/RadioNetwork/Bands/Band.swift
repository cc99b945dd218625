/// A frequency band of one generation.
public struct Band: Hashable, Sendable {
  /// As the trade names it: `B3`, `n78`, `GSM 900`. Bands of UMTS carry the number of the same band of LTE.
  public let name: String
  /// The generation it is defined for.
  public let generation: Generation
  /// What base stations send on, MHz.
  public let downlinkMHz: ClosedRange<Double>
  /// What phones send on, MHz: the downlink's where both take turns (TDD), nil where there is none.
  public let uplinkMHz: ClosedRange<Double>?
  /// What it is called by in station lists, MHz: 900, 1800. Not always within the downlink.
  public let nominalMHz: Double
  /// Widths of a carrier, MHz, ascending.
  public let bandwidthsMHz: [Double]

  /// The middle of the downlink, MHz.
  public var centerMHz: Double { (downlinkMHz.lowerBound + downlinkMHz.upperBound) / 2 }

  /// Whether a carrier lies in it: in its downlink, or named by the band as lists do.
  public func holds(frequencyMHz: Double) -> Bool {
    downlinkMHz.contains(frequencyMHz) || frequencyMHz == nominalMHz
  }

  /// The bands of a generation in the order of its document.
  public static func all(of generation: Generation) -> [Band] {
    switch generation {
    case .g2: gsm
    case .g3: umts
    case .g4: lte
    case .g5: nr
    }
  }
}

extension Band {
  /// The bands of a generation that a text names: one by its own name (`B3`, `band 3`, `n78`, `GSM 1800`), or all that
  /// are called by a frequency (`1800`, `1800 MHz`, `L1800`).
  static func named(_ text: String, _ generation: Generation) -> [Band] {
    let name = plain(text, generation)
    let bands = all(of: generation)
    if let number = Double(name) { return bands.filter { $0.nominalMHz == number } }
    return bands.filter { band in
      let own = plain(band.name, generation)
      return name == own || name == "b" + own.drop { $0.isLetter }
    }
  }

  /// The frequency that a text calls bands by: 1800 of `L1800`; nil where it names one by its own name.
  static func calledMHz(_ text: String, _ generation: Generation) -> Double? {
    Double(plain(text, generation))
  }

  /// `band 3` → `b3`; `1800MHz` and, of LTE, `L1800` → `1800`. Another generation's letters stay: `U900` is no LTE.
  private static func plain(_ text: String, _ generation: Generation) -> String {
    var name = text.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" }
    if name.hasSuffix("mhz") { name.removeLast(3) }
    if name.hasPrefix("band") { name = "b" + name.dropFirst(4) }
    let prefixes =
      switch generation {
      case .g2: ["egsm", "pgsm", "gsm", "dcs", "pcs", "g"]
      case .g3: ["umts", "wcdma", "u"]
      case .g4: ["lte", "l"]
      case .g5: ["nr", "n"]
      }
    for prefix in prefixes {
      let rest = name.dropFirst(prefix.count)
      if name.hasPrefix(prefix), rest.count >= 3, Double(rest) != nil { return String(rest) }
    }
    // A number of two digits is a band's; from 380 MHz on it is a frequency.
    return Double(name).map { $0 < 380 } == true ? "b" + name : name
  }
}

/// What a row says of its carrier, held against the bands of its generation.
public struct CarrierCheck: Hashable, Sendable {
  /// Why a carrier cannot be.
  public enum Fault: Error, Hashable, Sendable {
    /// No generation has a band of this name.
    case unknownBand
    /// The band belongs to other generations.
    case bandOfOthers([Generation])
    /// The frequency is not in the bands that are named.
    case outsideBand([Band])
    /// The frequency is in no band of the generation; perhaps in the uplink of one.
    case outsideAllBands(uplinkOf: Band?)
    /// The bands that remain have no carrier of this width.
    case noSuchBandwidth([Band])
  }

  /// The bands that all that is said fits; none where a fault excludes them all.
  public let bands: [Band]
  /// At most one a value: of the band or the frequency, and of the width.
  public let faults: [Fault]
  /// The carrier, MHz: as given, else of the band that is named, what it is called by or the middle of its downlink.
  public let frequencyMHz: Double?

  /// - Parameters:
  ///   - bandName: as a list spells it; nil where it does not say.
  ///   - frequencyMHz: of the carrier in the downlink, or the number the band is called by.
  public init(
    _ generation: Generation, bandName: String?, frequencyMHz: Double?, bandwidthMHz: Double?
  ) {
    var bands = Band.all(of: generation)
    var faults: [Fault] = []
    if let bandName {
      bands = Band.named(bandName, generation)
      if bands.isEmpty {
        let others = Generation.allCases.filter { !Band.named(bandName, $0).isEmpty }
        faults.append(others.isEmpty ? .unknownBand : .bandOfOthers(others))
      }
    }
    if let frequencyMHz, !bands.isEmpty {
      let named = bands
      bands = bands.filter { $0.holds(frequencyMHz: frequencyMHz) }
      // A number that bands are called by means these, wherever else it lies: 3500 means n78, not n77.
      let called = bands.filter { $0.nominalMHz == frequencyMHz }
      if !called.isEmpty { bands = called }
      if bands.isEmpty {
        faults.append(
          bandName != nil
            ? .outsideBand(named)
            : .outsideAllBands(uplinkOf: named.first { $0.uplinkMHz?.contains(frequencyMHz) == true }))
      }
    }
    if let bandwidthMHz, !bands.isEmpty {
      let wide = bands.filter { $0.bandwidthsMHz.contains(bandwidthMHz) }
      if wide.isEmpty { faults.append(.noSuchBandwidth(bands)) }
      bands = wide
    }
    self.bands = bands
    self.faults = faults
    let implied = bandName.flatMap { name in
      bands.isEmpty ? nil : Band.calledMHz(name, generation) ?? bands[0].centerMHz
    }
    self.frequencyMHz = frequencyMHz ?? implied
  }
}
