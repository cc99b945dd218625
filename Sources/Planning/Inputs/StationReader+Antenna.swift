import Formats
import RadioNetwork

extension StationReader {
  /// Fills in what hangs on the mast and where it looks, and holds the parts against each other.
  func readAntenna(
    _ record: inout SectorRecord, row: RowReader, catalogue: inout AntennaCatalogue, problems: inout Problems
  ) {
    func number(_ field: String, _ range: ClosedRange<Double>) -> Double? {
      row.number(field, in: range, unit: "degrees", problems: &problems)
    }
    record.azimuthDegrees = number("azimuth_deg", -360...360)
    record.downtiltDegrees = number("tilt_deg", -30...30)
    record.mechanicalDowntiltDegrees = number("mechanical_tilt_deg", -30...30)
    record.horizontalBeamwidthDegrees = number("beamwidth_deg", 5...360)
    record.antenna = catalogue.antenna(of: row, problems: &problems)
    checkDirection(record, row: row, problems: &problems)
    guard let antenna = record.antenna else { return }
    if antenna != .panel, record.horizontalBeamwidthDegrees != nil {
      problems.add(
        row.problem(
          "is given beside the antenna \(antenna.name), which has its own", field: "beamwidth_deg",
          value: row.text("beamwidth_deg"), expected: "a beamwidth of panels only",
          remedy: "Leave it empty, or the antenna"))
    }
    if case .file(let cuts, _) = antenna {
      checkTilt(record, cuts: cuts, row: row, problems: &problems)
      record.downtiltDegrees = nil
    }
  }

  /// Notes of pattern files that are used far from the frequency they were measured at: beams widen and narrow with it.
  func notesOfOtherFrequencies(_ records: [SectorRecord]) -> [Problem] {
    var sectors: [String: (measured: Double, carriers: Set<Double>, count: Int)] = [:]
    for record in records {
      guard case .file(let cuts, _)? = record.antenna, let measured = cuts.frequencyMHz, measured > 0,
        let carrier = record.frequencyMHz,
        max(measured, carrier) > Self.farFrequencyRatio * min(measured, carrier)
      else { continue }
      let known = sectors[cuts.name] ?? (measured, [], 0)
      sectors[cuts.name] = (measured, known.carriers.union([carrier]), known.count + 1)
    }
    return sectors.sorted { $0.key < $1.key }.map { name, use in
      let carriers = use.carriers.sorted().map(\.short).joined(separator: ", ")
      return Problem(
        "used in \(use.count == 1 ? "one row" : "\(use.count) rows") at \(carriers) MHz, and measured at \(use.measured.short) MHz",
        severity: .note,
        file: file, field: "antenna", value: name, expected: "a pattern of the carrier's band",
        remedy: "Name the file of that band")
    }
  }

  /// From this ratio on a pattern is of another band: 2,100 and 2,600 MHz are one antenna's port, 900 and 1,800 are not.
  private static let farFrequencyRatio = 1.3

  private func checkDirection(_ record: SectorRecord, row: RowReader, problems: inout Problems) {
    guard row.text("azimuth_deg") == nil else { return }
    let isTilted = record.mechanicalDowntiltDegrees.map { $0 != 0 } ?? false
    guard isTilted || record.antenna?.hasDirection == true else { return }
    let what = isTilted ? "a mechanical tilt" : "the antenna \(record.antenna?.name ?? "")"
    problems.add(
      row.problem(
        "is empty, and \(what) has a direction", field: "azimuth_deg",
        expected: "degrees clockwise from north",
        remedy: "Fill it in"))
  }

  /// An antenna that its file has tilted already is not tilted again.
  private func checkTilt(
    _ record: SectorRecord, cuts: PatternCuts, row: RowReader, problems: inout Problems
  ) {
    guard let tilt = record.downtiltDegrees else { return }
    // A file that does not say has it in its cuts all the same, to the whole degree.
    let (own, tolerance) = cuts.electricalDowntiltDegrees.map { ($0, 0.05) } ?? (cuts.beamDowntiltDegrees, 1)
    guard abs(tilt - own) > tolerance else { return }
    problems.add(
      row.problem(
        "contradicts the pattern file of \(cuts.name), whose cuts are tilted by \(own.short) degrees already",
        field: "tilt_deg", value: row.text("tilt_deg"), expected: "\(own.short), or nothing",
        remedy:
          "Name the file of the tilt that is set, or write what the antenna is turned by in mechanical_tilt_deg"
      ))
  }
}
