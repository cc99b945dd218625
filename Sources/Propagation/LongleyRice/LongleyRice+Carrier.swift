#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// A carrier over the model's ground: what no path changes.
  struct Carrier: Sendable {
    let frequencyMHz: Double
    /// k, rad/m. Eq. (1.1).
    let wavenumber: Double
    /// Cube root of the frequency in MHz.
    let cubeRoot: Double
    /// Z_g.
    let impedance: GroundImpedance
    /// |Z_g|.
    let impedanceMagnitude: Double
    /// How far scatter sets in behind the horizons over a smooth Earth, m. Eq. (5.3).
    let scatterEdge: Double
    /// Loss in free space over 1 km, dB, with the program's rounded constant.
    let freeSpaceConstant: Double

    init(model: LongleyRice, frequencyMHz: Double) {
      self.frequencyMHz = frequencyMHz
      wavenumber = frequencyMHz / 47.7
      cubeRoot = cbrt(frequencyMHz)
      impedance = GroundImpedance(
        permittivity: model.permittivity, conductivity: model.conductivity,
        polarization: model.polarization, frequencyMHz: frequencyMHz)
      impedanceMagnitude = impedance.magnitude
      scatterEdge = cbrt(575.7e12 / wavenumber)
      freeSpaceConstant = 32.45 + 20 * log10(frequencyMHz)
    }
  }
}
