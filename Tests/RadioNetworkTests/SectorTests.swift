import Propagation
import RadioNetwork
import Testing

@Suite("Sectors")
struct SectorTests {
  private func sector(band: String?, frequencyMHz: Double?) throws -> Sector {
    let check = CarrierCheck(.g4, bandName: band, frequencyMHz: frequencyMHz, bandwidthMHz: 10)
    #expect(check.faults.isEmpty && check.bands.count == 1)
    return Sector(
      id: "s", station: 0, azimuthDegrees: 0, antennaHeight: 30,
      frequencyMHz: try #require(check.frequencyMHz), bandwidthMHz: 10, band: check.bands.first,
      eirp: PowerLevel(dBm: 60), antenna: .omnidirectional())
  }

  @Test("a band's name and the number it is called by are one channel, a carrier that is given is its own")
  func channels() throws {
    let named = try sector(band: "B3", frequencyMHz: nil)
    let called = try sector(band: nil, frequencyMHz: 1800)
    let spelt = try sector(band: "L1800", frequencyMHz: nil)
    #expect(named.channelMHz == 1842.5)
    #expect(called.channelMHz == named.channelMHz && spelt.channelMHz == named.channelMHz)
    #expect(try sector(band: "B3", frequencyMHz: 1815).channelMHz == 1815)
  }
}
