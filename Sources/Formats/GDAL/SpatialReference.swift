import CGDAL
import Geography

/// A coordinate reference system in GDAL's form, coordinates always x east, y north.
final class SpatialReference {
  let handle: OGRSpatialReferenceH

  /// - Returns: nil where GDAL does not know the system.
  init?(_ system: CoordinateReferenceSystem) {
    guard let handle = OSRNewSpatialReference(nil) else { return nil }
    self.handle = handle
    OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
    guard OSRSetFromUserInput(handle, system.definition) == OGRERR_NONE else { return nil }
  }

  deinit { OSRDestroySpatialReference(handle) }
}

extension CoordinateReferenceSystem {
  /// The system of a file; nil where the file has none that says where on Earth it lies.
  init?(_ reference: OGRSpatialReferenceH?) {
    guard let reference else { return nil }
    guard let text = Self.wellKnownText(of: reference) else { return nil }
    // The register's entry, so that two files of one system compare equal. A file that brings its own
    // datum shift (a bound system) keeps it.
    if !text.hasPrefix("BOUNDCRS"), let code = Self.registerCode(of: reference),
      let system = try? CoordinateReferenceSystem(code)
    {
      self = system
    } else if let system = try? CoordinateReferenceSystem(text) {
      self = system
    } else {
      return nil
    }
  }

  /// The system's entry in a register, by the code that the file states or by what it describes.
  private static func registerCode(of reference: OGRSpatialReferenceH) -> String? {
    guard OSRIsCompound(reference) == 0 else { return nil }
    if let code = code(of: reference) { return code }
    // A file in ESRI's spelling ("D_Vietnam_2000") states no code. Without one PROJ finds no datum
    // shift and leaves VN-2000 223 m off in silence, so the entry is looked up.
    var count: Int32 = 0
    var confidences: UnsafeMutablePointer<Int32>?
    guard let matches = OSRFindMatches(reference, nil, &count, &confidences) else { return nil }
    defer {
      OSRFreeSRSArray(matches)
      VSIFree(confidences)
    }
    // 90: GDAL's mark for the same system under another name.
    guard count > 0, let confidences, confidences[0] >= 90, let best = matches[0] else { return nil }
    return code(of: best)
  }

  private static func code(of reference: OGRSpatialReferenceH) -> String? {
    guard let authority = OSRGetAuthorityName(reference, nil), let code = OSRGetAuthorityCode(reference, nil)
    else { return nil }
    return String(cString: authority) + ":" + String(cString: code)
  }

  private static func wellKnownText(of reference: OGRSpatialReferenceH) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    let options = GDALStringList([("FORMAT", "WKT2_2019")])
    let constant = UnsafePointer<UnsafePointer<CChar>?>(options.constant)
    defer { VSIFree(text) }
    guard OSRExportToWktEx(reference, &text, constant) == OGRERR_NONE else { return nil }
    return text.map { String(cString: $0) }
  }
}

/// Whether a layer's coordinates come as north, east instead of east, north.
///
/// Most drivers hand out x east whatever the register says; a few keep the order of the register.
func hasNorthingFirst(_ reference: OGRSpatialReferenceH?) -> Bool {
  guard let reference else { return false }
  var count: Int32 = 0
  guard let mapping = OSRGetDataAxisToSRSAxisMapping(reference, &count), count >= 2 else { return false }
  func direction(_ axis: Int32) -> OGRAxisOrientation {
    var orientation = OAO_Other
    _ = OSRGetAxis(reference, nil, abs(axis) - 1, &orientation)
    return orientation
  }
  return direction(mapping[0]) == OAO_North && direction(mapping[1]) == OAO_East
}
