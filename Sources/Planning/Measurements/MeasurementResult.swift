import Formats
import Geography

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measured levels with what every model predicts for them.
public struct MeasurementResult: Sendable {
  let request: MeasurementComparison
  let selected: SelectedSamples
  let models: [ComparedModel]
  /// Of every model, in their order.
  let predictions: [ModelPredictions]
  /// Nil where there are too few points for it.
  let fit: LogDistanceFit?
  /// The figures.
  public let report: MeasurementReport

  /// - Parameters:
  ///   - selected: at least one point.
  ///   - rows: samples of the table, those that do not count too.
  init(
    request: MeasurementComparison, selected: SelectedSamples, rows: Int, models: [ComparedModel],
    predictions: [ModelPredictions], notes: [Problem]
  ) {
    self.request = request
    self.selected = selected
    self.models = models
    self.predictions = predictions
    let points = selected.points
    let measured = points.map(\.levelDBm)
    let fit = LogDistanceFit(lgDistancesKm: points.map(\.lgDistanceKm), levels: measured)
    self.fit = fit
    let distances = points.map(\.way.distance)
    report = MeasurementReport(
      file: request.table.file, samples: rows,
      leftOut: .init(nearer: selected.nearer, farther: selected.farther, atFloor: selected.atFloor),
      samplesCompared: selected.samples, places: selected.places, unit: request.selection.unit.rawValue,
      lowestDBm: selected.lowestDBm ?? measured[0], samplesAtLowest: selected.samplesAtLowest,
      meanDBm: measured.mean, greatestDBm: measured.max() ?? measured[0],
      nearestDistance: distances.min() ?? 0, farthestDistance: distances.max() ?? 0,
      link: MeasurementReport.Link(request.link), fit: fit,
      directions: fit.map { Self.directions(of: points, fit: $0) } ?? [],
      models: zip(models, predictions).map { model, prediction in
        MeasurementReport.Model(
          name: model.name, environment: model.environment, ground: model.isOnFlatGround ? "flat" : nil,
          title: model.title,
          statistics: ErrorStatistics(predicted: prediction.levels, measured: measured),
          caveats: prediction.caveats)
      },
      caveats: Self.caveats(of: request, selected, models), notes: notes)
  }

  private static func directions(
    of points: [MeasuredPoint], fit: LogDistanceFit
  ) -> [MeasurementReport.Direction] {
    ["N", "NE", "E", "SE", "S", "SW", "W", "NW"].enumerated().compactMap { index, name in
      let within = points.filter { Int((($0.way.azimuthDegrees + 22.5) / 45).rounded(.down)) % 8 == index }
      guard !within.isEmpty else { return nil }
      let residuals = within.map { $0.levelDBm - fit.level(lgDistanceKm: $0.lgDistanceKm) }
      return .init(name: name, points: within.count, meanResidualDB: residuals.mean)
    }
  }

  private static func caveats(
    of request: MeasurementComparison, _ selected: SelectedSamples, _ models: [ComparedModel]
  ) -> [String] {
    var caveats = [
      "terrain, buildings and trees on the way are not known to any model here",
      "the antenna is taken to radiate \(request.link.eirp.dBm.decimals(1)) dBm EIRP in all directions: its pattern and its tilt are part of the errors",
    ]
    let steep = selected.points.count { request.link.isSteep(distance: $0.way.distance) }
    if steep > 0 {
      caveats.append(
        "points more than 10° below the antenna or above it, where its vertical pattern counts most: \(steep)"
      )
    }
    if models.contains(where: \.isOnFlatGround) {
      caveats.append(
        "models that ask for terrain are given flat ground at sea level, and predict the median with their default climate and vertical polarization"
      )
    }
    if selected.atFloor > 0 {
      caveats.append(
        "samples left out at the floor: \(selected.atFloor); what is left is stronger than what was there, the more so far away"
      )
    } else if selected.samplesAtLowest >= 3, selected.samplesAtLowest * 100 >= selected.samples,
      let lowest = selected.lowestDBm
    {
      caveats.append(
        "\(selected.samplesAtLowest) samples are equally low: \(lowest.decimals(1)) dBm may be what the receiver shows for all that is weaker; floor-dbm \(lowest.short) leaves them out"
      )
    }
    return caveats
  }
}

extension MeasuredLink {
  /// Whether the antennas see each other at more than 10° above or below the horizon, over flat ground.
  fileprivate func isSteep(distance: Double) -> Bool {
    abs(atan2(transmitterHeight - receiverHeight, distance)) > .pi / 18
  }
}

extension MeasuredPoint {
  var lgDistanceKm: Double { log10(way.distance / 1000) }
}

extension MeasurementReport.Link {
  fileprivate init(_ link: MeasuredLink) {
    self.init(
      latitude: link.latitude, longitude: link.longitude, frequencyMHz: link.frequencyMHz,
      eirpDBm: link.eirp.dBm, metric: (link.signal ?? .power).title, radiatedDBm: link.referencePower.dBm,
      transmitterHeight: link.transmitterHeight, receiverHeight: link.receiverHeight,
      receiverGainDBi: link.receiverGainDBi)
  }
}

// MARK: - Files

extension MeasurementResult {
  /// Writes the points and the pictures. All are made before the first is written, and each appears as a whole.
  ///
  /// - Parameters:
  ///   - points: a table of all points (CSV) with measured and predicted levels; nil for none.
  ///   - plots: pictures of the levels over the distance.
  ///   - size: of the pictures.
  public func write(
    points: String?, plots: [PlotFile] = [], size: ProfilePlot.Size = .standard
  ) throws(Problem) {
    var files: [(path: String, bytes: [UInt8])] = []
    if let points { files.append((points, try VectorWriter.csv(table))) }
    let plot = MeasurementPlot(self, size: size)
    for file in plots { files.append((file.path, try file.bytes(of: plot))) }
    for file in files {
      let stream = try OutputStream(replacing: file.path, inputs: [request.table.file])
      try stream.write(file.bytes)
      try stream.commit()
    }
  }

  /// Whether a path leads where standard output goes, which then is for nothing else.
  public static func isStandardOutput(_ path: String) -> Bool { OutputStream.isStandardOutput(path) }

  /// A row a point: where it lies, what was measured, what was predicted and how far that is off.
  private var table: OutputTable {
    var fields: [OutputTable.Field] = [
      .init("latitude", .real(decimals: 7)), .init("longitude", .real(decimals: 7)),
      .init("distance_m", .real(decimals: 1)), .init("azimuth_deg", .real(decimals: 1)),
      .init("samples", .integer), .init("measured_dbm", .real(decimals: 2)),
      .init("fit_dbm", .real(decimals: 2)),
    ]
    for model in models {
      fields += [
        .init(model.column + "_dbm", .real(decimals: 2)),
        .init(model.column + "_error_db", .real(decimals: 2)),
      ]
    }
    var table = OutputTable(layer: "measurements", fields: fields)
    for (index, point) in selected.points.enumerated() {
      var values: [FieldValue] = [
        .real(point.place.latitude), .real(point.place.longitude), .real(point.way.distance),
        .real(point.way.azimuthDegrees), .integer(point.samples), .real(point.levelDBm),
        FieldValue(fit?.level(lgDistanceKm: point.lgDistanceKm)),
      ]
      for prediction in predictions {
        let level = prediction.levels[index]
        values += [.real(level), .real(level - point.levelDBm)]
      }
      table.append(OutputTable.Row(values))
    }
    return table
  }
}
