/// The colours of pictures: told apart by the colour-blind, and in grey print by their lightness.
enum PlotColors {
  static let sky = "#f6f9fc"
  static let grid = "#d3dbe3"
  static let frame = "#5a6470"
  static let ink = "#1d232b"
  static let faint = "#5a6470"
  static let earth = "#b9b2a6"
  static let baseline = "#57534b"
  static let terrain = "#dcc69f"
  static let terrainEdge = "#6f5128"
  static let clutter = "#5f8f55"
  static let ray = "#0b3d91"
  static let fresnel = "#2f7ed8"
  static let clearance = "#1b5aa6"
  static let horizon = "#7b3294"
  static let obstacle = "#d55e00"
  static let panel = "#f3f5f7"

  /// Of a verdict: the badge, its rim and its text; dark, middle and white.
  static func badge(_ verdict: String) -> (fill: String, rim: String, text: String) {
    switch verdict {
    case "covered": ("#0b5394", "#0b5394", "#ffffff")
    case "weak": ("#f0ad2e", "#9a6700", "#1d232b")
    default: ("#ffffff", "#1d232b", "#1d232b")
    }
  }
}
