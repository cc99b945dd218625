/// Where a station is in its life.
public enum StationStatus: String, CaseIterable, Hashable, Sendable {
  /// In service.
  case onAir = "on-air"
  /// Sends, not yet in service.
  case trial
  /// Decided, not built.
  case planned
  /// A place that comes into question.
  case candidate
  /// Out of service.
  case off

  /// Spellings of station lists, English and Vietnamese, with and without diacritics; blanks, `-` and `_` are alike.
  private static let spellings: [StationStatus: [String]] = [
    .onAir: [
      "on air", "onair", "on", "active", "live", "operational", "in service", "đang phát sóng",
      "dang phat song",
      "phát sóng", "phat song", "đang hoạt động", "dang hoat dong", "hoạt động", "hoat dong",
    ],
    .trial: [
      "trial", "test", "pilot", "thử nghiệm", "thu nghiem", "phát sóng thử nghiệm", "phat song thu nghiem",
      "phát thử", "phat thu",
    ],
    .planned: [
      "planned", "plan", "quy hoạch", "quy hoach", "kế hoạch", "ke hoach", "dự kiến", "du kien",
      "đang xây dựng", "dang xay dung", "under construction",
    ],
    .candidate: ["candidate", "proposed", "ứng viên", "ung vien", "đề xuất", "de xuat"],
    .off: [
      "off", "off air", "inactive", "decommissioned", "out of service", "ngừng", "ngung", "ngừng hoạt động",
      "ngung hoat dong", "ngừng phát sóng", "ngung phat song", "dừng", "dung", "tắt sóng", "tat song", "tắt",
    ],
  ]

  /// Reads a spelling of a station list; nil for any other.
  public init?(name: String) {
    let text = SpeltName.plain(name)
    guard let status = Self.allCases.first(where: { Self.spellings[$0]?.contains(text) == true }) else {
      return nil
    }
    self = status
  }
}

/// Words of station lists, so that they can be compared.
enum SpeltName {
  /// Lower case, with single blanks for blanks, `-` and `_`.
  static func plain(_ text: String) -> String {
    text.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: " ")
  }
}
