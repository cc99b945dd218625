/// The loss of one carrier to every receiver of a radial by an empirical model: the closed forms, eight
/// receivers at a time.
public struct EmpiricalCarrierLoss: Sendable {
  private let freeSpaceConstant: Float
  private let hataConstant: Float?
  /// A formula that depends on the distance only, dB a receiver; nil for others.
  private let table: LaneArray?
  private let inverseRootWavelength: Float
  private let hasDiffraction: Bool

  /// - Parameters:
  ///   - model: a closed form.
  ///   - ends: the antenna, the carrier and the receiver.
  ///   - receivers: the last receiver, for formulas that are tabulated.
  ///   - step: spacing of receivers, m.
  public init(model: EmpiricalModel, ends: LinkEnds, receivers: Int, step: Double) {
    let frequencyMHz = ends.frequencyMHz
    freeSpaceConstant = Float(FreeSpace.constant(frequencyMHz: frequencyMHz))
    hataConstant = model.hataFormula(frequencyMHz: frequencyMHz, receiverHeight: ends.receiverHeight)
      .map { Float($0.constant) }
    inverseRootWavelength = Float(1 / FreeSpace.wavelength(frequencyMHz: frequencyMHz).squareRoot())
    hasDiffraction = model.diffraction == .bullington
    table = model.cell.map { cell in
      var table = LaneArray(count: receivers + 1)
      for receiver in 0...receivers {
        let distance = Double(max(1, receiver)) * step
        table[receiver] = Float(cell.meanLoss(distance2D: distance, ends: ends))
      }
      return table
    }
  }

  /// Basic transmission loss, dB, to the receivers that are asked for of 1 ..< `geometry.known`; the same as
  /// ``PropagationModel/loss(along:ends:)`` within 0.01 dB.
  public func fill(
    _ loss: inout LaneArray, geometry: RadialGeometry, distances: RadialDistances, asked: AskedReceivers
  ) {
    for group in 0..<(geometry.known + 7) / 8 where asked.groups[group] {
      let lgDistance = distances.lgKm.lanes[group]
      let slope = geometry.slope.lanes[group]
      // Free space runs along the slant: d √(1 + slope²).
      var total = lgDistance * 20 + Lanes.log10(slope * slope + 1) * 10 + freeSpaceConstant
      if let hataConstant {
        let lgHeight = geometry.lgEffectiveHeight.lanes[group]
        let decay = 44.9 - lgHeight * 6.55
        total = Lanes.greater(total, hataConstant - lgHeight * 13.82 + decay * lgDistance)
      }
      if let table, group < table.lanes.count { total = Lanes.greater(total, table.lanes[group]) }
      if hasDiffraction {
        total += Bullington.loss(
          nu: geometry.obstruction.lanes[group] * inverseRootWavelength, km: distances.km.lanes[group])
      }
      loss.lanes[group] = total
    }
  }
}

/// The distances of a radial's receivers and their logarithms, shared by all radials of one step.
public struct RadialDistances: Sendable {
  /// km; the mast itself, index 0, counts as half a step away.
  public let km: LaneArray
  /// Decimal logarithm of ``km``.
  public let lgKm: LaneArray

  /// - Parameters: how many receivers, and their spacing in metres.
  public init(count: Int, step: Double) {
    var km = LaneArray(count: count)
    var lgKm = LaneArray(count: count)
    for index in 0..<km.lanes.count * 8 {
      km[index] = Float((index == 0 ? 0.5 : Double(index)) * step / 1000)
    }
    for group in km.lanes.indices { lgKm.lanes[group] = Lanes.log10(km.lanes[group]) }
    self.km = km
    self.lgKm = lgKm
  }
}
