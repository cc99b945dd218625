import Propagation
import Terrain

/// Makes a network of the rows of a station list: rows to sectors, sectors to stations, stations to masts.
public struct NetworkBuilder: Sendable {
  /// Rows that contradict each other.
  public enum Fault: Error, Hashable, Sendable {
    /// Two rows give one sector id.
    case duplicateSector(id: String, rows: [Int])
    /// Two rows without sector ids have the station, azimuth and carrier in common.
    case duplicateAntenna(station: String, rows: [Int])
    /// One operator is spelt in two ways that differ in case only.
    case operatorSpelling(names: [String], rows: [Int])
    /// One mast id stands at two places.
    case mastMoved(id: String, rows: [Int], metres: Double)
    /// One station id has two generations, operators or masts.
    case stationDiffers(id: String, rows: [Int], what: String)
    /// Two rows of one station say different things about it.
    case factDiffers(station: String, rows: [Int], field: String, values: [String])
    /// A station goes off air before it comes on.
    case offBeforeOn(station: String, row: Int, onAir: CalendarDate, offAir: CalendarDate)
  }

  /// A default that rows were completed with.
  public struct DefaultUse: Hashable, Sendable, Codable {
    /// The generation it belongs to.
    public let generation: Generation
    /// The field, named as in a station file.
    public let field: String
    /// What was put in.
    public let value: Double
    /// In how many rows.
    public let rows: Int
  }

  /// Rows of one mast id may differ by this, m: rounding of coordinates.
  public static let mastTolerance = 30.0

  /// What the rows make, without what does not count.
  public let network: Network
  /// Stations that do not count, by reason.
  public let leftOut: [LeftOutStations]
  /// Which of it was not in the rows, sorted.
  public let defaultsUsed: [DefaultUse]
  /// Contradictions, in the order of the rows. The network is complete only without them.
  public let faults: [Fault]

  /// Groups rows: by mast id, else by coordinates to the metre; by station id, else by operator and
  /// generation on the mast. A mast without a station that counts is left out with them.
  ///
  /// - Parameter selection: which stations count; contradictions are looked for among all.
  public init(_ records: [SectorRecord], selection: StationSelection = .onAir) {
    var grouping = Grouping()
    for record in records { grouping.add(record) }
    grouping.checkDates()
    var uses: [DefaultKey: Int] = [:]
    let all = grouping.stations.values.sorted { $0.id < $1.id }
    let reasons = all.map { selection.reasonToLeaveOut($0.station(mast: 0)) }
    leftOut = Self.leftOut(zip(all, reasons).compactMap { station, reason in reason.map { (station, $0) } })
    let stations = zip(all, reasons).filter { $1 == nil }.map { $0.0 }
    let used = Set(stations.map(\.mastID))
    let masts = grouping.masts.values.filter { used.contains($0.id) }.sorted { $0.id < $1.id }
    let mastIndex = Dictionary(uniqueKeysWithValues: masts.enumerated().map { ($1.id, $0) })
    var sectors: [Sector] = []
    for (index, station) in stations.enumerated() {
      var number = 0
      for record in station.records {
        // A number that another row has given to its sector is left out.
        repeat {
          number += 1
        } while record.sectorID == nil
          && grouping.hasSector("\(station.id)-\(number)")
        let id = record.sectorID ?? "\(station.id)-\(number)"
        sectors.append(Self.sector(of: record, id: id, station: index, uses: &uses))
      }
    }
    network = Network(
      masts: masts.map { Mast(id: $0.id, position: $0.position) },
      stations: stations.map { $0.station(mast: mastIndex[$0.mastID]!) },
      sectors: sectors)
    defaultsUsed = uses.map {
      DefaultUse(generation: $0.generation, field: $0.field, value: $0.value, rows: $1)
    }.sorted {
      ($0.generation, $0.field, $0.value) < ($1.generation, $1.field, $1.value)
    }
    faults = grouping.faults
  }

  private struct DefaultKey: Hashable {
    let generation: Generation
    let field: String
    let value: Double
  }

  private static func sector(
    of record: SectorRecord, id: String, station: Int, uses: inout [DefaultKey: Int]
  ) -> Sector {
    let defaults = SectorDefaults.of(record.generation, frequencyMHz: record.frequencyMHz)
    func value(_ given: Double?, _ field: String, _ fallback: Double) -> Double {
      if let given { return given }
      uses[DefaultKey(generation: record.generation, field: field, value: fallback), default: 0] += 1
      return fallback
    }
    let model = record.antenna ?? (record.azimuthDegrees == nil ? .omnidirectional : .panel)
    // Beside an EIRP, too: the uplink takes gain and loss by themselves. Only the power is not missed there.
    let usualGain = model == .omnidirectional ? defaults.omniGainDBi : defaults.panelGainDBi
    let gain = value(record.gainDBi ?? model.ownGainDBi, "gain_dbi", usualGain)
    let loss = value(record.lossDB, "loss_db", defaults.lossDB)
    let eirp = record.eirpDBm ?? value(record.powerDBm, "power_dbm", defaults.powerDBm) + gain - loss
    let antenna = model.antenna(
      horizontalBeamwidthDegrees: value(
        record.horizontalBeamwidthDegrees, "beamwidth_deg", defaults.horizontalBeamwidthDegrees),
      electricalDowntiltDegrees: value(record.downtiltDegrees, "tilt_deg", defaults.downtiltDegrees),
      mechanicalDowntiltDegrees: record.mechanicalDowntiltDegrees ?? 0)
    let frequency = value(record.frequencyMHz, "frequency_mhz", defaults.frequencyMHz)
    let bandwidth = value(record.bandwidthMHz, "bandwidth_mhz", defaults.bandwidthMHz)
    let bands = CarrierCheck(
      record.generation, bandName: record.band?.name, frequencyMHz: frequency, bandwidthMHz: bandwidth
    ).bands
    return Sector(
      id: id, station: station, azimuthDegrees: record.azimuthDegrees ?? 0,
      antennaHeight: value(record.antennaHeight, "height_m", defaults.antennaHeight),
      frequencyMHz: frequency, bandwidthMHz: bandwidth,
      band: record.band ?? (bands.count == 1 ? bands[0] : nil),
      eirp: PowerLevel(dBm: eirp), antennaGainDBi: gain, feederLossDB: loss, antenna: antenna)
  }

  private static func leftOut(
    _ stations: [(group: StationGroup, reason: StationSelection.Reason)]
  ) -> [LeftOutStations] {
    Dictionary(grouping: stations, by: { $0.reason }).sorted { $0.key < $1.key }.map { reason, members in
      LeftOutStations(
        reason: reason.words, stations: members.count,
        sectors: members.reduce(0) { $0 + $1.group.records.count })
    }
  }
}

/// Rows of one station.
private struct StationGroup {
  let id: String
  let mastID: String
  let operatorName: String
  let generation: Generation
  var facts: StationFacts
  var records: [SectorRecord]

  func station(mast: Int) -> Station {
    Station(
      id: id, mast: mast, operatorName: operatorName, generation: generation, status: facts.status ?? .onAir,
      onAirDate: facts.onAirDate, offAirDate: facts.offAirDate, powerSupply: facts.powerSupply,
      backhaul: facts.backhaul, owner: facts.owner, sharedWith: facts.sharedWith ?? [])
  }
}

/// Rows gathered under the masts and stations they name.
private struct Grouping {
  struct MastGroup {
    let id: String
    let position: MapPoint
    let row: Int
  }

  var masts: [String: MastGroup] = [:]
  var stations: [String: StationGroup] = [:]
  var faults: [NetworkBuilder.Fault] = []
  private var sectorRows: [String: Int] = [:]
  private var operatorSpellings: [String: (name: String, row: Int)] = [:]

  /// Whether a row gives this id to its sector.
  func hasSector(_ id: String) -> Bool { sectorRows[id] != nil }

  mutating func add(_ record: SectorRecord) {
    let mastID =
      record.mastID
      ?? "mast@\(Int(record.position.x.rounded())),\(Int(record.position.y.rounded()))"
    let operatorName = record.operatorName ?? SectorRecord.unnamedOperator
    let spelling = operatorSpellings[operatorName.lowercased()]
    if let spelling, spelling.name != operatorName {
      faults.append(
        .operatorSpelling(names: [spelling.name, operatorName], rows: [spelling.row, record.row]))
    } else if spelling == nil {
      operatorSpellings[operatorName.lowercased()] = (operatorName, record.row)
    }
    let stationID = record.stationID ?? "\(mastID)-\(operatorName)-\(record.generation.rawValue)"
    if let sectorID = record.sectorID {
      if let row = sectorRows[sectorID] {
        faults.append(.duplicateSector(id: sectorID, rows: [row, record.row]))
        return
      }
      sectorRows[sectorID] = record.row
    }
    if let mast = masts[mastID] {
      let moved = mast.position.distance(to: record.position)
      if moved > NetworkBuilder.mastTolerance {
        faults.append(.mastMoved(id: mastID, rows: [mast.row, record.row], metres: moved))
      }
    } else {
      masts[mastID] = MastGroup(id: mastID, position: record.position, row: record.row)
    }
    guard let station = stations[stationID] else {
      stations[stationID] = StationGroup(
        id: stationID, mastID: mastID, operatorName: operatorName, generation: record.generation,
        facts: record.facts, records: [record])
      return
    }
    let first = station.records[0].row
    let differences = [
      station.generation == record.generation ? nil : "generation",
      station.operatorName == operatorName ? nil : "operator",
      station.mastID == mastID ? nil : "mast",
    ].compactMap { $0 }
    if let what = differences.first {
      faults.append(.stationDiffers(id: stationID, rows: [first, record.row], what: what))
    } else if let same = station.records.first(where: { $0.isSameAntenna(as: record) }) {
      faults.append(.duplicateAntenna(station: stationID, rows: [same.row, record.row]))
    } else {
      stations[stationID]!.records.append(record)
      for difference in stations[stationID]!.facts.take(record.facts) {
        faults.append(
          .factDiffers(
            station: stationID, rows: [first, record.row], field: difference.field,
            values: [difference.first, difference.second]))
      }
    }
  }

  /// Once all rows are there: one may say the first day, another the last.
  mutating func checkDates() {
    for station in stations.values.sorted(by: { $0.records[0].row < $1.records[0].row }) {
      guard let onAir = station.facts.onAirDate, let offAir = station.facts.offAirDate, offAir < onAir else {
        continue
      }
      let row = station.records.first { $0.facts.offAirDate == offAir }?.row ?? station.records[0].row
      faults.append(.offBeforeOn(station: station.id, row: row, onAir: onAir, offAir: offAir))
    }
  }
}

extension SectorRecord {
  /// Whether two rows without sector ids describe one and the same antenna and carrier.
  fileprivate func isSameAntenna(as other: SectorRecord) -> Bool {
    sectorID == nil && other.sectorID == nil && azimuthDegrees == other.azimuthDegrees
      && frequencyMHz == other.frequencyMHz
  }
}
