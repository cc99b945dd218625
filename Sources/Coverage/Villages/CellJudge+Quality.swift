import Propagation
import RadioNetwork
import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What interference leaves of the strongest signal of a layer. All of it is nil without a signal, and where the field
/// holds no interference.
extension CellJudge {
  /// Signal over interference and noise where medians are received, dB.
  public func sinrDB(at cell: MetricGrid.Cell, layer: Int) -> Double? {
    disturbed(at: cell, layer: layer).map {
      SignalQuality.sinrDB(
        signal: $0.signal, interference: $0.interference, noise: $0.noise, load: services[layer].load)
    }
  }

  /// What the strongest sector's whole carrier would carry to one terminal, Mbit/s.
  public func downlinkMbps(at cell: MetricGrid.Cell, layer: Int) -> Double? {
    guard let found = disturbed(at: cell, layer: layer), let sinrDB = sinrDB(at: cell, layer: layer) else {
      return nil
    }
    return services[layer].mapping.throughputMbps(sinrDB: sinrDB, bandwidthMHz: found.occupiedMHz)
  }

  /// What terminals of the generation report as quality, dB: C/I, Ec/Io, RSRQ or SS-RSRQ; see ``SignalQuality``. Nil also
  /// for C/I where nothing disturbs.
  public func reportedQualityDB(at cell: MetricGrid.Cell, layer: Int) -> Double? {
    guard let found = disturbed(at: cell, layer: layer) else { return nil }
    let service = services[layer]
    let (signal, interference, noise) = (found.signal, found.interference, found.noise)
    switch service.generation {
    case .g2:
      guard let interference, service.load > 0 else { return nil }
      return SignalQuality.cOverIDB(carrier: signal, interference: interference, load: service.load)
    case .g3:
      return SignalQuality.ecIoDB(rscp: signal, interference: interference, noise: noise, load: service.load)
    case .g4:
      return SignalQuality.rsrqDB(
        rsrp: signal, interference: interference, noise: noise, load: service.load,
        idleShare: SignalQuality.idleShareLTE)
    case .g5:
      return SignalQuality.rsrqDB(
        rsrp: signal, interference: interference, noise: noise, load: service.load,
        idleShare: SignalQuality.idleShareNR)
    }
  }

  /// How many sectors of the strongest channel are no more than some decibels below its strongest, up to five, which
  /// stands for five and more.
  public func servers(at cell: MetricGrid.Cell, layer: Int, within decibels: Double) -> Int? {
    guard !field.interference.isEmpty else { return nil }
    let (signal, place) = strongest(at: cell, layer: layer)
    return signal.server < 0 ? nil : field.interference[place].servers(within: Float(decibels))
  }

  /// The strongest signal of a layer, all other sectors of its carrier at full load thinned by reuse, and the noise.
  private struct Disturbed {
    let signal: PowerLevel
    let interference: PowerLevel?
    let noise: PowerLevel
    let occupiedMHz: Double
  }

  private func disturbed(at cell: MetricGrid.Cell, layer: Int) -> Disturbed? {
    guard !field.interference.isEmpty else { return nil }
    let (signal, place) = strongest(at: cell, layer: layer)
    guard signal.server >= 0 else { return nil }
    func level(_ power: Double) -> PowerLevel { PowerLevel(dBm: 10 * log10(power)) }
    let demand = demands[Int(signal.server)]
    let others = Double(field.interference[place].others) / services[layer].reuse
    return Disturbed(
      signal: PowerLevel(dBm: Double(signal.level)), interference: others > 0 ? level(others) : nil,
      noise: level(Double(demand.noisePower)), occupiedMHz: demand.occupiedMHz)
  }
}
