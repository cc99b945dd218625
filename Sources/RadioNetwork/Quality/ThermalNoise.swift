import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The noise of a receiver, which no signal is judged below.
public enum ThermalNoise {
  /// k·T₀ at 290 K as 3GPP rounds it, dBm in a hertz: 0.02 dB below its value.
  public static let perHertz = PowerLevel(dBm: -174)

  /// Noise of a receiver over a bandwidth: −174 dBm/Hz + 10 lg B + noise figure.
  ///
  /// - Parameter bandwidth: Hz.
  public static func power(bandwidth: Double, noiseFigureDB: Double) -> PowerLevel {
    perHertz + Decibels(10 * log10(bandwidth) + noiseFigureDB)
  }

  /// Noise of a receiver over the whole of a carrier's signal.
  public static func perCarrier(_ generation: Generation, bandwidthMHz: Double, noiseFigureDB: Double)
    -> PowerLevel
  {
    power(
      bandwidth: ReferenceSignal.occupiedBandwidth(generation, bandwidthMHz: bandwidthMHz),
      noiseFigureDB: noiseFigureDB)
  }

  /// Noise on the scale of the judged signal: the level less this is the signal-to-noise ratio of the
  /// carrier. 2G: 200 kHz. 4G and 5G: one resource element, 15 or 30 kHz. 3G: the noise of 3.84 MHz less the
  /// pilot's share of the power.
  ///
  /// The carrier's noise is divided as ``ReferenceSignal/offset(_:bandwidthMHz:)`` divides its power. So in
  /// 3G, too, levels of other cells add to it as they are: a pilot that lies 10 dB below its carrier stands
  /// for all of it, in signal, interference and noise alike. What the pilot alone has over the noise of its
  /// bandwidth is Ec/N0, another matter.
  public static func perReferenceSignal(_ generation: Generation, bandwidthMHz: Double, noiseFigureDB: Double)
    -> PowerLevel
  {
    perCarrier(generation, bandwidthMHz: bandwidthMHz, noiseFigureDB: noiseFigureDB)
      - ReferenceSignal.offset(generation, bandwidthMHz: bandwidthMHz)
  }
}
