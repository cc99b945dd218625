import TestSupport
import Testing

@testable import Propagation

@Suite("P.676 gaseous attenuation")
struct P676GasesTests {
  /// One value of another implementation of the same annex.
  struct Reference: Sendable {
    let frequencyGHz, pressureHPa, temperatureCelsius, vapourDensity: Double
    let dryAir, waterVapour: Double
  }

  /// dB/km from ITU-Rpy 0.4.0 (I. del Portillo, MIT licence), set to edition 10, approximate method.
  static let references: [Reference] = [
    (2, 1013, 15, 7.5, 0.006661076, 0.000227465),
    (6, 1013, 15, 7.5, 0.007380624, 0.002135360),
    (15, 1013, 15, 7.5, 0.009156236, 0.021358512),
    (22.235, 1013, 15, 7.5, 0.012661793, 0.178880709),
    (28, 1013, 15, 7.5, 0.018090793, 0.090923972),
    (40, 1013, 15, 7.5, 0.051912481, 0.088151738),
    (53, 1013, 15, 7.5, 0.958882189, 0.137655665),
    (57, 1013, 15, 7.5, 9.685258138, 0.157115936),
    (61, 1013, 15, 7.5, 14.640000000, 0.178311365),
    (65, 1013, 15, 7.5, 3.856260650, 0.201201756),
    (73, 1013, 15, 7.5, 0.138085557, 0.252022602),
    (100, 1013, 15, 7.5, 0.025116813, 0.475173934),
    (140, 1013, 15, 7.5, 0.014883505, 1.011612961),
    (183.31, 1013, 15, 7.5, 0.008910955, 28.681136278),
    (300, 1013, 15, 7.5, 0.022452958, 5.704601798),
    (2, 850, -5, 2, 0.005832987, 0.000051243),
    (6, 850, -5, 2, 0.006372320, 0.000482072),
    (15, 850, -5, 2, 0.007908490, 0.004966879),
    (22.235, 850, -5, 2, 0.010943317, 0.054578796),
    (28, 850, -5, 2, 0.015617255, 0.021543557),
    (40, 850, -5, 2, 0.044373334, 0.019856962),
    (53, 850, -5, 2, 0.787059978, 0.030882490),
    (57, 850, -5, 2, 9.508661912, 0.035237453),
    (61, 850, -5, 2, 14.852712557, 0.039985341),
    (65, 850, -5, 2, 3.268100825, 0.045117053),
    (73, 850, -5, 2, 0.115900283, 0.056523199),
    (100, 850, -5, 2, 0.022268219, 0.106810307),
    (140, 850, -5, 2, 0.013907595, 0.230113882),
    (183.31, 850, -5, 2, 0.008286683, 9.970313796),
    (300, 850, -5, 2, 0.020522662, 1.316793946),
    (2, 1030, 35, 25, 0.005738428, 0.000897825),
    (6, 1030, 35, 25, 0.006328098, 0.008385160),
    (15, 1030, 35, 25, 0.007861334, 0.079645837),
    (22.235, 1030, 35, 25, 0.010912903, 0.563855857),
    (28, 1030, 35, 25, 0.015666319, 0.332020272),
    (40, 1030, 35, 25, 0.045662177, 0.349078121),
    (53, 1030, 35, 25, 0.904463507, 0.553124582),
    (57, 1030, 35, 25, 8.559699884, 0.632378429),
    (61, 1030, 35, 25, 12.675549368, 0.718501525),
    (65, 1030, 35, 25, 3.724079929, 0.811351839),
    (73, 1030, 35, 25, 0.126903104, 1.017064688),
    (100, 1030, 35, 25, 0.022360452, 1.914728469),
    (140, 1030, 35, 25, 0.011510957, 4.012035534),
    (183.31, 1030, 35, 25, 0.006786737, 80.590998860),
    (300, 1030, 35, 25, 0.017879569, 22.096474053),
  ].map {
    Reference(
      frequencyGHz: $0.0, pressureHPa: $0.1, temperatureCelsius: $0.2, vapourDensity: $0.3, dryAir: $0.4,
      waterVapour: $0.5)
  }

  /// Both attenuations against the other implementation.
  static func agreement() -> Agreement {
    var agreement = Agreement()
    for reference in references {
      let air = P676Gases(
        pressureHPa: reference.pressureHPa, temperatureCelsius: reference.temperatureCelsius,
        vapourDensity: reference.vapourDensity)
      agreement.compare(air.dryAirAttenuation(frequencyGHz: reference.frequencyGHz), reference.dryAir)
      agreement.compare(
        air.waterVapourAttenuation(frequencyGHz: reference.frequencyGHz), reference.waterVapour)
    }
    return agreement
  }

  @Test("both attenuations agree with another implementation of edition 10")
  func otherImplementation() {
    let agreement = Self.agreement()
    // 1e-9 dB/km: the reference has nine decimals.
    #expect(agreement.cases == 90 && agreement.largestDifference < 1e-9, "\(agreement)")
  }

  @Test("the curve has the heights that the Recommendation's figure shows")
  func figure() {
    let air = P676Gases()
    // Read off the figure of specific attenuation at 1,013 hPa, 15 °C and 7.5 g/m³, to its line's width.
    #expect(isClose(air.dryAirAttenuation(frequencyGHz: 6), 0.007, within: 0.001))
    #expect(isClose(air.waterVapourAttenuation(frequencyGHz: 22.235), 0.18, within: 0.01))
    #expect(isClose(air.dryAirAttenuation(frequencyGHz: 60), 15, within: 0.01))
    #expect(isClose(air.dryAirAttenuation(frequencyGHz: 118.75), 1.4, within: 0.1))
    #expect(isClose(air.waterVapourAttenuation(frequencyGHz: 183.31), 28.5, within: 1))
  }

  @Test("dry air at 10 GHz is the value worked out by hand")
  func handWorked() {
    // r_p = r_t = 1, all φ are 1: (7.2/100.34 + 0.62/(44^1.16 + 0.83))·100·10⁻³,
    // 44^1.16 = 80.6153: 0.0717560 + 0.0076124 = 0.0793684 → 0.00793684
    #expect(isClose(P676Gases().dryAirAttenuation(frequencyGHz: 10), 0.007_937, within: 1e-6))
  }

  @Test("the pieces of the dry curve join up, in standard and in other air")
  func continuity() {
    // The Recommendation's own steps: up to 0.7 % of the value in standard air, more elsewhere.
    let airs: [(air: P676Gases, step: Double)] = [
      (P676Gases(), 0.007), (P676Gases(pressureHPa: 850, temperatureCelsius: -5), 0.03),
      (P676Gases(pressureHPa: 1030, temperatureCelsius: 35), 0.03),
    ]
    for (air, step) in airs {
      for joint in [54.0, 58, 60, 62, 64, 66, 120] {
        let below = air.dryAirAttenuation(frequencyGHz: joint)
        let above = air.dryAirAttenuation(frequencyGHz: joint.nextUp)
        #expect(abs(above / below - 1) < step, "at \(joint) GHz: \(below), \(above)")
      }
    }
  }

  @Test("the loss is linear in distance, positive, and dry air holds no water")
  func identities() {
    let air = P676Gases(vapourDensity: 0)
    for frequency in stride(from: 0.5, through: 400, by: 0.5) {
      #expect(air.waterVapourAttenuation(frequencyGHz: frequency) == 0)
      let one = P676Gases().loss(distanceKm: 1, frequencyGHz: frequency)
      #expect(one > 0 && one.isFinite)
      #expect(isClose(P676Gases().loss(distanceKm: 7, frequencyGHz: frequency), 7 * one, within: 1e-12 * one))
    }
  }

  @Test("carriers outside 1 to 350 GHz are told; below 1 GHz the loss is small, above 350 it is held")
  func validity() {
    #expect(P676Gases.caveats(frequencyGHz: 3.5).isEmpty)
    #expect(P676Gases.caveats(frequencyGHz: 0.9).count == 1)
    #expect(P676Gases.caveats(frequencyGHz: 380).count == 1)
    #expect(P676Gases().loss(distanceKm: 100, frequencyGHz: 0.9) < 1)
    let air = P676Gases()
    #expect(air.specificAttenuation(frequencyGHz: 380) == air.specificAttenuation(frequencyGHz: 350))
  }
}
