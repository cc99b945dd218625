import Coverage
import Formats

/// A place in the administration, down to a level; nil where a name is not known, or below that level.
struct AdministrativeUnit: Hashable, Sendable {
  var province, district, commune: String?

  /// The unit above it that is of a level.
  func upTo(_ level: UnitLevel) -> AdministrativeUnit {
    switch level {
    case .study: AdministrativeUnit()
    case .province: AdministrativeUnit(province: province)
    case .district: AdministrativeUnit(province: province, district: district)
    case .commune: self
    }
  }

  /// Its name at a level; nil where that is not known, and for the study, which has none.
  func name(at level: UnitLevel) -> String? {
    switch level {
    case .study: nil
    case .province: province
    case .district: district
    case .commune: commune
    }
  }

  /// As messages call it: `Lũng Cú (Đồng Văn, Hà Giang)`.
  var words: String {
    let around = [district, province].compactMap { $0 }.joined(separator: ", ")
    return (commune ?? "?") + (around.isEmpty ? "" : " (\(around))")
  }
}

extension AdministrativeUnit {
  init(of village: Village) {
    self.init(province: village.province, district: village.district, commune: village.commune)
  }
}

extension AdministrativeUnit: Comparable {
  /// By province, district and commune; what is not known comes last.
  static func < (left: AdministrativeUnit, right: AdministrativeUnit) -> Bool {
    for path in [\AdministrativeUnit.province, \.district, \.commune] {
      guard left[keyPath: path] != right[keyPath: path] else { continue }
      guard let a = left[keyPath: path] else { return false }
      return right[keyPath: path].map { a < $0 } ?? true
    }
    return false
  }
}

/// What coverage is counted up for.
enum UnitLevel: String, CaseIterable, Sendable {
  case study, province, district, commune
}

extension Scenario.UnitVersion {
  /// As results spell it.
  var words: String {
    switch self {
    case .asSurveyed: "as surveyed"
    case .afterMerger: "after merger"
    }
  }
}
