import Propagation
import TestSupport
import Testing

@testable import RadioNetwork

@Suite("Terminals and where they are used")
struct ReceptionTests {
  @Test("outdoors with a usual terminal the level at the receiver is the level outside")
  func outdoor() {
    for generation in Generation.allCases {
      #expect(Reception.outdoor(generation).loss(frequencyMHz: 1800) == .zero)
      #expect(Reception.outdoor(generation).environment.deviation(frequencyMHz: 1800) == .zero)
    }
  }

  @Test("body loss and environment lower the level, the terminal's antenna lifts it")
  func parts() {
    let terminal = Terminal(
      antennaHeight: 1.5, gainDBi: 2, bodyLossDB: 3, noiseFigureDB: 9, powerDBm: 23)
    let reception = Reception(terminal: terminal, environment: .fixed(lossDB: 15))
    // 15 + 3 − 2
    #expect(reception.loss(frequencyMHz: 900) == Decibels(16))
  }

  @Test("in a car: 9 dB, spread 5 dB")
  func car() {
    let environment = ReceptionEnvironment.inVehicle(.car)
    #expect(environment.loss(frequencyMHz: 900) == Decibels(9))
    #expect(environment.deviation(frequencyMHz: 900) == Decibels(5))
    // TR 38.901 starts at 0.6 GHz.
    #expect(environment.caveats(frequencyMHz: 450).count == 1)
    #expect(environment.caveats(frequencyMHz: 900).isEmpty)
  }

  @Test("indoors P.2109 is taken at its probability in gigahertz, and its spread not a second time")
  func indoor() {
    let median = ReceptionEnvironment.indoor(.traditional, probability: 0.5)
    // The arithmetic stands in LinkBudgetTests.downlink5G.
    #expect(isClose(median.loss(frequencyMHz: 2600).value, 15.2923, within: 1e-4))
    let most = ReceptionEnvironment.indoor(.traditional, probability: 0.9)
    #expect(most.loss(frequencyMHz: 2600) > median.loss(frequencyMHz: 2600))
    #expect(most.deviation(frequencyMHz: 2600) == .zero)
  }

  @Test("a GSM handset has 2 W below 1 GHz and 1 W above; others have one class")
  func power() {
    let gsm = Terminal.of(.g2)
    #expect(gsm.greatestPower(.g2, frequencyMHz: 900) == PowerLevel(dBm: 33))
    #expect(gsm.greatestPower(.g2, frequencyMHz: 1800) == PowerLevel(dBm: 30))
    #expect(Terminal.of(.g3).greatestPower(.g3, frequencyMHz: 2100) == PowerLevel(dBm: 24))
    #expect(Terminal.of(.g4).greatestPower(.g4, frequencyMHz: 1800) == PowerLevel(dBm: 23))
    #expect(Terminal.of(.g5).greatestPower(.g5, frequencyMHz: 2600) == PowerLevel(dBm: 23))
  }
}
