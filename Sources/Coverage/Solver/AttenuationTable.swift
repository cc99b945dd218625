import RadioNetwork

/// An antenna's attenuation over all directions in `Float`: what a cell takes of antennas whose pattern is no closed
/// form of azimuth and elevation apart.
///
/// Whole degrees of azimuth; quarters of a degree of elevation within 20° of the horizon, where nearly all cells
/// lie, and whole degrees beyond. Between them linear, so that a pattern file's own whole degrees come out as they
/// are, and a vertical beam of 7° within 0.01 dB. Where the beams of an envelope meet it is up to 0.4 dB off.
struct AttenuationTable: Sendable {
  private static let fine: Float = 20
  private static let steps = 4
  private static let rows = 70 + 160 + 70 + 1

  /// dB ≥ 0; azimuth by azimuth from 0 to 360, in each elevation by elevation from −90 to 90.
  private let values: [Float]
  /// The least over all elevations at each whole degree of azimuth and its next, dB.
  private let least: [Float]

  init(_ antenna: Antenna) {
    let elevations = (0..<Self.rows).map(Self.elevation)
    var values: [Float] = []
    values.reserveCapacity(361 * Self.rows)
    for azimuth in 0...360 {
      for elevation in elevations {
        values.append(
          Float(
            antenna.attenuationDB(azimuthOffsetDegrees: Double(azimuth), elevationDegrees: elevation)))
      }
    }
    self.values = values
    let columns = (0...360).map { values[$0 * Self.rows..<($0 + 1) * Self.rows].min()! }
    least = (0..<360).map { Swift.min(columns[$0], columns[$0 + 1]) }
  }

  private static func elevation(row: Int) -> Double {
    switch row {
    case ...70: Double(row) - 90
    case 71..<230: -20 + Double(row - 70) / Double(steps)
    default: 20 + Double(row - 230)
    }
  }

  /// No elevation has less, dB.
  func leastAttenuation(azimuthOffsetDegrees: Double) -> Float {
    let azimuth = azimuthOffsetDegrees - (azimuthOffsetDegrees / 360).rounded(.down) * 360
    return least[Swift.min(359, Int(azimuth))]
  }

  /// Where a direction lies between the azimuths of the table.
  ///
  /// - Parameter azimuthOffset: from boresight, degrees, at most two turns.
  @inline(__always)
  static func column(_ azimuthOffset: Float) -> Float {
    var azimuth = azimuthOffset
    while azimuth < 0 { azimuth += 360 }
    while azimuth >= 360 { azimuth -= 360 }
    return Float.minimum(azimuth, 359.9999)
  }

  /// dB, from the four neighbours.
  ///
  /// - Parameters:
  ///   - column: as ``column(_:)`` gives it.
  ///   - elevation: degrees above the horizon, −90 to 90.
  @inline(__always)
  func attenuation(column: Float, elevation: Float) -> Float {
    let place =
      elevation < -Self.fine
      ? elevation + 90
      : elevation < Self.fine ? 70 + (elevation + Self.fine) * Float(Self.steps) : 210 + elevation
    let row = Swift.min(Int(Float.maximum(place, 0)), Self.rows - 2)
    let along = place - Float(row)
    let azimuth = Int(column)
    let across = column - Float(azimuth)
    let start = azimuth * Self.rows + row
    let near = values[start] + (values[start + 1] - values[start]) * along
    let far =
      values[start + Self.rows] + (values[start + Self.rows + 1] - values[start + Self.rows]) * along
    return near + (far - near) * across
  }
}
