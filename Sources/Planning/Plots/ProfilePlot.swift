/// A link as a picture, as radio planners know it: the ground over the bent Earth, the straight ray, its
/// first Fresnel zone, what stands in the way, and what arrives.
public struct ProfilePlot: Plot {
  /// Width and height in pixels.
  public struct Size: Hashable, Sendable {
    /// Pixels.
    public let width, height: Int

    /// What a picture gets that is asked for no size.
    public static let standard = Size(checkedWidth: 1600, height: 1120)
    /// Least and greatest of either, pixels.
    public static let limits = 400...8000

    /// - Returns: nil where the picture would be too small, too large, or more than three times as wide as
    ///   high or high as wide.
    public init?(width: Int, height: Int) {
      guard Self.limits.contains(width), Self.limits.contains(height), width <= 3 * height,
        height <= 3 * width
      else { return nil }
      self.init(checkedWidth: width, height: height)
    }

    private init(checkedWidth width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  let report: LinkReport
  /// The picture is laid out for this shape and drawn as large.
  public let size: Size

  /// - Parameters:
  ///   - report: the link.
  ///   - size: the picture is laid out for its shape and drawn as large.
  public init(_ report: LinkReport, size: Size = .standard) {
    self.report = report
    self.size = size
  }

  /// The picture as an SVG document. The same report gives the same bytes.
  public var svg: String { ProfileLayout(report: report, size: size).document }
}
