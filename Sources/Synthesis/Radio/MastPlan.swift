import Terrain

/// The masts of a province, numbered.
struct MastPlan {
  /// A mast and what it is for.
  struct Mast: Sendable {
    let position: MapPoint
    let commune: Int
    /// nil for a mast of the white-spot programme.
    let purpose: MastSite.Purpose?
    /// Villages that depend on it.
    let serves: [Int]

    /// Whether villages would be without service if it were gone.
    var isNeeded: Bool { !serves.isEmpty }
  }

  /// Commune by commune, in each from north to south: the order of their ids.
  let masts: [Mast]

  init(sites: [MastSite], base: BaseNetwork, whiteSpots: WhiteSpots) {
    let network = base.masts.map {
      Mast(
        position: sites[$0.site].position, commune: sites[$0.site].commune,
        purpose: sites[$0.site].purpose, serves: $0.serves)
    }
    let programme = whiteSpots.covered.map {
      Mast(
        position: sites[$0.site].position, commune: sites[$0.site].commune, purpose: nil,
        serves: [$0.village])
    }
    masts = (network + programme).sorted {
      if $0.commune != $1.commune { return $0.commune < $1.commune }
      if $0.position.y != $1.position.y { return $0.position.y > $1.position.y }
      return $0.position.x < $1.position.x
    }
  }

  /// `HG0001` for the first.
  static func id(_ mast: Int, code: String) -> String { code + padded(mast + 1, 4) }
}

/// A number with leading zeros.
func padded(_ number: Int, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
