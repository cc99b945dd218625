import Terrain

/// The character of the land: how high, where the rivers run, and how much of it is karst or plain.
///
/// Positions are in radii of the province from its middle, x to the east and y to the north, so
/// that one character suits a province of any size.
public struct ReliefCharacter: Sendable {
  /// A part of the country that begins somewhere and goes on in one direction.
  public struct Region: Sendable {
    /// The direction in which it lies, usually a unit vector.
    public let toward: MapPoint
    /// Radii in that direction where it begins, and from where on it is complete.
    public let from, to: Double

    /// No part of the country.
    public static let none = Region(toward: MapPoint(x: 0, y: 0), from: 1, to: 2)

    /// How far a point lies in the region's direction, radii.
    func along(_ x: Double, _ y: Double) -> Double { toward.y * y + toward.x * x }

    /// How much a point belongs to it, 0 … 1.
    func share(_ x: Double, _ y: Double) -> Double { smoothStep(from, to, along(x, y)) }
  }

  /// A river that comes from outside and cuts the main valley of its course.
  public struct River: Sendable {
    /// Its course, from well outside the province to well outside.
    public let course: [MapPoint]
    /// What it drains before it comes in, km²: the more, the flatter its bed.
    public let inflowKm2: Double
    /// Height of its bed where it leaves, m above sea level.
    public let mouthHeightM: Double
  }

  /// Flat land that rivers laid down, with lone hills in it.
  public struct Plain: Sendable {
    /// Where the plain ends and the hills stand.
    public let hills: Region
    /// How far lone hills stand out into the plain, and arms of the plain reach into the hills, radii.
    public let outliers: Double
    /// Height far from the hills and at their foot, m above sea level.
    public let heightM: ClosedRange<Double>
  }

  /// Where the land ends and the sea begins.
  public struct Coast: Sendable {
    /// The direction of the sea, a unit vector.
    public let toward: MapPoint
    /// Radii from the middle to the shore, on average.
    public let offset: Double
    /// How far capes and bays leave the straight line, radii.
    public let waviness: Double
  }

  /// The highest peak, m above sea level.
  public let peakHeightM: Double
  /// The plateau's own surface, m above sea level.
  public let plateauHeightM: Double
  /// The hill tops between the valleys away from plateau and ridges, m above sea level.
  public let hillHeightM: Double
  /// What the first hills are taken down by where the land falls off, m.
  public let fallM: Double
  /// How easily the hardest rock is cut, 1 as the usual one: the harder, the more old surfaces stay on top.
  public let hardestRock: Double
  /// The karst plateau.
  public let plateau: Region
  /// The highest ridges.
  public let massif: Region
  /// Where the land falls off.
  public let fall: Region
  /// Height of the karst cones over their surroundings, m.
  public let coneHeightM: ClosedRange<Double>
  /// Distance between neighbouring cones, m.
  public let coneSpacingM: ClosedRange<Double>
  /// Flat land; nil where all of it is hilly.
  public let plain: Plain?
  /// The shore; nil inland.
  public let coast: Coast?
  /// The main rivers. The first passes the provincial town.
  public let rivers: [River]
}
