import Geography
import Terrain

/// One measured level.
struct MeasuredSample: Sendable {
  let place: GeographicCoordinate
  /// From the transmitter to the place.
  let way: Geodesic
  let levelDBm: Double
}

/// What has one vote in the statistics: a place with the mean of its samples, or one sample.
struct MeasuredPoint: Sendable {
  let place: GeographicCoordinate
  /// From the transmitter to the place.
  let way: Geodesic
  /// Of one sample, or the mean of several in dB.
  let levelDBm: Double
  /// How many samples it stands for.
  let samples: Int
}

/// The samples that count, and what became of the others.
struct SelectedSamples: Sendable {
  /// In the order of the file; of places, of their first sample.
  let points: [MeasuredPoint]
  /// Places with different coordinates among the samples that count.
  let places: Int
  /// Samples that count.
  let samples: Int
  let nearer, farther, atFloor: Int
  /// The lowest level of all samples within the distances, and how many have it.
  let lowestDBm: Double?
  let samplesAtLowest: Int

  /// Samples of one place are averaged in dB, not in mW: errors are reckoned in dB and models predict the middle of
  /// levels in dB. The mean of the powers would lie nearer to the peaks, by 2.5 dB where a signal fades as Rayleigh's.
  init(_ all: [MeasuredSample], selection: MeasurementSelection) {
    let far = all.filter { $0.way.distance >= selection.leastDistance ?? 0 }
    let within = far.filter { $0.way.distance <= selection.greatestDistance ?? .infinity }
    let heard = within.filter { $0.levelDBm > selection.floorDBm ?? -.infinity }
    nearer = all.count - far.count
    farther = far.count - within.count
    atFloor = within.count - heard.count
    let lowest = within.map(\.levelDBm).min()
    lowestDBm = lowest
    samplesAtLowest = within.count { $0.levelDBm == lowest }
    samples = heard.count
    let groups = Self.byPlace(heard)
    places = groups.count
    switch selection.unit {
    case .samples: points = heard.map { MeasuredPoint([$0]) }
    case .places: points = groups.map { MeasuredPoint($0) }
    }
  }

  /// One place has one pair of coordinates, to the last digit of the file.
  private static func byPlace(_ samples: [MeasuredSample]) -> [[MeasuredSample]] {
    var groups: [[MeasuredSample]] = []
    var indices: [GeographicCoordinate: Int] = [:]
    for sample in samples {
      if let index = indices[sample.place] {
        groups[index].append(sample)
      } else {
        indices[sample.place] = groups.count
        groups.append([sample])
      }
    }
    return groups
  }
}

extension MeasuredPoint {
  /// - Parameter samples: of one place, at least one.
  init(_ samples: [MeasuredSample]) {
    place = samples[0].place
    way = samples[0].way
    levelDBm = samples.reduce(0) { $0 + $1.levelDBm } / Double(samples.count)
    self.samples = samples.count
  }
}
