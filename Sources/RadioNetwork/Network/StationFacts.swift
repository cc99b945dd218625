/// What the rows of one station say about the station, as far as they do.
public struct StationFacts: Hashable, Sendable {
  /// Where it is in its life.
  public var status: StationStatus?
  /// The first day on air, and the first day no longer on air.
  public var onAirDate, offAirDate: CalendarDate?
  /// Where its power comes from.
  public var powerSupply: PowerSupply?
  /// How it reaches its core network.
  public var backhaul: Backhaul?
  /// Who owns the site.
  public var owner: String?
  /// Operators that use it too, sorted.
  public var sharedWith: [String]?

  /// Nothing is known.
  public init() {}

  /// A fact about which two rows differ.
  struct Difference {
    let field, first, second: String
  }

  /// Takes over what another row says where this one is silent; tells where they contradict each other.
  mutating func take(_ other: StationFacts) -> [Difference] {
    var differences: [Difference] = []
    func merge<Value: Equatable>(
      _ fact: WritableKeyPath<StationFacts, Value?>, _ field: String, _ text: (Value) -> String
    ) {
      guard let second = other[keyPath: fact] else { return }
      guard let first = self[keyPath: fact] else { return self[keyPath: fact] = second }
      guard first != second else { return }
      differences.append(Difference(field: field, first: text(first), second: text(second)))
    }
    merge(\.status, "status", \.rawValue)
    merge(\.onAirDate, "on_air_date", \.description)
    merge(\.offAirDate, "off_air_date", \.description)
    merge(\.powerSupply, "power_supply", \.description)
    merge(\.backhaul, "backhaul", \.rawValue)
    merge(\.owner, "owner") { $0 }
    merge(\.sharedWith, "shared_with") { $0.joined(separator: "; ") }
    return differences
  }
}
