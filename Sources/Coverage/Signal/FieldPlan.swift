import Propagation
import RadioNetwork

/// What a signal field is to hold, and how far down sectors are followed for it.
struct FieldPlan: Sendable {
  /// As ``CoverageRequest/layers``.
  let layers: [Layer]
  /// By layer, then by carrier.
  let channels: [Channel]
  /// The level of each layer below which nothing is kept, dBm.
  let floorLevels: [Float]
  /// How far below the noise interfering sectors are followed; nil where no interference is asked for.
  private let interferenceDepth: Decibels?
  private let places: [Channel: Int]
  private let layerPlaces: [Layer: Int]

  init(_ request: CoverageRequest) {
    layers = request.layers
    layerPlaces = Dictionary(uniqueKeysWithValues: layers.enumerated().map { ($1, $0) })
    let frequencies = Set(request.network.sectors.map(\.frequencyMHz)).sorted()
    floorLevels = layers.map {
      Float(request.service(of: $0.generation)!.floorLevel(frequenciesMHz: frequencies).dBm)
    }
    interferenceDepth = request.interferenceDepth
    if request.interferenceDepth == nil {
      channels = layers.indices.map { Channel(layer: $0, frequencyMHz: nil) }
    } else {
      var found = Set<Channel>()
      for sector in request.network.sectors {
        let station = request.network.stations[sector.station]
        let layer = Layer(generation: station.generation, operatorName: station.operatorName)
        guard let place = layerPlaces[layer] else { continue }
        found.insert(Channel(layer: place, frequencyMHz: sector.channelMHz))
      }
      channels = found.sorted { ($0.layer, $0.frequencyMHz!) < ($1.layer, $1.frequencyMHz!) }
    }
    places = Dictionary(uniqueKeysWithValues: channels.enumerated().map { ($1, $0) })
  }

  /// Whether the field holds interference.
  var hasInterference: Bool { interferenceDepth != nil }

  /// The place of a sector's channel; nil where its generation is not judged.
  func channel(of sector: Sector, station: Station) -> Int? {
    guard
      let layer = layerPlaces[Layer(generation: station.generation, operatorName: station.operatorName)]
    else { return nil }
    return places[Channel(layer: layer, frequencyMHz: hasInterference ? sector.channelMHz : nil)]
  }

  /// The level of a channel below which nothing is kept.
  func floorLevel(ofChannel channel: Int) -> PowerLevel {
    PowerLevel(dBm: Double(floorLevels[channels[channel].layer]))
  }

  /// The level down to which a sector is followed: that of its layer, or lower where it still disturbs.
  func followedLevel(of sector: Sector, channel: Int, service: Service) -> PowerLevel {
    let floor = floorLevel(ofChannel: channel)
    guard let interferenceDepth else { return floor }
    let noise = service.noise(bandwidthMHz: sector.bandwidthMHz)
    return min(floor, noise - interferenceDepth)
  }
}
