import Formats
import Propagation

/// What became of one path: a row of `losses.csv`.
struct LossOutcome: Sendable {
  let id: String
  /// Nil where there is no loss.
  var loss: LossParts?
  /// Why there is none.
  var error: String?
}

/// A predicted loss in the columns of `losses.csv`.
struct LossParts: Sendable {
  let total: Double
  var freeSpace, formula, diffraction, troposcatter, ducting, variability, effectiveHeight: Double?
  var pathType: String?
  var transmitterHorizon, receiverHorizon: PathLoss.Horizon?
  let model: String
  let caveats: [ModelCaveat]

  init(_ loss: PathLoss) {
    total = loss.total
    freeSpace = loss.freeSpace
    formula = loss.formula
    diffraction = loss.diffraction
    troposcatter = loss.troposcatter
    ducting = loss.ducting
    variability = loss.variability
    effectiveHeight = loss.effectiveHeight
    pathType = loss.pathType?.rawValue
    transmitterHorizon = loss.transmitterHorizon
    receiverHorizon = loss.receiverHorizon
    model = loss.model
    caveats = loss.caveats
  }

  /// - Parameter name: of the model.
  init(_ prediction: ExtendedHata.Prediction, name: String) {
    total = prediction.total
    formula = prediction.total - prediction.spread
    variability = prediction.spread
    effectiveHeight = prediction.baseHeight
    model = name
    caveats = prediction.caveats
  }
}

/// The rows of `losses.csv`.
enum LossTable {
  /// Digits behind the point: differences of 1e-6 dB show.
  private static let decimals = OutputTable.Field.Kind.real(decimals: 9)

  private static let fields: [OutputTable.Field] =
    [OutputTable.Field("path_id", .text)]
    + [
      "basic_transmission_loss_db", "free_space_db", "formula_db", "diffraction_db", "troposcatter_db",
      "ducting_db", "variability_db", "effective_height_m",
    ].map { OutputTable.Field($0, decimals) }
    + [OutputTable.Field("path_type", .text)]
    + ["tx_horizon_km", "rx_horizon_km", "tx_horizon_mrad", "rx_horizon_mrad"].map {
      OutputTable.Field($0, decimals)
    }
    + ["model", "caveats", "error"].map { OutputTable.Field($0, .text) }

  /// Rows as they stand in the file.
  static func bytes(of outcomes: [LossOutcome], withHeader: Bool = false) throws(Problem) -> [UInt8] {
    try VectorWriter.csvPart(
      OutputTable(layer: "losses", fields: fields, rows: outcomes.map { .init(values(of: $0)) }),
      withHeader: withHeader)
  }

  private static func values(of outcome: LossOutcome) -> [FieldValue] {
    func number(_ value: Double?) -> FieldValue { value.map { .real($0) } ?? .null }
    func text(_ value: String?) -> FieldValue { value.flatMap(\.nonEmpty).map { .text($0) } ?? .null }
    let loss = outcome.loss
    let caveats = loss?.caveats.map(\.description).joined(separator: "; ")
    return [text(outcome.id)]
      + [
        loss?.total, loss?.freeSpace, loss?.formula, loss?.diffraction, loss?.troposcatter, loss?.ducting,
        loss?.variability, loss?.effectiveHeight,
      ].map(number) + [text(loss?.pathType)]
      + [
        loss?.transmitterHorizon.map { $0.distance / 1000 }, loss?.receiverHorizon.map { $0.distance / 1000 },
        loss?.transmitterHorizon.map { $0.elevation * 1000 },
        loss?.receiverHorizon.map { $0.elevation * 1000 },
      ].map(number) + [text(loss?.model), text(caveats), text(outcome.error)]
  }
}
