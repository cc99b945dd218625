import Coverage
import Formats

/// Why a verdict is what it is, told in full sentences.
///
/// Who serves or comes nearest, what limits, what is missing or to spare, what would mend it, how sure it is.
struct ReasonSentence {
  let facts: ReasonFacts
  let language: Language

  /// All of it.
  var text: String {
    ([reason] + remedies + [certainty].compactMap(\.self)).joined(separator: " ")
  }

  // MARK: Why

  /// The verdict, and what makes it so.
  var reason: String {
    let verdict = language.sentence(language.words(facts.verdict))
    return verdict + ": " + ([cause] + [balance].compactMap(\.self)).joined(separator: "; ") + "."
  }

  private var cause: String {
    switch facts.limit {
    case nil: served
    case .outside:
      say(
        vi: "thôn hoặc phần quyết định của thôn nằm ngoài vùng nghiên cứu, không có gì được tính ở đó",
        en:
          "the village, or the part of it that decides, lies outside the study area, where nothing is computed"
      )
    case .unknownGround:
      say(
        vi: "thiếu dữ liệu độ cao của phần địa hình quyết định có sóng hay không",
        en: "there are no elevation data for the ground that decides")
    case .noOperator: noOperator
    case .noGeneration: noGeneration
    case .distance: nearestServer + distance
    case .ridge: nearestServer + ridge
    case .antenna: nearestServer + antenna
    case .uplink:
      nearestServer
        + say(
          vi: "đường lên (uplink) là chỗ yếu nhất: trạm không thu được điện thoại",
          en: "the uplink is the weakest part: the station does not hear the phone")
    case .interference:
      nearestServer
        + say(
          vi: "nhiễu và tạp âm làm tốc độ không đạt",
          en: "interference and noise leave too little speed")
    }
  }

  private var served: String {
    guard let server = facts.server else { return signal }
    return signal + " " + from(server)
  }

  /// What comes nearest to covering the village, and a break.
  private var nearestServer: String {
    guard let server = facts.server else { return "" }
    let opening =
      facts.verdict == .white
      ? say(vi: "tín hiệu gần đạt nhất là", en: "closest to serving it is")
      : say(vi: "sóng tốt nhất là", en: "the best signal is")
    return "\(opening) \(signal) \(from(server)); "
  }

  private var noOperator: String {
    let limit = language.distance(facts.maximumDistance)
    guard let name = facts.operatorName else {
      return say(
        vi: "trong bán kính \(limit) không có cột anten nào", en: "there is no mast within \(limit)")
    }
    return say(
      vi: "trong bán kính \(limit), \(name) không có cột anten nào", en: "\(name) has no mast within \(limit)"
    )
  }

  private var noGeneration: String {
    let generation = facts.generation.rawValue
    guard let mast = facts.newStation ?? facts.nearest else {
      return say(
        vi: "không có trạm \(generation) nào trong tầm", en: "no station of \(generation) is in reach")
    }
    let owner = facts.operatorName.map { say(vi: " của \($0)", en: " of \($0)") } ?? ""
    return say(
      vi: "cột anten gần nhất\(owner), \(mast.id) (\(place(mast))), chưa có trạm \(generation)",
      en: "the nearest mast\(owner), \(mast.id) (\(place(mast))), has no \(generation)")
  }

  private var distance: String {
    say(
      vi: "quá xa: dù tầm nhìn thẳng thông thoáng và anten hướng thẳng tới thôn thì vẫn không đủ",
      en: "that is too far, even if nothing stood in the way and the antenna looked at the village")
  }

  private var ridge: String {
    let loss = facts.groundLossDB.map {
      say(vi: ", gây suy hao \(language.decibels($0))", en: " and takes \(language.decibels($0))")
    }
    guard let obstacle = facts.obstacle else {
      return say(vi: "địa hình che chắn", en: "the ground stands in the way") + (loss ?? "")
    }
    let places = say(
      vi:
        "(cách cột anten \(language.distance(obstacle.fromMast)), cách thôn \(language.distance(obstacle.fromVillage)) về phía \(language.compass(obstacle.bearing)))",
      en:
        "\(language.distance(obstacle.fromMast)) from the mast and \(language.distance(obstacle.fromVillage)) \(language.compass(obstacle.bearing)) of the village"
    )
    let metres = Swift.max(1, abs(obstacle.overLine).rounded())
    let height = language.number(metres, decimals: 0) + " m"
    // Below the line it still enters the room that the wave needs around it.
    return obstacle.overLine > 0
      ? say(
        vi: "sườn núi chắn \(places) cao hơn đường truyền thẳng \(height)",
        en: "a ridge \(places) rises \(height) over the line of sight") + (loss ?? "")
      : say(
        vi: "mặt đất \(places) thấp hơn đường truyền thẳng chỉ \(height), lấn vào vùng Fresnel",
        en: "the ground \(places) stays only \(height) below the line of sight, within the Fresnel zone")
        + (loss ?? "")
  }

  private var antenna: String {
    let loss = facts.antennaLossDB.map {
      say(
        vi: ", mất \(language.decibels($0)) theo hướng thôn",
        en: " and loses \(language.decibels($0)) toward the village")
    }
    return say(vi: "anten hướng đi nơi khác", en: "its antenna looks elsewhere") + (loss ?? "")
  }

  /// Decibels missing or to spare; nil where no station could give them.
  private var balance: String? {
    guard facts.shortfall.isFinite, facts.limit != .outside, facts.limit != .unknownGround else { return nil }
    if facts.limit == nil {
      return say(
        vi: "dư \(language.decibels(Swift.max(0, -facts.shortfall)))",
        en: "\(language.decibels(Swift.max(0, -facts.shortfall))) to spare")
    }
    let missing = language.decibels(Swift.max(0, facts.shortfall))
    return say(vi: "còn thiếu \(missing) để được phủ sóng", en: "\(missing) are missing to be covered")
  }

  // MARK: What would mend it, and how sure it is

  /// A sentence each, without a verdict of their own; one that none is known where the village lacks signal.
  var remedies: [String] {
    guard facts.limit != nil, facts.verdict != .unknown else { return [] }
    var ways: [String] = []
    if let mast = facts.newStation {
      ways.append(
        say(
          vi: "lắp trạm \(facts.generation.rawValue) trên cột \(mast.id) (\(place(mast)))",
          en: "a \(facts.generation.rawValue) station on mast \(mast.id) (\(place(mast)))"))
    }
    // Where the antenna alone loses what is missing, it is enough that one looks at the village.
    if facts.limit == .antenna, let loss = facts.antennaLossDB, loss >= facts.shortfall {
      ways.append(
        say(vi: "hướng anten hoặc thêm một anten về phía thôn", en: "an antenna that looks at the village"))
    }
    if let height = facts.extraHeight {
      let metres = language.number(height, decimals: 0)
      ways.append(say(vi: "nâng anten thêm khoảng \(metres) m", en: "an antenna about \(metres) m higher"))
    }
    if let power = facts.extraEIRPdB {
      ways.append(
        say(
          vi: "tăng công suất EIRP thêm \(language.decibels(power))",
          en: "\(language.decibels(power)) more radiated power (EIRP)"))
    }
    guard !ways.isEmpty else { return nothingWouldDo.map { [$0] } ?? [] }
    let list = ways.joined(separator: say(vi: ", hoặc ", en: ", or "))
    return [say(vi: "Cách khắc phục: \(list).", en: "What would do: \(list).")]
  }

  /// Nil where nothing was tried: nobody has the generation, or its sectors are out of reach.
  private var nothingWouldDo: String? {
    guard facts.level != nil else { return nil }
    if facts.shortfall <= 0 {
      return say(
        vi: "Đường truyền tới nơi quyết định cho thấy vừa đủ sóng: cần đo kiểm tại chỗ.",
        en: "The path to the place that decides just finds enough signal: measure there.")
    }
    return say(
      vi:
        "Nâng anten hay tăng công suất của trạm gần đạt nhất, trong giới hạn đã đặt, đều không đủ: cần trạm mới ở nơi nhìn thẳng tới thôn.",
      en:
        "Neither a higher antenna nor more power at the station that comes nearest would do within the limits set: it takes a new site with sight of the village."
    )
  }

  /// Nil where nothing is said.
  var certainty: String? {
    guard let certainty = facts.certainty else { return nil }
    let grade = language.words(certainty.grade)
    let chance = language.percent(certainty.probability)
    let models = certainty.agreeing.map {
      say(vi: "; \($0.models)/\($0.of) mô hình đồng ý", en: "; \($0.models) of \($0.of) models agree")
    }
    return say(
      vi: "Mức tin cậy: \(grade) (xác suất \(chance)\(models ?? "")).",
      en: "Certainty: \(grade) (probability \(chance)\(models ?? "")).")
  }

  // MARK: Parts

  /// `4G của Viettel`
  private var signal: String {
    guard let name = facts.operatorName else { return facts.generation.rawValue }
    return say(vi: "\(facts.generation.rawValue) của \(name)", en: "\(name)'s \(facts.generation.rawValue)")
  }

  private func from(_ mast: ReasonFacts.Mast) -> String {
    say(vi: "từ cột anten \(mast.id), \(place(mast))", en: "from mast \(mast.id), \(place(mast))")
  }

  private func place(_ mast: ReasonFacts.Mast) -> String {
    let distance = language.distance(mast.distance)
    let direction = language.compass(mast.bearing)
    return say(vi: "cách \(distance) về phía \(direction)", en: "\(distance) to the \(direction)")
  }

  private func say(vi: String, en: String) -> String { language.text(vi: vi, en: en) }
}

// MARK: - In tables

extension ReasonSentence {
  /// A column a language.
  static let fields = Language.allCases.map { OutputTable.Field("reason_" + $0.rawValue, .text) }

  /// What stands in them.
  static func values(_ facts: ReasonFacts) -> [FieldValue] {
    Language.allCases.map { .text(ReasonSentence(facts: facts, language: $0).text) }
  }
}
