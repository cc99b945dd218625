import Propagation
import Terrain

@testable import Planning

/// A link over invented ground, from which a test changes one thing.
struct LinkReportFixture: Sendable {
  var transmitter = "HG0001-VTL-4G-1"
  var receiver = "Bản Tả (HG-001-05)"
  var length = 12_000.0
  var intervals = 120
  var transmitterHeight = 40.0
  var receiverHeight = 1.5
  var frequencyMHz = 1800.0
  var hasSector = true
  var verdict: String? = "covered"
  var geography = "synthetic"
  var model = PropagationModel.empirical(EmpiricalModel())
  /// Above sea level, m, by the share of the way.
  var ground: @Sendable (Double) -> Double = { 300 - 200 * $0 }
  /// m above the ground; nil where it is not known.
  var clutter: (@Sendable (Double) -> Double)?
  var caveats: [String] = []

  var report: LinkReport {
    let distances = (0...intervals).map { Double($0) * length / Double(intervals) }
    let heights = distances.map { ground($0 / length) }
    let profile = PathProfile(
      distances: distances, heights: heights,
      clutterHeights: clutter.map { clutter in distances.map { clutter($0 / length) } } ?? [])
    let ends = LinkEnds(
      transmitterHeight: transmitterHeight, receiverHeight: receiverHeight, frequencyMHz: frequencyMHz)
    let wavelength = FreeSpace.wavelength(frequencyMHz: frequencyMHz)
    guard let loss = try? model.loss(along: profile, ends: ends) else {
      preconditionFailure("the fixture's model refuses the fixture's link")
    }
    let start = heights[0] + transmitterHeight
    let end = heights[intervals] + receiverHeight
    let samples = distances.indices.map { index in
      let distance = distances[index]
      let rest = length - distance
      return LinkReport.Sample(
        distance: distance, ground: heights[index],
        ray: (start * rest + end * distance) / length - distance * rest / (2 * model.effectiveEarthRadius),
        fresnelRadius: (wavelength * distance * rest / length).squareRoot(),
        clutter: clutter.map { $0(distance / length) })
    }
    func horizon(_ found: PathLoss.Horizon?) -> LinkReport.Horizon? {
      found.map { .init(distance: $0.distance, elevation: $0.elevation * 180 / .pi) }
    }
    return LinkReport(
      scenario: "Hà Giang (synthetic geography)", geography: geography,
      transmitter: .init(
        name: transmitter, latitude: 22.8, longitude: 105, ground: heights[0], antenna: transmitterHeight),
      receiver: .init(
        name: receiver, latitude: 22.75, longitude: 105.02, ground: heights[intervals],
        antenna: receiverHeight),
      distance: length, azimuth: 159.6, frequencyMHz: frequencyMHz, model: loss.model,
      pathType: loss.pathType?.rawValue, basicTransmissionLossDB: loss.total, freeSpaceDB: loss.freeSpace,
      formulaDB: loss.formula, diffractionMethod: model.diffractionMethod,
      diffractionDB: loss.diffraction, troposcatterDB: loss.troposcatter,
      ductingDB: loss.ducting, variabilityDB: loss.variability, effectiveHeight: loss.effectiveHeight,
      effectiveEarthRadius: model.effectiveEarthRadius,
      transmitterHorizon: horizon(loss.transmitterHorizon), receiverHorizon: horizon(loss.receiverHorizon),
      obstruction: loss.obstruction.flatMap { found in
        found.value.isFinite
          ? LinkReport.Obstruction(
            isLineOfSight: found.isLineOfSight, distance: found.distance, heightOverRay: found.height,
            nu: found.value / wavelength.squareRoot()) : nil
      },
      referencePowerDBm: hasSector ? 33.2 : nil, antennaAttenuationDB: hasSector ? 1.3 : nil,
      levelDBm: hasSector ? 31.9 - loss.total : nil, metric: hasSector ? "RSRP" : nil,
      verdict: hasSector ? verdict : nil, caveats: caveats + loss.caveats.map(\.description),
      profile: samples)
  }
}
