/// What lies on the ground, cell by cell.
public struct GroundCover: Sendable {
  /// Representative height of trees and buildings, m; nil where no land cover was given.
  public let clutterHeights: Raster<Float>?
  /// Radio-climatic zones; nil where all is inland.
  public let zones: Raster<RadioClimaticZone>?

  /// - Parameters: as the properties.
  public init(clutterHeights: Raster<Float>?, zones: Raster<RadioClimaticZone>?) {
    self.clutterHeights = clutterHeights
    self.zones = zones
  }
}
