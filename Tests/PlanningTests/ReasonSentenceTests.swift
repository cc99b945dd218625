import Testing

@testable import Coverage
@testable import Planning

@Suite("Sentences that say why")
struct ReasonSentenceTests {
  /// A village behind a ridge.
  private static let behindRidge = ReasonFacts(
    verdict: .white, limit: .ridge, generation: .g4, operatorName: "Viettel",
    server: .init(id: "HG0123", distance: 9_310, bearing: 318),
    nearest: .init(id: "HG0044", distance: 2_340, bearing: 3),
    obstacle: .init(fromMast: 6_080, fromVillage: 3_230, bearing: 318, overLine: 141.7), level: -121,
    shortfall: 12.44, groundLossDB: 31.04, antennaLossDB: 2, extraHeight: 24, extraEIRPdB: nil,
    newStation: nil, certainty: Certainty(probability: 0.832, grade: .likely, agreeing: nil),
    maximumDistance: 35_000)

  private func texts(_ change: (inout ReasonFacts) -> Void) -> (vi: String, en: String) {
    var facts = Self.behindRidge
    change(&facts)
    return (
      ReasonSentence(facts: facts, language: .vietnamese).text,
      ReasonSentence(facts: facts, language: .english).text
    )
  }

  @Test("A village behind a ridge: where it is, how high, what is missing, what would do, how sure")
  func ridge() {
    let (vi, en) = texts { _ in }
    #expect(
      vi
        == "Trắng sóng: tín hiệu gần đạt nhất là 4G của Viettel từ cột anten HG0123, cách 9,3 km về phía tây bắc; "
        + "sườn núi chắn (cách cột anten 6,1 km, cách thôn 3,2 km về phía tây bắc) cao hơn đường truyền thẳng "
        + "142 m, gây suy hao 31,0 dB; còn thiếu 12,4 dB để được phủ sóng. "
        + "Cách khắc phục: nâng anten thêm khoảng 24 m. Mức tin cậy: khá chắc (xác suất 83%).")
    #expect(
      en
        == "No signal: closest to serving it is Viettel's 4G from mast HG0123, 9.3 km to the north-west; "
        + "a ridge 6.1 km from the mast and 3.2 km north-west of the village rises 142 m over the line of sight "
        + "and takes 31.0 dB; 12.4 dB are missing to be covered. "
        + "What would do: an antenna about 24 m higher. Certainty: likely (probability 83 %).")
  }

  @Test("A ridge below the line is told to be below it")
  func lowRidge() {
    let (vi, en) = texts { $0.obstacle?.overLine = -3.4 }
    #expect(vi.contains("thấp hơn đường truyền thẳng chỉ 3 m, lấn vào vùng Fresnel"))
    #expect(en.contains("stays only 3 m below the line of sight, within the Fresnel zone"))
  }

  @Test("A covered village: who serves it and what is to spare, and nothing to mend")
  func covered() {
    let (vi, en) = texts {
      $0.verdict = .covered
      $0.limit = nil
      $0.shortfall = -1014.26
      $0.server = .init(id: "HG0021", distance: 503, bearing: 90)
    }
    #expect(
      vi
        == "Phủ sóng: 4G của Viettel từ cột anten HG0021, cách 500 m về phía đông; dư 1.014,3 dB. "
        + "Mức tin cậy: khá chắc (xác suất 83%).")
    #expect(
      en
        == "Covered: Viettel's 4G from mast HG0021, 500 m to the east; 1,014.3 dB to spare. "
        + "Certainty: likely (probability 83 %).")
  }

  @Test("A mast without the generation: a station on it would do")
  func noGeneration() {
    let (vi, en) = texts {
      $0.limit = .noGeneration
      $0.shortfall = .infinity
      $0.extraHeight = nil
      $0.newStation = $0.nearest
    }
    #expect(vi.contains("cột anten gần nhất của Viettel, HG0044 (cách 2,3 km về phía bắc), chưa có trạm 4G."))
    #expect(vi.contains("Cách khắc phục: lắp trạm 4G trên cột HG0044 (cách 2,3 km về phía bắc)."))
    #expect(en.contains("the nearest mast of Viettel, HG0044 (2.3 km to the north), has no 4G."))
    #expect(!vi.contains("dB") && !en.contains("dB"))
  }

  @Test("Every limit is told in both languages, in whole sentences, each in words of its own")
  func allLimits() {
    var seen: Set<String> = []
    let needles: [VerdictReason.Limit: (vi: String, en: String)] = [
      .noOperator: (
        "trong bán kính 35,0 km, Viettel không có cột anten nào", "Viettel has no mast within 35.0 km"
      ),
      .noGeneration: ("chưa có trạm 4G", "has no 4G"),
      .distance: ("quá xa", "too far"),
      .ridge: ("sườn núi chắn", "a ridge"),
      .antenna: ("anten hướng đi nơi khác, mất 2,0 dB", "looks elsewhere and loses 2.0 dB"),
      .uplink: ("đường lên (uplink) là chỗ yếu nhất", "the uplink is the weakest part"),
      .interference: ("nhiễu và tạp âm", "interference and noise"),
      .unknownGround: ("thiếu dữ liệu độ cao", "no elevation data"),
      .outside: ("nằm ngoài vùng nghiên cứu", "outside the study area"),
    ]
    for limit in VerdictReason.Limit.allCases {
      let (vi, en) = texts {
        $0.limit = limit
        if limit == .outside || limit == .unknownGround { $0.verdict = .unknown }
      }
      #expect(vi.contains(needles[limit]!.vi), "\(limit): \(vi)")
      #expect(en.contains(needles[limit]!.en), "\(limit): \(en)")
      for text in [vi, en] {
        #expect(text.hasSuffix(".") && !text.contains("nil") && !text.contains("inf"), "\(text)")
        #expect(!text.contains("..") && !text.contains("  "), "\(text)")
        #expect(seen.insert(text).inserted)
      }
    }
  }

  @Test("Where a path, a ridge or a server is not known, the sentence does without")
  func sparse() {
    for limit in VerdictReason.Limit.allCases {
      let (vi, en) = texts {
        $0.limit = limit
        $0.server = nil
        $0.nearest = nil
        $0.obstacle = nil
        $0.operatorName = nil
        $0.shortfall = .infinity
        $0.groundLossDB = nil
        $0.antennaLossDB = nil
        $0.certainty = nil
      }
      for text in [vi, en] {
        #expect(!text.contains("nil") && !text.contains("inf") && text.hasSuffix("."), "\(text)")
      }
    }
  }

  @Test("Where nothing within the limits helps, it says so; of an unknown verdict it proposes nothing")
  func noRemedy() {
    #expect(texts { $0.extraHeight = nil }.vi.contains("cần trạm mới"))
    #expect(texts { $0.extraHeight = nil }.en.contains("a new site"))
    let unknown = texts {
      $0.verdict = .unknown
      $0.limit = .outside
      $0.certainty = nil
    }
    #expect(
      unknown.en
        == "Unknown: the village, or the part of it that decides, lies outside the study area, where nothing is computed."
    )
    // Nobody was asked: nothing is said of what would not do.
    let nobody = texts {
      $0.limit = .noGeneration
      $0.extraHeight = nil
      $0.level = nil
      $0.shortfall = .infinity
    }
    #expect(!nobody.en.contains("would do") && !nobody.vi.contains("cần trạm mới"))
  }

  @Test(
    "Bearings are told by the nearest of eight directions",
    arguments: [
      (0.0, "bắc"), (22.4, "bắc"), (22.6, "đông bắc"), (180, "nam"), (-90, "tây"), (337.6, "bắc"),
      (315, "tây bắc"),
    ])
  func compass(bearing: Double, expected: String) {
    #expect(Language.vietnamese.compass(bearing) == expected)
  }

  @Test("Numbers have the decimal sign of the language; no probability is told to be 0 or 100 %")
  func numbers() {
    #expect(Language.vietnamese.number(-1234.56, decimals: 1) == "−1.234,6")
    #expect(Language.english.number(-1234.56, decimals: 1) == "−1,234.6")
    #expect(
      Language.vietnamese.percent(0.9999) == "trên 99%" && Language.english.percent(0.001) == "below 1 %")
  }
}
