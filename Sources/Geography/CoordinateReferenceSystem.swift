import CPROJ

/// A coordinate reference system by EPSG code, name or definition.
public struct CoordinateReferenceSystem: Hashable, Sendable {
  /// What its coordinates measure.
  public enum Kind: Hashable, Sendable {
    /// Degrees of latitude and longitude.
    case geographic
    /// A map plane; how many metres its unit has.
    case projected(metresPerUnit: Double)
  }

  /// What PROJ reads it from: `EPSG:9209`, or WKT.
  public let definition: String
  /// The name in the EPSG register: `VN-2000 / TM-3 105-30`.
  public let name: String
  /// What its coordinates measure.
  public let kind: Kind
  /// The system in WKT 2:2019, for files that carry it.
  public let wellKnownText: String

  /// Longitude and latitude on WGS 84, EPSG:4326.
  public static let wgs84 = known("EPSG:4326")

  /// Reads an EPSG code (`EPSG:9209`, `9209`), a register name (`VN-2000 / TM-3 105-30`), a short
  /// name of ours (`VN-2000 105-30`, `UTM 48N`), or any definition that PROJ understands.
  public init(_ text: String) throws(CoordinateError) {
    let definition = Self.spelledOut(text)
    guard let context = proj_context_create() else { throw .unknownSystem(text) }
    defer { proj_context_destroy(context) }
    proj_log_level(context, PJ_LOG_NONE)
    guard let created = proj_create(context, definition) else { throw .unknownSystem(text) }
    defer { proj_destroy(created) }
    // A compound system (with heights) is taken for its horizontal part.
    let horizontal =
      proj_get_type(created) == PJ_TYPE_COMPOUND_CRS
      ? proj_crs_get_sub_crs(context, created, 0) : proj_clone(context, created)
    guard let horizontal else { throw .unknownSystem(text) }
    defer { proj_destroy(horizontal) }
    guard proj_is_crs(horizontal) == 1, let kind = Self.kind(of: horizontal, in: context) else {
      throw .notHorizontal(text)
    }
    self.kind = kind
    name = proj_get_name(horizontal).map { String(cString: $0) } ?? definition
    wellKnownText = proj_as_wkt(context, horizontal, PJ_WKT2_2019, nil).map { String(cString: $0) } ?? ""
    if let authority = proj_get_id_auth_name(horizontal, 0), let code = proj_get_id_code(horizontal, 0) {
      self.definition = String(cString: authority) + ":" + String(cString: code)
    } else {
      self.definition = wellKnownText
    }
  }

  /// The UTM zone on WGS 84 that holds a place.
  public static func utmZone(latitude: Double, longitude: Double) -> CoordinateReferenceSystem {
    let zone = min(60, max(1, Int(((longitude + 180) / 6).rounded(.down)) + 1))
    return known("EPSG:\((latitude < 0 ? 32700 : 32600) + zone)")
  }

  /// Whether distances on its plane are metres, as the engine needs.
  public var isMetric: Bool { kind == .projected(metresPerUnit: 1) }

  /// A system that every PROJ database holds.
  private static func known(_ code: String) -> CoordinateReferenceSystem {
    do { return try CoordinateReferenceSystem(code) } catch {
      preconditionFailure("PROJ has no \(code): is its database (proj-data) installed?")
    }
  }

  private static func kind(of system: OpaquePointer, in context: OpaquePointer) -> Kind? {
    switch proj_get_type(system) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: return .geographic
    case PJ_TYPE_BOUND_CRS:
      guard let source = proj_get_source_crs(context, system) else { return nil }
      defer { proj_destroy(source) }
      return kind(of: source, in: context)
    case PJ_TYPE_PROJECTED_CRS:
      guard let axes = proj_crs_get_coordinate_system(context, system) else { return nil }
      defer { proj_destroy(axes) }
      var factor = 1.0
      proj_cs_get_axis_info(context, axes, 0, nil, nil, nil, &factor, nil, nil, nil)
      return .projected(metresPerUnit: factor)
    default: return nil
    }
  }

  /// `9209` → `EPSG:9209`, `UTM 48N` → WGS 84's zone, `VN-2000 105-30` → the register's name.
  private static func spelledOut(_ text: String) -> String {
    let trimmed = text.split(separator: " ").joined(separator: " ")
    if !trimmed.isEmpty, trimmed.allSatisfy(\.isNumber) { return "EPSG:" + trimmed }
    let lowered = trimmed.lowercased()
    if let match = lowered.wholeMatch(of: /utm (?:zone )?(\d{1,2})([ns])/) {
      return "WGS 84 / UTM zone \(match.1)\(match.2.uppercased())"
    }
    if let match = lowered.wholeMatch(of: /vn-?2000(?: \/)? (?:tm-?3 )?(?:zone )?(\d{3}-\d{2})/) {
      return VN2000.registerName(ofZone: String(match.1))
    }
    if let match = lowered.wholeMatch(of: /vn-?2000(?: \/)? utm (?:zone )?(\d{2})n/) {
      return "VN-2000 / UTM zone \(match.1)N"
    }
    return trimmed
  }
}

/// The 3-degree zones of Việt Nam's VN-2000, which the register names in two ways.
enum VN2000 {
  /// Three zones bear a number there instead of their central meridian.
  private static let numbered = ["102-00": "481", "105-00": "482", "108-00": "491"]

  /// The register's name of the zone on a central meridian, degrees-minutes: `105-30`.
  static func registerName(ofZone meridian: String) -> String {
    numbered[meridian].map { "VN-2000 / TM-3 zone \($0)" } ?? "VN-2000 / TM-3 \(meridian)"
  }
}

/// What can go wrong with coordinate systems.
public enum CoordinateError: Error, Hashable, Sendable {
  /// PROJ does not know the text.
  case unknownSystem(String)
  /// The text names something without a horizontal plane or globe: a height system, a transformation.
  case notHorizontal(String)
  /// There is no way from one system to the other.
  case noTransformation(from: String, to: String)
}

extension CoordinateError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownSystem(let text):
      "\"\(text)\" is no coordinate system that PROJ knows. "
        + "Give an EPSG code (EPSG:9209) or a name (VN-2000 / TM-3 105-30, UTM 48N)."
    case .notHorizontal(let text):
      "\"\(text)\" is no horizontal coordinate system. Give a geographic or a projected one."
    case .noTransformation(let source, let target):
      "PROJ has no transformation from \(source) to \(target)."
    }
  }
}
