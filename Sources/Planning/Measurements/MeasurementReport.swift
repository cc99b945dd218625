import Formats

/// What came out of a comparison of measured levels with predicted ones.
public struct MeasurementReport: Codable, Sendable {
  /// The transmitter and what of it was measured.
  public struct Link: Codable, Sendable {
    /// Degrees, WGS 84.
    public let latitude, longitude: Double
    /// The carrier.
    public let frequencyMHz: Double
    /// Radiated by the whole carrier, alike in all directions.
    public let eirpDBm: Double
    /// What the levels are the power of: `RSRP`.
    public let metric: String
    /// Radiated by the measured signal.
    public let radiatedDBm: Double
    /// Above the ground, m.
    public let transmitterHeight, receiverHeight: Double
    /// Of the receiver's antenna.
    public let receiverGainDBi: Double
  }

  /// Samples that do not count.
  public struct LeftOut: Codable, Sendable {
    /// By the least and by the greatest distance, and by the floor.
    public let nearer, farther, atFloor: Int
  }

  /// What a model predicts beside what was measured.
  public struct Model: Codable, Sendable {
    /// As it is chosen.
    public let name: String
    /// The surroundings of the receiver, where the model knows them.
    public let environment: String?
    /// `flat` where the model asks for terrain and had none.
    public let ground: String?
    /// For people: name, surroundings, ground.
    public let title: String
    /// How far it lies from the measured levels.
    public let statistics: ErrorStatistics
    /// Uses beyond the model's range.
    public let caveats: [String]
  }

  /// How the measured levels lie about the fit in one direction from the transmitter.
  public struct Direction: Codable, Sendable {
    /// `N`, `NE` …, an eighth of the circle.
    public let name: String
    /// Points in it.
    public let points: Int
    /// Mean of measured − fit, dB.
    public let meanResidualDB: Double
  }

  /// The table.
  public let file: String
  /// Rows of the table.
  public let samples: Int
  /// Of these.
  public let leftOut: LeftOut
  /// Samples that count.
  public let samplesCompared: Int
  /// Places among these: pairs of coordinates.
  public let places: Int
  /// What has one vote: `places`, with the mean of their samples in dB, or `samples`.
  public let unit: String
  /// The lowest level within the distances, before the floor is applied, and how many samples have it.
  public let lowestDBm: Double
  public let samplesAtLowest: Int
  /// Of what has a vote.
  public let meanDBm, greatestDBm: Double
  /// Of what has a vote, m.
  public let nearestDistance, farthestDistance: Double
  public let link: Link
  /// Nil where there are too few points for it.
  public let fit: LogDistanceFit?
  /// Clockwise from north; empty without a fit. Directions without a point are left out.
  public let directions: [Direction]
  /// In the order in which they were chosen.
  public let models: [Model]
  /// What all figures depend on.
  public let caveats: [String]
  /// What was noted in the table.
  public let notes: [Problem]
}

extension MeasurementReport {
  /// The caveats of the models, each once behind the models that it holds for: `hata: …`.
  public var modelCaveats: [String] {
    var texts: [String] = []
    for text in models.flatMap(\.caveats) where !texts.contains(text) { texts.append(text) }
    return texts.map { text in
      var names: [String] = []
      for model in models where model.caveats.contains(text) && !names.contains(model.name) {
        names.append(model.name)
      }
      return "\(names.joined(separator: ", ")): \(text)"
    }
  }
}
