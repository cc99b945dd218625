import Formats
import Propagation
import Terrain

/// One transmitter, and the receiver that measured it: all that a level depends on but where it was measured.
///
/// The antenna is taken to send alike in all directions.
public struct MeasuredLink: Sendable {
  /// The transmitter, WGS 84, degrees.
  public var latitude, longitude: Double
  /// The carrier, MHz.
  public var frequencyMHz: Double
  /// Power of the whole carrier that an isotropic antenna would radiate, dBm; or nil, and the three below.
  public var eirpDBm: Double?
  /// Power of the whole carrier at the transmitter, dBm.
  public var powerDBm: Double?
  /// Gain of its antenna, dBi.
  public var gainDBi: Double?
  /// Loss between them, dB; none where it is nil.
  public var lossDB: Double?
  /// The antenna above the ground, m.
  public var transmitterHeight: Double
  /// The receiver above the ground, m.
  public var receiverHeight: Double
  /// Gain of the receiver's antenna less its cable, dBi.
  public var receiverGainDBi: Double
  /// One of ``MeasuredSignal/names``.
  public var metric: String
  /// The carrier's width, MHz, for signals whose share of the carrier depends on it.
  public var bandwidthMHz: Double?

  /// - Parameters: as the properties.
  public init(
    latitude: Double, longitude: Double, frequencyMHz: Double, eirpDBm: Double? = nil,
    powerDBm: Double? = nil, gainDBi: Double? = nil, lossDB: Double? = nil, transmitterHeight: Double,
    receiverHeight: Double = 1.5, receiverGainDBi: Double = 0, metric: String = "power",
    bandwidthMHz: Double? = nil
  ) {
    self.latitude = latitude
    self.longitude = longitude
    self.frequencyMHz = frequencyMHz
    self.eirpDBm = eirpDBm
    self.powerDBm = powerDBm
    self.gainDBi = gainDBi
    self.lossDB = lossDB
    self.transmitterHeight = transmitterHeight
    self.receiverHeight = receiverHeight
    self.receiverGainDBi = receiverGainDBi
    self.metric = metric
    self.bandwidthMHz = bandwidthMHz
  }

  var transmitter: GeographicCoordinate { GeographicCoordinate(latitude: latitude, longitude: longitude) }

  var ends: LinkEnds {
    LinkEnds(
      transmitterHeight: transmitterHeight, receiverHeight: receiverHeight, frequencyMHz: frequencyMHz)
  }

  var signal: MeasuredSignal? { MeasuredSignal(rawValue: metric) }

  /// Radiated power of the whole carrier.
  var eirp: PowerLevel {
    eirpDBm.map(PowerLevel.init(dBm:))
      ?? PowerLevel(dBm: powerDBm ?? 0) + Decibels(gainDBi ?? 0) - Decibels(lossDB ?? 0)
  }

  /// Radiated power of the measured signal.
  var referencePower: PowerLevel { eirp - (signal ?? .power).offset(bandwidthMHz: bandwidthMHz) }

  /// The level behind a loss.
  func level(loss: Double) -> Double {
    (referencePower - Decibels(loss) + Decibels(receiverGainDBi)).dBm
  }
}

// MARK: - Checks

extension MeasuredLink {
  /// What is wrong; fields are called as the options of the command line.
  var problems: [Problem] {
    var problems: [Problem] = []
    if !(-90...90).contains(latitude) || !(-180...180).contains(longitude) {
      problems.append(
        Problem(
          "is no place", field: "transmitter", value: "\(latitude.short),\(longitude.short)",
          expected: "latitude,longitude in degrees: 20.0849,-97.9972",
          remedy: abs(longitude) <= 90 ? "Latitude goes first" : "Correct the coordinates"))
    }
    func check(_ field: String, _ value: Double?, _ range: ClosedRange<Double>, _ unit: String) {
      guard let value, !range.contains(value) else { return }
      problems.append(
        Problem(
          "is out of range", field: field, value: value.short,
          expected: "\(range.lowerBound.short) to \(range.upperBound.short) \(unit)", remedy: "Correct it"))
    }
    check("frequency-mhz", frequencyMHz, 30...100_000, "MHz")
    check("eirp-dbm", eirpDBm, -50...120, "dBm")
    check("power-dbm", powerDBm, -50...90, "dBm")
    check("gain-dbi", gainDBi, -20...60, "dBi")
    check("loss-db", lossDB, 0...60, "dB")
    check("tx-height-m", transmitterHeight, 0.5...3000, "m")
    check("rx-height-m", receiverHeight, 0.5...3000, "m")
    check("rx-gain-dbi", receiverGainDBi, -40...60, "dBi")
    check("bandwidth-mhz", bandwidthMHz, 0.1...400, "MHz")
    return problems + powerProblems + signalProblems
  }

  private var powerProblems: [Problem] {
    let parts = [("power-dbm", powerDBm), ("gain-dbi", gainDBi), ("loss-db", lossDB)]
    guard eirpDBm == nil else {
      return parts.filter { $0.1 != nil }.map { field, value in
        Problem(
          "is in the EIRP already", field: field, value: value?.short, expected: "it without eirp-dbm",
          remedy: "Leave out one of the two")
      }
    }
    return parts.prefix(2).filter { $0.1 == nil }.map { field, _ in
      Problem(
        "is missing", field: field, expected: "eirp-dbm, or power-dbm and gain-dbi",
        remedy: "Give it; without the radiated power no level can be predicted")
    }
  }

  private var signalProblems: [Problem] {
    guard let signal else {
      return [
        Problem(
          "is not known", field: "metric", value: metric,
          expected: "one of \(MeasuredSignal.names.joined(separator: ", "))", remedy: "Choose one of these")
      ]
    }
    if signal.takesBandwidth, bandwidthMHz == nil {
      return [
        Problem(
          "is missing", field: "bandwidth-mhz", expected: "the carrier's width for \(signal.rawValue)",
          remedy: "Give it: a resource element's share of the power depends on it")
      ]
    }
    if !signal.takesBandwidth, let bandwidthMHz {
      return [
        Problem(
          "has no effect with \(signal.rawValue)", field: "bandwidth-mhz", value: bandwidthMHz.short,
          expected: "it with rsrp or ss-rsrp only", remedy: "Leave it out, or choose another metric")
      ]
    }
    return []
  }
}
