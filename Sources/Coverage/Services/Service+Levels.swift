import Propagation
import RadioNetwork

extension Service {
  /// Whether "covered" asks anything of the uplink.
  public var asksForUplink: Bool { isUplinkJudged || uplinkMbps != nil }

  /// Thermal noise of the terminal on the scale of the judged signal.
  func noise(bandwidthMHz: Double) -> PowerLevel {
    ThermalNoise.perReferenceSignal(
      generation, bandwidthMHz: bandwidthMHz, noiseFigureDB: reception.terminal.noiseFigureDB)
  }

  /// What of the power of other sectors on the carrier disturbs: their load, thinned by reuse.
  var disturbingShare: Float { Float(load / reuse) }

  /// The median below which nothing counts on any carrier: the weak level, or less where a chance below one half is
  /// asked for.
  func floorLevel(frequenciesMHz: [Double]) -> PowerLevel {
    weakLevel + frequenciesMHz.map { min(.zero, margin(frequencyMHz: $0)) }.reduce(.zero, min)
  }
}
