import Terrain
import Testing

@testable import Formats

@Suite("GeoTIFF out")
struct GeoTIFFWriterTests {
  private let folder = TemporaryFolder()
  private let grid = MetricGrid(west: 446_000, north: 2_525_000, cellSize: 25, columns: 300, rows: 270)

  @Test("Values, voids, unit and VN-2000 come back")
  func roundTrip() throws {
    let values = TestRasters.raster(grid) { Int($0.x) % 7 == 0 ? .nan : Float($0.x - $0.y / 3) }
    let bytes = try GeoTIFFWriter.encode(
      bands: [
        .init(description: "Công suất thu 4G", unit: "dBm", values: values),
        .init(description: "Second", unit: "", values: Raster(grid: grid, repeating: 1)),
      ], crs: TestRasters.vn2000, metadata: ["WHITESPOT_VERSION": "0.1", "A": "Hà Giang"])
    let source = try RasterSource(path: folder.add("power.tif", bytes))
    #expect(source.crs?.definition == "EPSG:9209" && source.unit == "dBm" && source.bandCount == 2)
    #expect(source.noDataValue == -9999 && source.bounds == grid.bounds)
    // No heights, so the units do not matter: the sum of pixels in step is each of them.
    let read = try RasterMosaic.read(
      sources: [source], onto: grid, crs: TestRasters.vn2000, resampling: .sum)
    let worst = zip(read.values, values.values).map { $0.isNaN && $1.isNaN ? 0 : abs($0 - $1) }.max()!
    #expect(worst < 1)
    #expect(read.unknownCount == values.unknownCount)
    #expect(String(decoding: bytes, as: UTF8.self).contains("Công suất thu 4G"))
  }

  @Test("The same values give the same bytes")
  func deterministic() throws {
    let first = try TestRasters.geoTIFF(grid, crs: TestRasters.vn2000) { Float($0.x * $0.y) }
    let second = try TestRasters.geoTIFF(grid, crs: TestRasters.vn2000) { Float($0.x * $0.y) }
    #expect(first == second)
  }

  @Test("Heights in 16 bits come back exactly")
  func heights() throws {
    let heights = Raster(
      grid: grid, values: (0..<grid.count).map { $0 % 11 == 0 ? GeoTIFFWriter.noHeight : Int16($0 % 3000) })
    let bytes = try GeoTIFFWriter.encode(heights: heights, crs: TestRasters.vn2000)
    let read = try RasterMosaic.read(
      sources: [RasterSource(path: folder.add("heights.tif", bytes))], onto: grid, crs: TestRasters.vn2000,
      resampling: .bilinear)
    let wrong = zip(read.values, heights.values).count {
      $1 == GeoTIFFWriter.noHeight ? !$0.isNaN : $0 != Float($1)
    }
    #expect(wrong == 0)
  }
}
