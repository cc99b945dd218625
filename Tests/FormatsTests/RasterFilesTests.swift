import Terrain
import Testing

@testable import Formats

@Suite("Finding rasters")
struct RasterFilesTests {
  private let folder = TemporaryFolder()

  init() {
    let grid = TestRasters.asciiGrid(west: 0, south: 0, cellSize: 1, rows: [[1, 2], [3, 4]])
    for name in ["dem/b.asc", "dem/a.asc", "dem/C.asc", "dem [2024]/x.asc"] { folder.add(name, grid) }
    folder.add("dem/readme.txt", "nothing to see")
    folder.add("dem/notes.md", "nothing to see")
    folder.add("empty/readme.md", "nothing to see")
  }

  private func names(_ entry: String, from base: String = "") throws -> [String] {
    let base = base.isEmpty ? folder.path : folder.path + "/" + base
    return try RasterFiles.expand(entry, relativeTo: base).map { String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test("A file, a folder and patterns, sorted by their bytes")
  func expansion() throws {
    #expect(try names("dem/b.asc") == ["dem/b.asc"])
    #expect(try names("dem") == ["dem/C.asc", "dem/a.asc", "dem/b.asc"])
    #expect(try names("dem/*") == ["dem/C.asc", "dem/a.asc", "dem/b.asc"])
    #expect(try names("dem/[ab].asc") == ["dem/a.asc", "dem/b.asc"])
    #expect(try names("dem/{b,a}.asc") == ["dem/a.asc", "dem/b.asc"])
    #expect(try names("*.asc", from: "dem [2024]") == ["dem [2024]/x.asc"])
    #expect(try names("dem [2024]") == ["dem [2024]/x.asc"])
    #expect(try RasterFiles.expand("/vsizip/dem.zip/n.tif", relativeTo: "x") == ["/vsizip/dem.zip/n.tif"])
  }

  @Test("What is not there is told, with what is")
  func nothing() {
    #expect(problem { _ = try names("dem/*.tif") }?.message == "no file matches the pattern")
    #expect(problem { _ = try names("dem/*.md") }?.message == "the pattern matches 1 files, none a raster")
    #expect(problem { _ = try names("empty") }?.message.contains("no raster") == true)
    let slip = problem { _ = try names("dem/d.asc") }
    #expect(slip?.remedy == "Correct the name. The folder holds C.asc, a.asc, b.asc")
    #expect(problem { _ = try names("dme/d.asc") }?.message.contains("nor does the folder") == true)
  }

  @Test("What a file says about itself")
  func source() throws {
    let path = folder.path + "/dem/a.asc"
    let source = try RasterSource(path: path)
    #expect(source.driver == "AAIGrid" && source.columns == 2 && source.rows == 2)
    #expect(source.bounds == MapBounds(minX: 0, minY: 0, maxX: 2, maxY: 2))
    #expect(source.noDataValue == -9999 && source.crs == nil && source.pixelWidth == 1)
    #expect(source.files == [path])
  }

  @Test("A text is no raster, and GDAL's reason is given")
  func noRaster() {
    let found = problem { _ = try RasterSource(path: folder.path + "/dem/readme.txt") }
    #expect(found?.message.contains("not recognized as") == true)
  }
}
