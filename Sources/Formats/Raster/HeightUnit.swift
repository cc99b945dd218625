/// The units in which files give heights.
enum HeightUnit {
  /// Metres in a unit as files spell it (`ft`, `US survey foot`, `m (EGM96)`); nil for a unit that
  /// is none of height. None at all is the metre.
  static func metres(in unit: String) -> Double? {
    factor(of: unit) ?? unit.split(separator: " ").first.flatMap { factor(of: String($0)) }
  }

  private static func factor(of unit: String) -> Double? {
    switch unit.lowercased().filter(\.isLetter) {
    case "": unit.isEmpty ? 1 : nil
    case "m", "metre", "metres", "meter", "meters": 1
    case "ft", "foot", "feet", "internationalfoot", "internationalfeet": 0.3048
    // The American survey foot, still the unit of many American plans.
    case "usft", "ftus", "ussurveyfoot", "ussurveyfeet", "footus", "surveyfoot", "surveyfeet",
      "ussurveyft":
      1200.0 / 3937
    case "cm", "centimetre", "centimetres", "centimeter", "centimeters": 0.01
    case "dm", "decimetre", "decimetres", "decimeter", "decimeters": 0.1
    case "mm", "millimetre", "millimeter": 0.001
    case "km", "kilometre", "kilometer": 1000
    default: nil
    }
  }
}
