/// The profiles that a scenario can name, and where they lie.
///
/// A name is looked up in these folders, and the first that has `<name>.yaml` or `<name>.yml` gives it:
///
/// 1. `profiles` beside the scenario,
/// 2. the folder that `WHITESPOT_PROFILES` names,
/// 3. what comes with the program: of the program's folder and those around it, the nearest with
///    `data/profiles` or `share/whitespot/profiles`.
public struct ProfileCatalog: Sendable {
  /// A profile as its file has it.
  public struct Entry: Sendable {
    /// What the file says.
    public let profile: ThresholdProfile
    /// Its path.
    public let path: String
    /// What is wrong with it.
    public let problems: [Problem]
  }

  private let scenarioFolder: String?
  /// The folder of the variable, and its name for messages.
  private let named: String?
  private let shipped: String?

  /// - Parameters:
  ///   - scenarioFolder: where the scenario lies; nil without one.
  ///   - environment: the variables of the process. An empty one counts as none.
  ///   - program: path of the running program.
  public init(
    scenarioFolder: String?, environment: [String: String] = [:], program: String = "/proc/self/exe"
  ) {
    self.scenarioFolder = scenarioFolder
    named = environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
    shipped = FilePath.resolved(program).flatMap(Self.shippedFolder)
  }

  private static let variable = "WHITESPOT_PROFILES"

  /// The folders that are there, in the order in which they are looked through.
  ///
  /// - Throws: where `WHITESPOT_PROFILES` names no folder.
  public func folders() throws(Problem) -> [String] {
    if let named, FilePath.kind(named) != .folder {
      throw Problem(
        "is no folder", field: Self.variable, value: named, expected: "a folder with profiles",
        remedy: "Correct the variable, or unset it")
    }
    let beside = scenarioFolder.map { FilePath.join($0, "profiles") }
    return [beside, named, shipped].compactMap(\.self).filter { FilePath.kind($0) == .folder }
  }

  /// The names that can be given, each with its file, sorted.
  ///
  /// - Throws: where `WHITESPOT_PROFILES` names no folder.
  public func files() throws(Problem) -> [(name: String, path: String)] {
    var paths: [String: String] = [:]
    for folder in try folders() {
      for file in FilePath.names(in: folder) ?? [] where Self.isFile(file) {
        let name = FilePath.stem(file)
        if paths[name] == nil { paths[name] = FilePath.join(folder, file) }
      }
    }
    return paths.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The profile behind a name or a path.
  ///
  /// - Parameter text: what ends in `.yaml` or `.yml` is a path, seen from the scenario's folder.
  /// - Throws: where there is none, or where nothing of it can be used. A problem without a file is one
  ///   of the name.
  public func entry(_ text: String) throws(InvalidInput) -> Entry {
    try Self.read(try path(of: text))
  }

  private func path(of text: String) throws(InvalidInput) -> String {
    if Self.isFile(text) { return scenarioFolder.map { FilePath.join($0, text) } ?? text }
    let files: [(name: String, path: String)]
    do { files = try self.files() } catch { throw InvalidInput([error]) }
    if let file = files.first(where: { $0.name == text }) { return file.path }
    let names = files.map(\.name)
    throw InvalidInput([
      Problem(
        "is no profile", value: text,
        expected: names.isEmpty
          ? "a path that ends in .yaml: there are no profiles by name"
          : "one of \(names.joined(separator: ", ")), or a path that ends in .yaml",
        remedy: EditDistance.nearest(to: text, among: names).map { "Did you mean \($0)?" }
          ?? "`whitespot profiles` lists them; one is added by adding a file to profiles/ beside the scenario"
      )
    ])
  }

  private static func read(_ path: String) throws(InvalidInput) -> Entry {
    let bytes: [UInt8]
    do { bytes = try InputFile.read(path) } catch {
      var problem = error
      problem.expected = problem.expected ?? "a profile"
      throw InvalidInput([problem])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InvalidInput([
        Problem("is not UTF-8", file: path, expected: "text in UTF-8", remedy: "Save it in that encoding")
      ])
    }
    let (profile, problems) = try ProfileDecoder.decodeAll(text, file: path)
    return Entry(profile: profile, path: path, problems: problems)
  }

  private static func isFile(_ text: String) -> Bool {
    ["yaml", "yml"].contains(FilePath.fileExtension(text))
  }

  private static func shippedFolder(of program: String) -> String? {
    var folder = FilePath.parent(program)
    while true {
      for place in ["data/profiles", "share/whitespot/profiles"] {
        let profiles = FilePath.join(folder, place)
        if FilePath.kind(profiles) == .folder { return profiles }
      }
      let parent = FilePath.parent(folder)
      if parent == folder { return nil }
      folder = parent
    }
  }
}
