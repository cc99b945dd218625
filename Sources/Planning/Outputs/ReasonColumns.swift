import Coverage
import Formats
import Geography
import RadioNetwork
import Terrain

/// The columns that say why a verdict is what it is, how sure, and what would change it.
struct ReasonColumns {
  private let columns: [Column]

  init(_ result: StudyResult) {
    let network = result.inputs.network
    columns =
      Self.sureness(hasEnsemble: result.opinions.count > 1) + Self.levels
      + Self.way(network: network, geographic: result.inputs.frame.geographic)
      + Self.remedies(network: network)
  }

  /// What a row holds in them.
  struct Finding {
    let reason: VerdictReason
    let certainty: Certainty?
    /// Nil where several operators or generations are summed up.
    let quality: ServiceVerdict.Quality?
    /// Whose reason it is; nil where nobody has the generation.
    let operatorName: String?
  }

  /// The fields in their order, each named with a suffix.
  func fields(suffix: String) -> [OutputTable.Field] {
    columns.map { OutputTable.Field($0.name + suffix, $0.kind) }
  }

  /// What stands in them.
  func values(_ finding: Finding) -> [FieldValue] { columns.map { $0.value(finding) } }

  private struct Column {
    let name: String
    let kind: OutputTable.Field.Kind
    let value: (Finding) -> FieldValue
  }

  /// - Parameter hasEnsemble: whether several models were asked.
  private static func sureness(hasEnsemble: Bool) -> [Column] {
    var columns = [
      Column(name: "probability", kind: .real(decimals: 3)) { FieldValue($0.certainty?.probability) },
      Column(name: "certainty", kind: .text) { FieldValue($0.certainty?.grade.rawValue) },
    ]
    if hasEnsemble {
      columns.append(
        Column(name: "models_agreeing", kind: .integer) { FieldValue($0.certainty?.agreeing?.models) })
    }
    return columns
  }

  private static var levels: [Column] {
    [
      Column(name: "centre_dbm", kind: .real(decimals: 1)) { FieldValue($0.quality?.centerLevel) },
      Column(name: "median_dbm", kind: .real(decimals: 1)) { FieldValue($0.quality?.medianLevel) },
      Column(name: "p10_dbm", kind: .real(decimals: 1)) { FieldValue($0.quality?.p10Level) },
      Column(name: "limit", kind: .text) { FieldValue($0.reason.limit?.rawValue) },
      // Infinite where no station could give it: written as nothing.
      Column(name: "margin_db", kind: .real(decimals: 1)) { .real(-$0.reason.shortfall.covered) },
      Column(name: "missing_db", kind: .real(decimals: 1)) {
        $0.reason.verdict == .covered ? .real(0) : .real(max(0, $0.reason.shortfall.covered))
      },
    ]
  }

  /// The way from the sector that decides to the place that decides.
  private static func way(network: Network, geographic: GeographicFrame) -> [Column] {
    func ridge(_ value: @escaping (Ridge) -> Double) -> (Finding) -> FieldValue {
      { FieldValue($0.reason.path?.ridge.map(value)) }
    }
    func place(_ ridge: Ridge) -> GeographicCoordinate { geographic.coordinates(of: [ridge.position])[0] }
    return [
      Column(name: "server", kind: .text) {
        FieldValue($0.reason.path.map { network.sectors[$0.sector].id })
      },
      Column(name: "server_km", kind: .real(decimals: 2)) {
        FieldValue($0.reason.path.map { $0.distance / 1000 })
      },
      Column(name: "path_dbm", kind: .real(decimals: 1)) { FieldValue($0.reason.path?.level) },
      Column(name: "ground_loss_db", kind: .real(decimals: 1)) { FieldValue($0.reason.path?.groundLossDB) },
      Column(name: "antenna_loss_db", kind: .real(decimals: 1)) { FieldValue($0.reason.path?.antennaLossDB) },
      Column(name: "ridge_km", kind: .real(decimals: 2), value: ridge { $0.distance / 1000 }),
      Column(name: "ridge_over_ray_m", kind: .real(decimals: 0), value: ridge(\.heightOverRay)),
      Column(name: "ridge_longitude", kind: .real(decimals: 6), value: ridge { place($0).longitude }),
      Column(name: "ridge_latitude", kind: .real(decimals: 6), value: ridge { place($0).latitude }),
      Column(name: "nearest_mast", kind: .text) {
        FieldValue($0.reason.nearestMast.map { network.masts[$0.mast].id })
      },
      Column(name: "nearest_mast_km", kind: .real(decimals: 2)) {
        FieldValue($0.reason.nearestMast.map { $0.distance / 1000 })
      },
    ]
  }

  private static func remedies(network: Network) -> [Column] {
    [
      Column(name: "fix_extra_height_m", kind: .real(decimals: 0)) {
        FieldValue($0.reason.remedy.extraHeight)
      },
      Column(name: "fix_extra_eirp_db", kind: .real(decimals: 1)) {
        FieldValue($0.reason.remedy.extraEIRPdB)
      },
      Column(name: "fix_new_station_mast", kind: .text) {
        FieldValue($0.reason.remedy.newStationMast.map { network.masts[$0].id })
      },
    ]
  }
}
