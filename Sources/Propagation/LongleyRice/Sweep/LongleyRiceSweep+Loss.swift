extension LongleyRiceSweep {
  /// The loss to a receiver with every part that led to it, or what the plain form refuses.
  ///
  /// - Precondition: the receiver has been asked for and lies on the radial.
  public func loss(to receiver: Int, frequencyMHz: Double) throws(LongleyRiceError) -> LongleyRiceLoss {
    let ends = LinkEnds(
      transmitterHeight: heights.transmitter, receiverHeight: heights.receiver, frequencyMHz: frequencyMHz)
    var caveats = LongleyRiceCaveatSet()
    try model.check(ends, caveats: &caveats)
    try model.check(distance: Double(receiver) * step)
    guard receiver < finite else { throw .unknownGround(index: finite) }
    guard receiver > 1 else {
      return try model.loss(heights: heightsToFirst(), step: step / 2, ends: ends)
    }
    let path = paths[receiver]
    try model.check(path.earth)
    let carrier = LongleyRice.Carrier(model: model, frequencyMHz: frequencyMHz)
    try model.check(carrier.impedance)
    caveats.formUnion(self.caveats[receiver])
    let found = LongleyRice.Prediction(
      over: path, carrier: carrier, variability: LongleyRice.Variability(model: model, carrier: carrier),
      caveats: &caveats)
    return LongleyRiceLoss(found, path: path, caveats: caveats)
  }
}
