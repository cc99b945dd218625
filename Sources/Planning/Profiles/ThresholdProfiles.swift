import Formats
import Foundation

/// The threshold profiles that scenarios can name, as `whitespot profiles` lists and shows them.
public struct ThresholdProfiles: Sendable {
  /// A line of the list.
  public struct Listing: Codable, Sendable {
    /// As scenarios name it.
    public let name: String
    /// What it is; nil where nothing of its file can be used.
    public let title: String?
    /// Its file.
    public let file: String
    /// The generations that it judges, ascending.
    public let generations: [String]
    /// How many points of it are not verified, and how many errors its file has.
    public let unverified, errors: Int
  }

  private let catalog: ProfileCatalog

  /// - Parameters:
  ///   - folder: whose `profiles` is looked through first, as if a scenario lay there.
  ///   - environment: the variables of the process.
  public init(
    folder: String = ".", environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    catalog = ProfileCatalog(scenarioFolder: folder, environment: environment)
  }

  /// All that have a name, sorted by it.
  ///
  /// - Throws: a `Problem` where `WHITESPOT_PROFILES` names no folder.
  public func list() throws(Problem) -> [Listing] {
    try catalog.files().map(listing)
  }

  private func listing(name: String, path: String) -> Listing {
    do throws(InvalidInput) {
      let entry = try catalog.entry(name)
      return Listing(
        name: name, title: entry.profile.title, file: path,
        generations: entry.profile.services.map(\.generation).sorted().map(\.rawValue),
        unverified: entry.profile.unverified.count, errors: entry.errors)
    } catch {
      return Listing(
        name: name, title: nil, file: path, generations: [], unverified: 0, errors: error.problems.count)
    }
  }

  /// A profile in full.
  ///
  /// - Parameter text: a name, or a path that ends in `.yaml` or `.yml`.
  /// - Throws: `InvalidInput` with all that is wrong with it.
  public func profile(_ text: String) throws(InvalidInput) -> ProfileReport {
    let entry = try catalog.entry(text)
    guard entry.errors == 0 else { throw InvalidInput(entry.problems) }
    return ProfileReport(entry)
  }
}

/// A profile in full: the contents of `whitespot profiles <name> --json`.
public struct ProfileReport: Codable, Sendable {
  /// As scenarios name it, and what it is.
  public let name, title: String
  /// How the rule was put into our terms.
  public let description: String?
  /// Its file.
  public let file: String
  /// What it rests on.
  public let sources: [ProfileSettings.Source]
  /// What is an assumption, or was not seen in the document itself.
  public let unverified: [String]
  /// The largest cells that the rule allows, m.
  public let largestCellSize: Double?
  /// What shares are shares of, and from which a village is covered, or at least weak.
  public let verdictBy: String
  public let coveredShare, weakShare: Double
  /// What counts as service.
  public let services: [ServiceSettings]

  init(_ entry: ProfileCatalog.Entry) {
    let profile = entry.profile
    name = profile.name
    title = profile.title
    description = profile.description
    file = entry.path
    sources = profile.sources.map(ProfileSettings.Source.init)
    unverified = profile.unverified
    largestCellSize = profile.largestCellSize
    verdictBy = profile.verdict.measure.rawValue
    coveredShare = profile.verdict.coveredShare
    weakShare = profile.verdict.weakShare
    services = profile.services.sorted { $0.generation < $1.generation }.map(ServiceSettings.init)
  }

  private enum CodingKeys: String, CodingKey {
    case name, title, description, file, sources, unverified, verdictBy, coveredShare, weakShare, services
    case largestCellSize = "max_cell_size_m"
  }
}

extension ProfileCatalog.Entry {
  fileprivate var errors: Int { problems.count { $0.severity == .error } }
}

extension ProfileCatalog {
  /// With the variables of this process.
  static func ofProcess(scenarioFolder: String) -> ProfileCatalog {
    ProfileCatalog(scenarioFolder: scenarioFolder, environment: ProcessInfo.processInfo.environment)
  }
}
