import Formats

/// A picture that is drawn as SVG.
public protocol Plot: Sendable {
  /// It is laid out for this shape and drawn as large.
  var size: ProfilePlot.Size { get }
  /// The picture as an SVG document. The same subject gives the same bytes.
  var svg: String { get }
}

extension Plot {
  /// The picture as PNG.
  public func png() throws(Problem) -> [UInt8] {
    try PictureRaster.png(of: svg, width: size.width, height: size.height)
  }
}
