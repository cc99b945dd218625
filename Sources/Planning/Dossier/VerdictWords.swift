import Coverage
import RadioNetwork

extension Language {
  /// In the trade's words: `trắng sóng`.
  func words(_ verdict: Verdict) -> String {
    switch verdict {
    case .covered: text(vi: "phủ sóng", en: "covered")
    case .weak: text(vi: "lõm sóng", en: "weak signal")
    case .white: text(vi: "trắng sóng", en: "no signal")
    case .unknown: text(vi: "không rõ", en: "unknown")
    }
  }

  /// In one word, for narrow columns.
  func shortWord(_ verdict: Verdict) -> String {
    switch verdict {
    case .covered: text(vi: "phủ", en: "covered")
    case .weak: text(vi: "lõm", en: "weak")
    case .white: text(vi: "trắng", en: "none")
    case .unknown: text(vi: "không rõ", en: "unknown")
    }
  }

  /// What a verdict means, for a newcomer.
  func meaning(_ verdict: Verdict) -> String {
    switch verdict {
    case .covered:
      text(vi: "điện thoại dùng được ở phần lớn thôn", en: "phones work in most of the village")
    case .weak:
      text(
        vi: "có sóng nhưng quá yếu, hoặc chỉ ở một phần thôn",
        en: "there is signal, but too weak or over too little of the village")
    case .white:
      text(vi: "gần như không nơi nào trong thôn bắt được sóng", en: "hardly any place gets signal")
    case .unknown:
      text(vi: "dữ liệu không đủ để kết luận", en: "the data do not allow a verdict")
    }
  }

  /// How sure, in half a sentence.
  func words(_ grade: Certainty.Grade) -> String {
    switch grade {
    case .firm: text(vi: "chắc chắn", en: "firm")
    case .likely: text(vi: "khá chắc", en: "likely")
    case .open: text(vi: "chưa chắc", en: "open")
    }
  }

  /// What a grade of certainty means.
  func meaning(_ grade: Certainty.Grade) -> String {
    switch grade {
    case .firm:
      text(vi: "chỉ sai số bất thường mới làm đổi kết luận", en: "only an unusual error would change it")
    case .likely:
      text(vi: "kết luận hợp lý nhất, vẫn có thể khác", en: "the best guess, and it could be otherwise")
    case .open:
      text(
        vi: "có thể là kết luận khác, cần đo kiểm trước khi đầu tư",
        en: "it may well be otherwise: measure before building on it")
    }
  }

  /// What limits, as a heading of few words.
  func words(_ limit: VerdictReason.Limit) -> String {
    switch limit {
    case .noOperator: text(vi: "không có cột anten trong tầm", en: "no mast in reach")
    case .noGeneration: text(vi: "cột gần nhất chưa có thế hệ này", en: "nearest mast lacks it")
    case .distance: text(vi: "quá xa", en: "too far")
    case .ridge: text(vi: "địa hình chắn", en: "the ground in the way")
    case .antenna: text(vi: "anten hướng đi nơi khác", en: "antenna looks elsewhere")
    case .uplink: text(vi: "đường lên (uplink) yếu", en: "uplink too weak")
    case .interference: text(vi: "nhiễu", en: "interference")
    case .unknownGround: text(vi: "thiếu dữ liệu địa hình", en: "terrain not known")
    case .outside: text(vi: "ngoài vùng nghiên cứu", en: "outside the study")
    }
  }

  /// Where a village's power comes from.
  func words(_ electricity: Village.Electricity) -> String {
    switch electricity {
    case .grid: text(vi: "điện lưới", en: "grid")
    case .other:
      text(vi: "nguồn khác (mặt trời, thủy điện nhỏ…)", en: "another source (solar, small hydro …)")
    case .none: text(vi: "chưa có điện", en: "none")
    case .unknown: text(vi: "không rõ", en: "not known")
    }
  }
}
