import CGDAL

/// The records of a CSV text as an open layer of OGR, every field text and an empty one null.
final class CSVLayer {
  let handle: OGRLayerH
  private let folder = MemoryFolder()
  private let dataset: GDALDataset

  init(_ csv: CSVText, file: String, _ messages: GDALMessages) throws(Problem) {
    let copy = folder.place(csv.forOGR, named: "table.csv")
    guard
      let dataset = GDALDataset(
        path: copy, kind: GDAL_OF_VECTOR, drivers: ["CSV"],
        options: [
          ("AUTODETECT_TYPE", "NO"), ("EMPTY_STRING_AS_NULL", "YES"), ("HEADERS", "YES"),
          ("MAX_LINE_SIZE", "-1"),
        ]), let handle = GDALDatasetGetLayer(dataset.handle, 0)
    else { throw Problem("cannot be read as CSV: \(messages.reason)", file: file) }
    self.dataset = dataset
    self.handle = handle
  }

  // Before its memory goes.
  deinit { dataset.close() }
}
