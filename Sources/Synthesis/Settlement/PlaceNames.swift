/// Invented names in the manner of the northern mountains. None is meant to be a real place: the lists
/// leave out what would put the name of a real district together.
struct PlaceNames {
  private var random: RandomSource

  init(seed: UInt64) {
    random = RandomSource(seed: seed, stream: .names)
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
  private static let communeHeads = [
    "Thượng", "Tân", "Nậm", "Bản", "Lũng", "Sủng", "Tả", "Pả", "Phìn", "Khâu", "Thài", "Ngọc",
    "Hữu", "Minh", "Yên", "Đông", "Phú", "Trung", "Kim", "Vĩnh",
  ]
  private static let communeTails = [
    "Sơn Khê", "Lĩnh", "Thài", "Pín", "Dền", "Chang", "Vè", "Làng", "Phùng", "Sán", "Quai", "Tiên",
    "Bành", "Lâu", "Ngàn", "Khoa", "Thịnh", "Trì", "Hòa Lâm", "Phạch", "Dịch", "Sài", "Nhuệ",
    "Mộc", "Viên", "Giá", "Hán", "Tràng", "Xuyến", "Kiều", "Nguyệt", "Đàm", "Sủa", "Lềnh", "Quế",
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
    distinct(count, Self.communeHeads, Self.communeTails)
  }

  /// As many village names, no two alike in their commune.
  mutating func villages(_ count: Int) -> [String] {
    distinct(count, Self.villageHeads, Self.villageTails)
  }

  private mutating func distinct(_ count: Int, _ heads: [String], _ tails: [String]) -> [String] {
    var names: [String] = []
    var taken: Set<String> = []
    while names.count < count {
      var name = random.pick(heads) + " " + random.pick(tails)
      // Once the plain pairs run short, neighbours tell themselves apart by number, as real ones do.
      if taken.count > heads.count * tails.count / 2 { name += " \(1 + random.below(9))" }
      if taken.insert(name).inserted { names.append(name) }
    }
    return names
  }
}
