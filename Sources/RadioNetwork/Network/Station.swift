/// One generation of one operator on one mast: what Vietnamese statistics count as one BTS.
public struct Station: Hashable, Sendable {
  /// Unique among stations.
  public let id: String
  /// The mast it stands on, a place in ``Network/masts``.
  public let mast: Int
  /// Who runs it.
  public let operatorName: String
  /// What it speaks.
  public let generation: Generation
  /// Where it is in its life; on air where its list does not say.
  public let status: StationStatus
  /// The first day on air, and the first day no longer on air; nil where not known.
  public let onAirDate, offAirDate: CalendarDate?
  /// Where its power comes from; nil where not known.
  public let powerSupply: PowerSupply?
  /// How it reaches its core network; nil where not known.
  public let backhaul: Backhaul?
  /// Who owns the site; nil where not known.
  public let owner: String?
  /// Operators that use the station beside the one who runs it.
  public let sharedWith: [String]

  /// - Parameters: as the properties.
  public init(
    id: String, mast: Int, operatorName: String, generation: Generation, status: StationStatus = .onAir,
    onAirDate: CalendarDate? = nil, offAirDate: CalendarDate? = nil, powerSupply: PowerSupply? = nil,
    backhaul: Backhaul? = nil, owner: String? = nil, sharedWith: [String] = []
  ) {
    self.id = id
    self.mast = mast
    self.operatorName = operatorName
    self.generation = generation
    self.status = status
    self.onAirDate = onAirDate
    self.offAirDate = offAirDate
    self.powerSupply = powerSupply
    self.backhaul = backhaul
    self.owner = owner
    self.sharedWith = sharedWith
  }
}
