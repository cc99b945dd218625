import Terrain

/// A quick estimate of the level that a GSM 900 macro site brings to a place: Hata's suburban loss
/// and Bullington's diffraction over the terrain.
///
/// It only decides where masts stand; verdicts are the coverage engine's. Its own logarithm keeps the
/// layout the same on every machine.
struct LinkEstimate: Sendable {
  private let heights: Raster<Int16>

  /// Power, gain and feeder loss of the usual sector, into its main beam.
  static let eirpDBm = 43 + 17 - 2.5
  static let frequencyMHz = 900.0
  static let mastHeight = 35.0
  static let receiverHeight = 1.5

  private static let wavelength = 299.792458 / frequencyMHz
  private static let curvature = 1 / 8_500_000.0
  private static let sampleSpacing = 60.0

  init(heights: Raster<Int16>) {
    self.heights = heights
  }

  /// Level at a place, dBm, outdoors, main beam.
  func levelDBm(from mast: MapPoint, to place: MapPoint) -> Double {
    let distance = max(mast.distance(to: place), 30)
    return Self.eirpDBm - Self.suburbanLossDB(distance: distance)
      - diffractionLossDB(from: mast, to: place, distance: distance)
  }

  /// How far a level can reach over ground that takes nothing, m: beyond it no link is as strong.
  static func range(downTo levelDBm: Double, atMost farthest: Double) -> Double {
    guard eirpDBm - suburbanLossDB(distance: farthest) < levelDBm else { return farthest }
    var near = 30.0
    var far = farthest
    for _ in 0..<40 {
      let middle = (near + far) / 2
      if eirpDBm - suburbanLossDB(distance: middle) < levelDBm { far = middle } else { near = middle }
    }
    return far
  }

  /// Hata's median for suburbs, never below free space.
  private static func suburbanLossDB(distance: Double) -> Double {
    let logDistance = Elementary.log10(distance / 1_000)
    let logFrequency = Elementary.log10(frequencyMHz)
    let logHeight = Elementary.log10(mastHeight)
    let urban = 69.55 + 26.16 * logFrequency - 13.82 * logHeight + (44.9 - 6.55 * logHeight) * logDistance
    let logRatio = Elementary.log10(frequencyMHz / 28)
    let freeSpace = 32.45 + 20 * logFrequency + 20 * logDistance
    return max(urban - 2 * logRatio * logRatio - 5.4, freeSpace)
  }

  /// Bullington's equivalent edge, Recommendation ITU-R P.526-15, § 4.5.1.
  private func diffractionLossDB(from mast: MapPoint, to place: MapPoint, distance: Double) -> Double {
    let transmitter = ground(mast.x, mast.y) + Self.mastHeight
    let receiver = ground(place.x, place.y) + Self.receiverHeight
    let intervals = max(2, Int((distance / Self.sampleSpacing).rounded()))
    let step = distance / Double(intervals)
    let dx = (place.x - mast.x) / Double(intervals)
    let dy = (place.y - mast.y) / Double(intervals)
    let straight = (receiver - transmitter) / distance
    var steepestFromMast = -Double.infinity
    var steepestFromPlace = -Double.infinity
    // The greatest ν is found by ν·|ν|, which needs no root at each sample.
    var greatestNu2 = -Double.infinity
    for index in 1..<intervals {
      let along = Double(index) * step
      let ahead = distance - along
      let surface =
        ground(mast.x + Double(index) * dx, mast.y + Double(index) * dy) + along * ahead * Self.curvature / 2
      steepestFromMast = max(steepestFromMast, (surface - transmitter) / along)
      steepestFromPlace = max(steepestFromPlace, (surface - receiver) / ahead)
      let clearance = surface - transmitter - straight * along
      greatestNu2 = max(
        greatestNu2, clearance * abs(clearance) * 2 * distance / (Self.wavelength * along * ahead))
    }
    let nu: Double
    if steepestFromMast < straight {
      nu = greatestNu2 < 0 ? -(-greatestNu2).squareRoot() : greatestNu2.squareRoot()
    } else {
      let edge =
        (receiver - transmitter + steepestFromPlace * distance) / (steepestFromMast + steepestFromPlace)
      let clearance = transmitter + steepestFromMast * edge - transmitter - straight * edge
      nu = clearance * (2 * distance / (Self.wavelength * edge * (distance - edge))).squareRoot()
    }
    guard nu > -0.78 else { return 0 }
    let t = nu - 0.1
    let knifeEdge = 6.9 + 20 * Elementary.log10((t * t + 1).squareRoot() + t)
    return knifeEdge + (1 - Elementary.exp(-knifeEdge / 6)) * (10 + 0.02 * distance / 1_000)
  }

  /// The height of the cell that holds a point, m; the rim's beyond it.
  @inline(__always)
  private func ground(_ x: Double, _ y: Double) -> Double {
    let grid = heights.grid
    let column = min(max(Int((x - grid.west) / grid.cellSize), 0), grid.columns - 1)
    let row = min(max(Int((grid.north - y) / grid.cellSize), 0), grid.rows - 1)
    return Double(heights.values[row * grid.columns + column])
  }
}
