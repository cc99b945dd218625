import Foundation
import Geography
import Terrain
import TestSupport
import Testing

@testable import Formats

@Suite("Mosaic of rasters")
struct RasterMosaicTests {
  private let folder = TemporaryFolder()

  private func read(
    _ paths: [String], onto grid: MetricGrid, crs: CoordinateReferenceSystem,
    declared: CoordinateReferenceSystem? = nil, _ resampling: RasterResampling = .bilinear
  ) throws -> Raster<Float> {
    try RasterMosaic.read(
      sources: paths.map { path throws(Problem) in try RasterSource(path: path) }, onto: grid, crs: crs,
      declaredCRS: declared, resampling: resampling)
  }

  @Test("A file's own pixels come back bit by bit, its 1539 voids stay unknown, the second source fills them")
  func voids() throws {
    guard let tile = SharedData.path("data/dem/N21E105.hgt"),
      let filled = SharedData.path("data/dem/N21E105_filled.tif")
    else { return }
    let grid = MetricGrid(
      west: 105 - 0.5 / 1200, north: 22 + 0.5 / 1200, cellSize: 1.0 / 1200, columns: 1201, rows: 1201)
    let raster = try read([tile], onto: grid, crs: .wgs84)
    #expect(raster.unknownCount == 1539)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: tile)))
    var wrong = 0
    for index in raster.values.indices {
      let height = Int16(bitPattern: UInt16(bytes[2 * index]) << 8 | UInt16(bytes[2 * index + 1]))
      let isRight =
        height == -32768 ? raster.values[index].isNaN : abs(raster.values[index] - Float(height)) < 0.001
      if !isRight { wrong += 1 }
    }
    #expect(wrong == 0)

    let both = try read([tile, filled], onto: grid, crs: .wgs84)
    #expect(both.unknownCount == 0)
    let changed = zip(raster.values, both.values).count { !$0.isNaN && abs($0 - $1) > 0.001 }
    #expect(changed == 0)
  }

  @Test(
    "Sources in three systems meet the surface they were taken from", arguments: ["EPSG:9209", "EPSG:32648"])
  func mixedSystems(target: String) throws {
    // 1 m a second of arc eastward, half of that northward: 223 m of wrong datum would be some 7 m.
    func height(_ longitude: Double, _ latitude: Double) -> Float {
      Float((longitude - 104) * 3600 + (latitude - 22) * 1800)
    }
    let degrees = MetricGrid(west: 104.9, north: 22.9, cellSize: 1.0 / 3600, columns: 400, rows: 400)
    let west = folder.add(
      "degrees.tif", try TestRasters.geoTIFF(degrees, crs: .wgs84) { height($0.x, $0.y) })
    var paths = [west]
    for code in ["EPSG:32648", "EPSG:3405"] {
      let system = TestRasters.system(code)
      let transform = try CoordinateTransform(from: .wgs84, to: system)
      let corner = transform.forward(MapPoint(x: 105, y: 22.91))!
      let grid = MetricGrid(
        west: corner.x.rounded(), north: corner.y.rounded(), cellSize: 30, columns: 400, rows: 500)
      let name = code.replacingOccurrences(of: ":", with: "_") + ".tif"
      paths.append(
        folder.add(
          name,
          try TestRasters.geoTIFF(grid, crs: system) {
            let place = transform.inverse($0)!
            return height(place.x, place.y)
          }))
    }
    let crs = TestRasters.system(target)
    let transform = try CoordinateTransform(from: .wgs84, to: crs)
    let grid = MetricGrid(
      covering: MapBounds(around: [
        transform.forward(MapPoint(x: 104.91, y: 22.80))!, transform.forward(MapPoint(x: 105.10, y: 22.89))!,
      ])!, cellSize: 25)
    let raster = try read(paths, onto: grid, crs: crs)
    #expect(raster.unknownCount == 0)
    let places = transform.inverse((0..<grid.count).map { grid.center(of: grid.cell(at: $0)) })
    let worst = zip(raster.values, places).map { abs($0 - height($1.x, $1.y)) }.max()!
    // A pixel is 1 m of height; the outermost half pixel of a source is flat, hence half of that.
    #expect(worst < 0.8)
    let far = zip(raster.values, places).filter { abs($1.x - 105) > 0.015 && $1.x < 105.09 }
    #expect(far.map { abs($0 - height($1.x, $1.y)) }.max()! < 0.03)
  }

  @Test("Tiles that abut and tiles that share a row leave no seam", arguments: [0, 1])
  func seams(sharedPixels: Int) throws {
    let pixel = 1.0 / 1200
    func height(_ point: MapPoint) -> Float { Float((point.x - 105) * 1200 + (point.y - 21) * 600) }
    var paths: [String] = []
    for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
      let step = Double(100 - sharedPixels) * pixel
      let grid = MetricGrid(
        west: 105 + Double(column) * step, north: 21.5 - Double(row) * step, cellSize: pixel, columns: 100,
        rows: 100)
      paths.append(
        folder.add(
          "\(sharedPixels)\(column)\(row).tif", try TestRasters.geoTIFF(grid, crs: .wgs84, height)))
    }
    let transform = try CoordinateTransform(from: .wgs84, to: TestRasters.utm48)
    let corners = [MapPoint(x: 105.005, y: 21.345), MapPoint(x: 105.155, y: 21.495)]
    let grid = MetricGrid(covering: MapBounds(around: transform.forward(corners))!, cellSize: 30)
    let raster = try read(paths, onto: grid, crs: TestRasters.utm48)
    #expect(raster.unknownCount == 0)
    let places = transform.inverse((0..<grid.count).map { grid.center(of: grid.cell(at: $0)) })
    // A seam of clamped half pixels would be 0.5 m high.
    #expect(zip(raster.values, places).map { abs($0 - height($1)) }.max()! < 0.03)
  }

  @Test("Voids never mix into heights")
  func noSmear() throws {
    let grid = MetricGrid(west: 500_000, north: 2_400_000, cellSize: 30, columns: 60, rows: 60)
    let path = folder.add(
      "holes.tif",
      try TestRasters.geoTIFF(grid, crs: TestRasters.utm48) { point in
        Int(point.x / 90) % 3 == 0 || Int(point.y / 150) % 4 == 0 ? .nan : 100
      })
    for cellSize in [7.0, 30, 41, 100] {
      let target = MetricGrid(covering: grid.bounds, cellSize: cellSize)
      let raster = try read([path], onto: target, crs: TestRasters.utm48)
      #expect(raster.unknownCount > 0 && raster.unknownCount < target.count)
      #expect(raster.values.allSatisfy { $0.isNaN || abs($0 - 100) < 0.001 })
    }
  }

  @Test("Large cells take the mean of their pixels, in every block alike")
  func antialiasing() throws {
    let grid = MetricGrid(west: 500_000, north: 2_400_000, cellSize: 1, columns: 640, rows: 640)
    let path = folder.add(
      "stripes.tif",
      try TestRasters.geoTIFF(grid, crs: TestRasters.utm48) { Int($0.x) % 2 == 0 ? 0 : 100 })
    let target = MetricGrid(west: 500_040, north: 2_399_960, cellSize: 20, columns: 28, rows: 28)
    let raster = try read([path], onto: target, crs: TestRasters.utm48)
    #expect(raster.values.allSatisfy { abs($0 - 50) < 3 })
  }

  @Test("Feet become metres", arguments: [("ft", 0.3048), ("US survey foot", 0.3048006), ("m (EGM96)", 1)])
  func feet(unit: String, metres: Double) throws {
    let grid = MetricGrid(west: 500_000, north: 2_400_000, cellSize: 30, columns: 10, rows: 10)
    let path = folder.add(
      "\(metres).tif", try TestRasters.geoTIFF(grid, crs: TestRasters.utm48, unit: unit) { _ in 1_000_000 })
    #expect(try RasterSource(path: path).unit == unit)
    let raster = try read([path], onto: grid, crs: TestRasters.utm48)
    // 24 bits of a Float hold a million to 0.06.
    #expect(raster.values.allSatisfy { abs(Double($0) - 1_000_000 * metres) < 0.1 })
  }

  @Test("A unit that is none of height is refused")
  func foreignUnit() throws {
    let grid = MetricGrid(west: 500_000, north: 2_400_000, cellSize: 30, columns: 10, rows: 10)
    let path = folder.add(
      "warm.tif", try TestRasters.geoTIFF(grid, crs: TestRasters.utm48, unit: "degC") { _ in 20 })
    let found = problem { _ = try read([path], onto: grid, crs: TestRasters.utm48) }
    #expect(found?.value == "degC" && found?.remedy != nil)
  }

  @Test("Scale, offset and mask of a file are honoured")
  func scaleAndMask() throws {
    folder.add(
      "pixels.asc",
      TestRasters.asciiGrid(
        west: 500_000, south: 2_400_000, cellSize: 10, rows: [[1, 2], [3, 4]]))
    folder.add(
      "mask.asc",
      TestRasters.asciiGrid(
        west: 500_000, south: 2_400_000, cellSize: 10, rows: [[255, 0], [255, 255]]))
    let path = folder.add(
      "scaled.vrt",
      """
      <VRTDataset rasterXSize="2" rasterYSize="2"><SRS>EPSG:32648</SRS>
      <GeoTransform>500000, 10, 0, 2400020, 0, -10</GeoTransform>
      <VRTRasterBand dataType="Int16" band="1"><Offset>500</Offset><Scale>10</Scale>
      <SimpleSource><SourceFilename relativeToVRT="1">pixels.asc</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
      </VRTRasterBand>
      <MaskBand><VRTRasterBand dataType="Byte"><SimpleSource>
      <SourceFilename relativeToVRT="1">mask.asc</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
      </VRTRasterBand></MaskBand></VRTDataset>
      """)
    let source = try RasterSource(path: path)
    #expect(source.scale == 10 && source.offset == 500)
    let grid = MetricGrid(west: 500_000, north: 2_400_020, cellSize: 10, columns: 2, rows: 2)
    let values = try read([path], onto: grid, crs: TestRasters.utm48).values
    #expect(values[0] == 510 && values[1].isNaN && values[2] == 530 && values[3] == 540)
  }

  @Test(
    "The sum of all people stays, across tiles, for smaller and larger cells", arguments: [13.0, 100, 730])
  func sum(cellSize: Double) throws {
    var paths: [String] = []
    var total = 0.0
    for column in 0..<2 {
      let grid = MetricGrid(
        west: 105.1 + Double(column) * 60 / 1200, north: 21.5, cellSize: 1.0 / 1200, columns: 60, rows: 50)
      let people = TestRasters.raster(grid) { Float(Int($0.x * 9000) % 7) }
      total += people.values.reduce(0) { $0 + Double($1) }
      paths.append(
        folder.add(
          "people\(column).tif",
          try GeoTIFFWriter.encode(
            bands: [.init(description: "People", unit: "", values: people)], crs: .wgs84)))
    }
    let transform = try CoordinateTransform(from: .wgs84, to: TestRasters.vn2000)
    let corners = [(105.095, 21.45), (105.205, 21.45), (105.095, 21.505), (105.205, 21.505)]
    let bounds = MapBounds(around: transform.forward(corners.map { MapPoint(x: $0.0, y: $0.1) }))!
    let raster = try read(
      paths, onto: MetricGrid(covering: bounds, cellSize: cellSize), crs: TestRasters.vn2000, .sum)
    let sum = raster.values.reduce(0.0) { $0 + ($1.isNaN ? 0 : Double($1)) }
    #expect(abs(sum / total - 1) < 0.01)
  }

  @Test("Where sources overlap the first one wins, in step or not", arguments: [0.0, 11])
  func priority(shift: Double) throws {
    let grid = MetricGrid(west: 500_000, north: 2_400_000, cellSize: 30, columns: 40, rows: 40)
    let other = MetricGrid(west: 500_300 + shift, north: 2_400_000, cellSize: 30, columns: 40, rows: 40)
    let paths = [
      folder.add(
        "first\(shift).tif",
        try TestRasters.geoTIFF(grid, crs: TestRasters.utm48) {
          $0.x > 500_900 && $0.y > 2_399_400 ? .nan : 1
        }),
      folder.add("second\(shift).tif", try TestRasters.geoTIFF(other, crs: TestRasters.utm48) { _ in 2 }),
    ]
    let target = MetricGrid(west: 500_000, north: 2_400_000, cellSize: 30, columns: 50, rows: 40)
    let raster = try read(paths, onto: target, crs: TestRasters.utm48)
    func value(_ column: Int, _ row: Int) -> Float { raster[.init(column: column, row: row)] }
    #expect(value(5, 5) == 1 && value(20, 5) == 1 && value(20, 35) == 1 && value(35, 35) == 1)
    #expect(value(35, 5) == 2 && value(45, 5) == 2 && value(45, 35) == 2)
    #expect(raster.unknownCount == 0)
    let reversed = try read(paths.reversed(), onto: target, crs: TestRasters.utm48)
    #expect(reversed[.init(column: 20, row: 35)] == 2 && reversed[.init(column: 5, row: 5)] == 1)
  }

  @Test(
    "Rasters of the whole world serve, whatever lies beyond their edge",
    arguments: ["EPSG:4326", "ESRI:54009"])
  func world(code: String) throws {
    let grid =
      code == "EPSG:4326"
      ? MetricGrid(west: -180, north: 90, cellSize: 0.5, columns: 720, rows: 360)
      : MetricGrid(west: -18_041_000, north: 9_000_000, cellSize: 50_000, columns: 722, rows: 360)
    let path = folder.add(
      "world.tif", try TestRasters.geoTIFF(grid, crs: TestRasters.system(code)) { _ in 5 })
    let target = MetricGrid(west: 430_000, north: 2_530_000, cellSize: 500, columns: 60, rows: 60)
    for resampling in [RasterResampling.bilinear, .sum] {
      let raster = try read([path], onto: target, crs: TestRasters.vn2000, resampling)
      #expect(raster.unknownCount == 0)
    }
  }

  @Test("A source elsewhere is left aside")
  func elsewhere() throws {
    let grid = MetricGrid(west: -70, north: -20, cellSize: 0.01, columns: 20, rows: 20)
    let path = folder.add("chile.tif", try TestRasters.geoTIFF(grid, crs: .wgs84) { _ in 5 })
    let target = MetricGrid(west: 430_000, north: 2_530_000, cellSize: 500, columns: 60, rows: 60)
    #expect(try read([path], onto: target, crs: TestRasters.vn2000).unknownCount == 3600)
  }

  @Test("A raster without a system needs one declared")
  func declaredSystem() throws {
    let path = folder.add(
      "bare.asc",
      TestRasters.asciiGrid(
        west: 500_000, south: 2_400_000, cellSize: 10, rows: [[1, 2], [3, -9999]]))
    let grid = MetricGrid(west: 500_000, north: 2_400_020, cellSize: 10, columns: 2, rows: 2)
    let found = problem { _ = try read([path], onto: grid, crs: TestRasters.utm48) }
    #expect(found?.file == path && found?.remedy?.contains("crs:") == true)
    let raster = try read([path], onto: grid, crs: TestRasters.utm48, declared: TestRasters.utm48)
    #expect(raster.values.prefix(3) == [1, 2, 3] && raster.values[3].isNaN)
  }

  @Test("VN-2000 in ESRI's spelling keeps its datum")
  func esriSpelling() throws {
    folder.add(
      "old.asc",
      TestRasters.asciiGrid(
        west: 447_000, south: 2_524_000, cellSize: 100, rows: [[7, 7], [7, 7]]))
    let projection = """
      PROJCS["VN_2000_UTM_Zone_48N",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",\
      6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
      PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],\
      PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],\
      UNIT["Meter",1.0]]
      """
    folder.add("old.prj", projection)
    #expect(try RasterSource(path: folder.path + "/old.asc").crs?.definition == "EPSG:3405")
  }

  @Test("Reading leaves nothing behind")
  func noDroppings() throws {
    let grid = MetricGrid(west: 500_000, north: 2_400_000, cellSize: 30, columns: 10, rows: 10)
    let path = folder.add("alone.tif", try TestRasters.geoTIFF(grid, crs: TestRasters.utm48) { _ in 1 })
    _ = try read([path], onto: grid, crs: TestRasters.utm48)
    #expect(folder.names == ["alone.tif"])
  }

  @Test("A damaged file is an error, not a void")
  func damaged() throws {
    let grid = MetricGrid(west: 500_000, north: 2_400_000, cellSize: 30, columns: 600, rows: 600)
    var bytes = try TestRasters.geoTIFF(grid, crs: TestRasters.utm48) { Float(Int($0.x * $0.y) % 997) }
    bytes.removeLast(bytes.count / 2)
    let path = folder.add("half.tif", bytes)
    let found = problem { _ = try read([path], onto: grid, crs: TestRasters.utm48) }
    #expect(found?.file == path)
  }
}
