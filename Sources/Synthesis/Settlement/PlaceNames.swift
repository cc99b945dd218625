/// Invented names in the manner of the northern mountains or of the plains. None is meant to be a real place:
/// the lists leave out what would put the name of a real district together.
public struct PlaceNames {
  /// Where names are of the kind.
  public enum Style: Sendable {
    /// The northern mountains.
    case highland
    /// The deltas.
    case lowland
    /// Both, in a province that has both.
    case mixed
  }

  private var random: RandomSource
  private let style: Style

  init(seed: UInt64, style: Style, stream: RandomSource.Stream = .names) {
    random = RandomSource(seed: seed, stream: stream)
    self.style = style
  }

  /// The words of the style.
  private func words(_ highland: [String], _ lowland: [String]) -> [String] {
    switch style {
    case .highland: highland
    case .lowland: lowland
    case .mixed: highland + lowland
    }
  }

  /// Tày, Nùng, Hmông and Việt first words: field, village, stream, valley, hollow, hill …
  private static let villageHeads = [
    "Nà", "Bản", "Khuổi", "Lũng", "Pác", "Nậm", "Thôm", "Pả", "Sủng", "Tả", "Sảng", "Phìn", "Dìn",
    "Há", "Cốc", "Mỏ", "Khâu", "Ngài", "Xà", "Tát", "Làng", "Lùng", "Séo", "Háng", "Chúng",
  ]
  private static let villageTails = [
    "Pồng", "Lầu", "Mèng", "Thài", "Chải", "Vài", "Khoang", "Pục", "Luông", "Đán", "Cưởm", "Tráng",
    "Phày", "Sèng", "Dế", "Lử", "Nhùng", "Vần", "Khiêu", "Sính", "Mạ", "Tủng", "Pheo", "Ngoa",
    "Chừ", "Phủng", "Xá", "Rào", "Nghè", "Tồng", "Dùng", "Hính", "Lèn", "Quáng", "Khít", "Soóng",
    "Trù", "Phặt", "Nưa", "Búng", "Mòn", "Cáp", "Vạt", "Thẳm", "Đuốc", "Lạn", "Sào", "Giàng",
    "Cại", "Mùng", "Phin", "Tềnh", "Hoáng", "Súa", "Chá", "Lình", "Nhạ", "Cuổi", "Bủng", "Đíu",
  ]
  /// Of the plains: mostly two Sino-Vietnamese words, and the older one-syllable names after "Làng".
  private static let lowlandVillageHeads = [
    "An", "Bình", "Cao", "Đại", "Đông", "Hạ", "Hòa", "Kim", "La", "Lương", "Mỹ", "Nam", "Ngọc", "Phú",
    "Phúc", "Quan", "Tây", "Thọ", "Thượng", "Tiền", "Trung", "Văn", "Vạn", "Xuân", "Yên", "Làng", "Đồng",
  ]
  private static let lowlandVillageTails = [
    "Bưởi", "Cát", "Chàng", "Cốc", "Dũng", "Đài", "Đỗ", "Giàu", "Hậu", "Khánh", "Khoát", "Lãng", "Liễu",
    "Mịch", "Mông", "Nghĩa", "Nhuế", "Phấn", "Quất", "Sậy", "Tảo", "Thị", "Trại", "Trữ", "Tự", "Uyên",
    "Vực", "Xá", "Lạc", "Đìa", "Vối", "Gạo", "Dâu", "Chợ", "Bến", "Đê", "Nứa", "Sen", "Trám", "Vàng",
  ]
  private static let lowlandCommuneHeads = [
    "An", "Cẩm", "Đoàn", "Gia", "Hiệp", "Hồng", "Hưng", "Liên", "Lê", "Nhân", "Phượng", "Quảng", "Tái",
    "Thái", "Thăng", "Tiên", "Toàn", "Tràng", "Ứng", "Việt",
  ]
  private static let lowlandCommuneTails = [
    "Bào", "Châu Hạ", "Diễn", "Đạo", "Hảo", "Khuê", "Lựu", "Mậu", "Nhượng", "Phấn", "Quỳ", "Sài", "Tảo",
    "Thuần", "Trác", "Tường", "Uyển", "Vịnh", "Xá", "Ý", "Điền", "Nghiệp", "Hoài", "Kỳ", "Lạng", "Chính",
    "Tín", "Nghi", "Lữ", "Đắc",
  ]
  private static let communeHeads = [
    "Thượng", "Tân", "Nậm", "Bản", "Lũng", "Sủng", "Tả", "Pả", "Phìn", "Khâu", "Thài", "Ngọc",
    "Hữu", "Minh", "Yên", "Đông", "Phú", "Trung", "Kim", "Vĩnh",
  ]
  private static let communeTails = [
    "Sơn Khê", "Lĩnh", "Thài", "Pín", "Dền", "Chang", "Vè", "Làng", "Phùng", "Sán", "Quai", "Tiên",
    "Bành", "Lâu", "Ngàn", "Khoa", "Thịnh", "Trì", "Hòa Lâm", "Phạch", "Dịch", "Sài", "Nhuệ",
    "Mộc", "Viên", "Giá", "Hán", "Tràng", "Xuyến", "Kiều", "Nguyệt", "Đàm", "Sủa", "Lềnh", "Quế",
  ]
  /// Names that speak of joining, as those given by a reform do: union, accord, together, three, all …
  private static let mergedHeads = [
    "Liên", "Hợp", "Đồng", "Tam", "Thống", "Hòa", "Cộng", "Toàn", "Thuận", "Đoàn", "Song", "Hiệp",
  ]
  private static let mergedTails = [
    "Nhất", "Tâm", "Giang", "Khê", "Lĩnh", "Thịnh", "Phong", "Tiến", "Hưng", "Lạc", "Vinh", "Phát", "Nghĩa",
    "Lâm", "Điền", "Thủy", "Cường", "Sơn", "Hải", "Bình", "Minh", "Đức", "Tín", "Xuân", "Khánh", "Thành",
    "Lợi", "Quang", "Trì", "Nguyên", "Châu", "Đạt", "Thắng", "Kiên", "Hoa", "Yên",
  ]
  private static let districtHeads = [
    "An", "Sơn", "Lâm", "Thạch", "Vân", "Thanh", "Bình", "Hoàng", "Ngân", "Trúc", "Đại",
  ]
  private static let districtTails = [
    "Lĩnh", "Khuông", "Xuyến", "Hạc", "Trạch", "Loan", "Tuyền", "Phách", "Đàm", "Nham", "Sách", "Ngạn",
  ]

  /// As many district names, no two alike.
  mutating func districts(_ count: Int) -> [String] {
    distinct(count, Self.districtHeads, Self.districtTails)
  }

  /// As many commune names, no two alike in the province.
  mutating func communes(_ count: Int) -> [String] {
    distinct(
      count, words(Self.communeHeads, Self.lowlandCommuneHeads),
      words(Self.communeTails, Self.lowlandCommuneTails))
  }

  /// As many names of merged communes, no two alike in the province, and none that a commune had before.
  mutating func mergedCommunes(_ count: Int, avoiding old: [String]) -> [String] {
    distinct(count, Self.mergedHeads, Self.mergedTails, avoiding: old)
  }

  /// As many village names, no two alike in their commune.
  mutating func villages(_ count: Int) -> [String] {
    distinct(
      count, words(Self.villageHeads, Self.lowlandVillageHeads),
      words(Self.villageTails, Self.lowlandVillageTails))
  }

  private mutating func distinct(
    _ count: Int, _ heads: [String], _ tails: [String], avoiding old: [String] = []
  ) -> [String] {
    var names: [String] = []
    var taken = Set(old)
    while names.count < count {
      var name = random.pick(heads) + " " + random.pick(tails)
      // Once the plain pairs run short, neighbours tell themselves apart by number, as real ones do.
      if names.count > heads.count * tails.count / 2 { name += " \(1 + random.below(9))" }
      if taken.insert(name).inserted { names.append(name) }
    }
    return names
  }
}
