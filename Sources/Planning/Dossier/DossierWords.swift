import Coverage
import Foundation

/// What a dossier says, in one language: the same words for the page and for the terminal.
struct DossierWords {
  let dossier: VillageDossier
  let language: Language
  private var sentence: ReasonSentence { ReasonSentence(facts: dossier.pages.overall, language: language) }
  private var facts: ReasonFacts { dossier.pages.overall }
  private var village: VillageDossier.Place { dossier.village }

  var title: String {
    say(
      vi: "Hồ sơ phủ sóng: \(village.name) (\(village.id))",
      en: "Coverage dossier: \(village.name) (\(village.id))")
  }

  /// That places are invented, where they are; said first, not in small print.
  var synthetic: String? {
    guard dossier.basis.geography == "synthetic" else { return nil }
    return say(
      vi: "Địa lý giả lập: địa danh, địa hình và trạm đều do chương trình tạo ra.",
      en: "Synthetic geography: places, terrain and stations are invented.")
  }

  // MARK: The village

  /// Labels and what is known.
  var identity: [(label: String, value: String)] {
    let unknown = say(vi: "không rõ", en: "not known")
    let units = [village.commune, village.district, village.province].compactMap(\.self).joined(
      separator: ", ")
    let households = village.households.map {
      say(vi: ", \(language.count($0)) hộ", en: ", \(language.count($0)) households")
    }
    let people = village.population.map {
      say(vi: "\(language.count($0)) người", en: "\(language.count($0)) people") + (households ?? "")
    }
    let merged = village.afterMerger.map { unit in
      [unit.commune, unit.district, unit.province].compactMap(\.self).joined(separator: ", ").nonEmpty
        ?? unknown
    }
    let since = village.afterMerger?.since.map { " (\($0))" } ?? ""
    let now = merged.map { [(say(vi: "Sau sáp nhập", en: "Since the merger") + since, $0)] } ?? []
    var rows = [
      (say(vi: "Xã, huyện, tỉnh", en: "Commune, district, province"), units.nonEmpty ?? unknown)
    ]
    rows += now
    rows += [
      (
        say(vi: "Tọa độ (WGS 84)", en: "Coordinates (WGS 84)"),
        "\(degrees(village.latitude)) \(say(vi: "B", en: "N")), \(degrees(village.longitude)) \(say(vi: "Đ", en: "E"))"
      ),
      (say(vi: "Dân số", en: "Population"), people ?? unknown),
      (say(vi: "Điện", en: "Electricity"), language.words(dossier.pages.electricity)),
    ]
    if let isSpecial = village.specialDifficulty {
      rows.append(
        (
          say(vi: "Đặc biệt khó khăn", en: "Of special difficulty"),
          isSpecial ? say(vi: "có", en: "yes") : say(vi: "không", en: "no")
        ))
    }
    if let programme = village.programme {
      rows.append((say(vi: "Chương trình", en: "Programme"), programme))
    }
    return rows
  }

  private func degrees(_ value: Double) -> String { language.number(abs(value), decimals: 5) + "°" }

  // MARK: The verdict

  var verdict: String { language.words(facts.verdict) }
  var verdictMeaning: String { language.sentence(language.meaning(facts.verdict)) + "." }

  /// How sure, with what that means.
  var certainty: String? {
    facts.certainty.map { certainty in
      let text = sentence.certainty!.dropLast()
      return text + say(vi: ": ", en: ": ") + language.meaning(certainty.grade) + "."
    }
  }

  var why: String { sentence.reason }
  var remedies: [String] { sentence.remedies }

  /// What decibels are, once; nil where none are missing or to spare.
  var decibels: String? {
    guard facts.shortfall.isFinite, facts.verdict != .unknown else { return nil }
    let scale = say(
      vi: "Đề-xi-ben (dB) đo tỷ lệ công suất: 3 dB là gấp đôi, 10 dB là gấp mười.",
      en: "Decibels (dB) measure ratios of power: 3 dB is twice, 10 dB ten times as much.")
    guard facts.limit != nil else {
      return scale
        + say(
          vi: " Phần dư là mức tín hiệu còn có thể giảm mà thôn vẫn được phủ sóng.",
          en: " What is to spare is how far the signal may fall before the village is no longer covered.")
    }
    let factor = pow(10, max(0, facts.shortfall) / 10)
    let times =
      factor < 9.95
      ? language.number(factor, decimals: 1)
      : factor < 995
        ? language.number(factor, decimals: 0)
        : say(vi: "hơn ", en: "more than ")
          + language.number(pow(10, log10(factor).rounded(.down)), decimals: 0)
    let missing = language.decibels(max(0, facts.shortfall))
    return scale
      + say(
        vi: " Thiếu \(missing) nghĩa là tín hiệu phải mạnh lên \(times) lần thì thôn mới được phủ sóng.",
        en:
          " \(missing) missing means that the signal would have to be \(times) times stronger to cover the village."
      )
  }

  /// The planned site, or where to look for one.
  var plan: String? {
    // A village that an old generation covers may be planned to have a new one.
    if case .site(let site) = dossier.planned { return planned(site) }
    guard facts.limit != nil, facts.verdict != .unknown else { return nil }
    switch dossier.planned {
    case .site: return nil
    case .none(let folder):
      return say(
        vi: "Không vị trí nào trong danh sách trạm đề xuất (\(folder)/candidates.csv) phục vụ thôn này.",
        en: "None of the ranked sites (\(folder)/candidates.csv) serves this village.")
    case .outdated(let folder):
      return say(
        vi: "Danh sách trạm đề xuất trong \(folder) được tính từ dữ liệu cũ: hãy chạy lại whitespot run.",
        en:
          "The ranked sites in \(folder) come from other inputs than there are now: run whitespot run again.")
    case .notRun:
      return say(
        vi: "Chưa có danh sách trạm đề xuất: whitespot run xếp hạng vị trí cho cả vùng.",
        en: "No sites have been ranked yet: whitespot run does it for the whole area.")
    }
  }

  private func planned(_ site: PlannedSites.Site) -> String {
    let distance = language.distance(site.distance)
    let direction = language.compass(site.bearing)
    let number = language.count(site.rank)
    return say(
      vi:
        "Trạm đề xuất phục vụ thôn: số \(number) trong danh sách, \(site.generation), \(kind(site)), cách thôn \(distance) về phía \(direction).",
      en:
        "Planned site that serves the village: number \(number) of the ranking, \(site.generation), \(kind(site)), \(distance) to the \(direction)."
    )
  }

  private func kind(_ site: PlannedSites.Site) -> String {
    switch site.kind {
    case "existing-mast": say(vi: "trên cột có sẵn \(site.name)", en: "on the existing mast \(site.name)")
    case "high-point": say(vi: "trên điểm cao", en: "on a height")
    default: say(vi: "ở trung tâm thôn \(site.name)", en: "at the centre of \(site.name)")
    }
  }

  /// What the village's power means for a station there.
  var power: String? {
    guard facts.limit != nil, facts.verdict != .unknown else { return nil }
    switch dossier.pages.electricity {
    case .grid:
      return say(
        vi: "Thôn có điện lưới: trạm đặt tại thôn có thể dùng nguồn này.",
        en: "The village has grid electricity, which a station there could use.")
    case .other:
      return say(
        vi: "Thôn không dùng điện lưới: trạm đặt tại thôn cần nguồn riêng (mặt trời, ắc quy, máy phát).",
        en:
          "The village is not on the grid: a station there needs power of its own (solar, batteries, a generator)."
      )
    case .none:
      return say(
        vi: "Thôn chưa có điện: trạm đặt tại thôn cần nguồn riêng, và người dân khó sạc điện thoại.",
        en:
          "The village has no electricity: a station there needs power of its own, and people cannot easily charge phones."
      )
    case .unknown:
      return say(
        vi: "Không rõ thôn có điện hay không: cần kiểm tra trước khi chọn nguồn cho trạm.",
        en: "Whether the village has electricity is not known: find out before a station's power is chosen.")
    }
  }

  // MARK: Tables

  /// A cell of the table of generations, and the verdict that colours it.
  struct Cell {
    let text: String
    var verdict: String?
  }

  /// Operators of any generation, by name.
  private var operators: [String] {
    Set(dossier.generations.flatMap(\.operators).compactMap(\.operatorName)).sorted()
  }

  /// A heading a column.
  var generationHeadings: [String] {
    [
      say(vi: "Thế hệ", en: "Generation"), say(vi: "Kết luận", en: "Verdict"),
      say(vi: "Mức thu ở trung tâm", en: "Level at the centre"), say(vi: "Yếu tố hạn chế", en: "What limits"),
    ] + operators
  }

  /// A row a generation, newest first.
  var generationRows: [[Cell]] {
    let operators = operators
    return dossier.generations.reversed().map { generation in
      let best = generation.best
      let cells = [
        Cell(text: best.generation), Cell(text: words(best), verdict: best.verdict),
        Cell(text: best.centreDBm.map { language.number($0, decimals: 1) + " dBm" } ?? "–"),
        Cell(text: best.limit.flatMap(VerdictReason.Limit.init).map(language.words) ?? "–"),
      ]
      return cells
        + operators.map { name in
          guard let one = generation.operators.first(where: { $0.operatorName == name }) else {
            return Cell(text: "–")
          }
          return Cell(
            text: [shortWord(one), margin(one)].compactMap(\.self).joined(separator: " "),
            verdict: one.verdict)
        }
    }
  }

  /// How to read the table of generations.
  var generationNote: String {
    say(
      vi:
        "Cột của từng nhà mạng: phần dư (+) hoặc thiếu (−) so với mức phủ sóng, dB. Kết luận của một thế hệ là của nhà mạng tốt nhất. Dấu – : dưới mức yếu, hoặc nhà mạng không có thế hệ đó.",
      en:
        "Under each operator: what it has to spare (+) or lacks (−) to cover the village, dB. A generation's verdict is that of the best operator. A dash: below the weak level, or the operator has no such stations."
    )
  }

  private func words(_ finding: VillageDossier.Finding) -> String {
    Verdict(rawValue: finding.verdict).map(language.words) ?? finding.verdict
  }

  private func shortWord(_ finding: VillageDossier.Finding) -> String {
    Verdict(rawValue: finding.verdict).map(language.shortWord) ?? finding.verdict
  }

  /// `+14,3`, in dB.
  private func margin(_ finding: VillageDossier.Finding) -> String? {
    guard finding.verdict != "unknown" else { return nil }
    return finding.marginDB.map { ($0 > 0 ? "+" : "") + language.number($0, decimals: 1) }
  }

  var mastHeadings: [String] {
    [
      say(vi: "Cột anten gần nhất", en: "Nearest masts"), say(vi: "Cách thôn", en: "Distance"),
      say(vi: "Hướng", en: "Direction"), say(vi: "Nhà mạng và thế hệ", en: "Operators and generations"),
    ]
  }

  var mastRows: [[String]] {
    dossier.nearestMasts.map { mast in
      [
        mast.id, language.distance(mast.distance), language.compass(mast.bearing),
        mast.operators.map { "\($0.name) \($0.generations.joined(separator: "/"))" }.joined(separator: ", "),
      ]
    }
  }

  // MARK: What it rests on

  /// A sentence each.
  var basis: [String] {
    let basis = dossier.basis
    let levels = basis.thresholds.map { threshold in
      say(
        vi: "\(threshold.generation) \(dBm(threshold.coveredDBm)) (yếu: \(dBm(threshold.weakDBm)))",
        en: "\(threshold.generation) \(dBm(threshold.coveredDBm)) (weak: \(dBm(threshold.weakDBm)))")
    }.joined(separator: ", ")
    let share = (share(basis.coveredShare), share(basis.weakShare))
    let measure = measure
    var lines = [
      say(
        vi:
          "Mô hình truyền sóng: \(model); ô lưới \(language.number(basis.cellSize, decimals: 0)) m; sai số mô hình σ = \(language.decibels(basis.sigmaDB)). Kết quả là tính toán, không phải đo kiểm.",
        en:
          "Propagation model: \(model); cells of \(language.number(basis.cellSize, decimals: 0)) m; error of the model σ = \(language.decibels(basis.sigmaDB)). These are predictions, not measurements."
      ),
      say(
        vi:
          "Mức phủ sóng: \(levels). Thôn được coi là phủ sóng khi từ \(share.0) \(measure) đạt mức phủ sóng, lõm sóng khi từ \(share.1) đạt mức yếu, còn lại là trắng sóng.",
        en:
          "Covered from: \(levels). A village is covered where \(share.0) of its \(measure) or more has that level, weak where \(share.1) or more has the weak level, else it has no signal."
      ),
    ]
    if let profile = basis.profile {
      lines.append(
        say(vi: "Hồ sơ ngưỡng: \(profile)", en: "Threshold profile: \(profile)")
          + (basis.unverified > 0
            ? say(
              vi: "; \(basis.unverified) điểm chưa được đối chiếu với văn bản gốc.",
              en: "; \(basis.unverified) points of it are not verified in the documents.") : "."))
    }
    lines.append(
      basis.networkDate.map { say(vi: "Số liệu trạm tính đến ngày \($0).", en: "Stations as of \($0).") }
        ?? say(
          vi: "Kịch bản không nêu ngày của số liệu trạm.", en: "The scenario names no date for its stations.")
    )
    lines.append(
      say(
        vi:
          "Cách khắc phục xét anten cao đến \(language.number(basis.largestAntennaHeight, decimals: 0)) m và thêm nhiều nhất \(language.decibels(basis.mostExtraEIRPdB)) EIRP.",
        en:
          "Remedies are looked for with antennas up to \(language.number(basis.largestAntennaHeight, decimals: 0)) m and at most \(language.decibels(basis.mostExtraEIRPdB)) more EIRP."
      ))
    if !basis.caveats.isEmpty {
      lines.append(
        say(vi: "Lưu ý (mô hình dùng ngoài phạm vi): ", en: "Caveats: ")
          + basis.caveats.joined(separator: "; ") + ".")
    }
    lines.append("WhiteSpot \(basis.version) · \(basis.scenario)")
    return lines
  }

  private var measure: String {
    switch VerdictMeasure(rawValue: dossier.basis.verdictBy) {
    case .population: say(vi: "dân số", en: "people")
    case .clusters: say(vi: "cụm dân cư", en: "residential clusters")
    case .center: say(vi: "ô trung tâm", en: "central cell")
    case .area, nil: say(vi: "diện tích", en: "area")
    }
  }

  private var model: String {
    let model = dossier.basis.model
    guard language == .vietnamese, model.hasSuffix(" diffraction"),
      let plus = model.range(of: " + ")
    else { return model }
    let method = model[plus.upperBound...].dropLast(" diffraction".count)
    return model[..<plus.lowerBound].replacing("free space", with: "không gian tự do") + " + nhiễu xạ "
      + method
  }

  private func share(_ value: Double) -> String {
    language.number(
      (value * 1000).rounded() / 10, decimals: (value * 1000).rounded().remainder(dividingBy: 10) == 0 ? 0 : 1
    )
      + say(vi: "%", en: " %")
  }

  private func dBm(_ value: Double) -> String {
    language.number(value, decimals: value == value.rounded() ? 0 : 1) + " dBm"
  }

  // MARK: Headings

  var headings:
    (why: String, generations: String, remedies: String, profile: String, map: String, basis: String)
  {
    (
      say(vi: "Vì sao", en: "Why"), say(vi: "Theo thế hệ và nhà mạng", en: "By generation and operator"),
      say(vi: "Cách khắc phục", en: "What would mend it"),
      say(
        vi: "Mặt cắt địa hình của đường truyền quyết định", en: "Terrain along the path that decides"),
      say(vi: "Vị trí", en: "Where"), say(vi: "Cơ sở tính toán và lưu ý", en: "What this rests on")
    )
  }

  /// How to read the picture of the path.
  var profileCaption: String {
    say(
      vi:
        "Sóng đi gần như thẳng từ anten tới điện thoại và cần khoảng trống quanh đường thẳng đó (vùng Fresnel). Đất nhô lên trong vùng này làm yếu sóng. Chiều cao được phóng đại so với chiều ngang.",
      en:
        "The wave goes almost straight from the antenna to the phone and needs room around that line (the Fresnel zone). Ground that rises into it weakens the signal. Heights are drawn larger than distances."
    )
  }

  private func say(vi: String, en: String) -> String { language.text(vi: vi, en: en) }
}
