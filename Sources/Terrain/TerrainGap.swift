/// A part of the study over which the ground is not known, named so that it can be fetched.
public struct TerrainGap: Hashable, Sendable {
  /// The one-degree tile, named by its south-west corner as SRTM and its successors do: `N22E104`.
  public let tile: String
  /// Cells of the study in this tile without a height.
  public let cells: Int
  /// Their share of the tile's needed cells, 0 to 1.
  public let share: Double
  /// South-west and north-east corner of the cells without a height.
  public let southWest, northEast: GeographicCoordinate

  /// - Parameters: as the properties.
  public init(
    tile: String, cells: Int, share: Double, southWest: GeographicCoordinate,
    northEast: GeographicCoordinate
  ) {
    self.tile = tile
    self.cells = cells
    self.share = share
    self.southWest = southWest
    self.northEast = northEast
  }

  /// The name of the one-degree tile that holds a place: `N22E104`, `S01W070`.
  public static func tileName(holding place: GeographicCoordinate) -> String {
    let south = Int(place.latitude.rounded(.down))
    let west = Int(place.longitude.rounded(.down))
    func digits(_ value: Int, _ width: Int) -> String {
      let text = String(abs(value))
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return (south < 0 ? "S" : "N") + digits(south, 2) + (west < 0 ? "W" : "E") + digits(west, 3)
  }
}
