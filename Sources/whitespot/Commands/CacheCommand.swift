import ArgumentParser
import Planning

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Show or delete the path losses that are kept between runs.",
    discussion: """
      A run keeps the path losses of each mast, and a later one reads them where nothing that they depend on \
      has changed. They lie in the folder that WHITESPOT_CACHE names, else in whitespot of XDG_CACHE_HOME, \
      else in ~/.cache/whitespot, and take up to WHITESPOT_CACHE_LIMIT (10 GB). Deleting them changes no \
      result, only the time that the next run takes.

        whitespot cache
        whitespot cache --json
        whitespot cache prune --limit 2GB
        whitespot cache clear
      """,
    subcommands: [Show.self, Prune.self, Clear.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the folder, how much it holds, and when that was used.",
      discussion: """
        Times are in UTC.

          whitespot cache
          whitespot cache show --json
        """)

    @OptionGroup var common: CommonOptions

    func run() throws {
      let session = TerminalSession(quiet: common.quiet)
      let report = try session.perform { _ in try PathLossCache().report() }
      if common.json {
        try session.showJSON(report)
      } else if !common.quiet {
        try session.show(CacheTable(report: report).text)
      }
    }
  }

  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete what was not used for longest, until the rest is within a limit.",
      discussion: """
        Each run does this by itself when it ends.

          whitespot cache prune --limit 2GB
        """)

    @Option(
      help: ArgumentHelp(
        "Bytes, kB, MB, GB or TB. Default WHITESPOT_CACHE_LIMIT, or 10GB.", valueName: "size"))
    var limit: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
      if let limit, ByteCount.parse(limit) == nil {
        throw ValidationError("--limit \(limit): expected a size: 2GB.")
      }
    }

    func run() throws {
      try CacheCommand.tell(common) { try $0.prune(to: limit.flatMap(ByteCount.parse)) }
    }
  }

  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete all of it.",
      discussion: """
        Asks nothing. Files in the folder that WhiteSpot did not write stay.

          whitespot cache clear
        """)

    @OptionGroup var common: CommonOptions

    func run() throws { try CacheCommand.tell(common) { try $0.clear() } }
  }

  /// Deletes, and says what.
  fileprivate static func tell(
    _ common: CommonOptions, _ delete: (PathLossCache) throws -> CacheRemoval
  ) throws {
    let session = TerminalSession(quiet: common.quiet)
    let removal = try session.perform { _ in try delete(PathLossCache()) }
    if common.json {
      try session.showJSON(removal)
    } else if !common.quiet {
      try session.show(CacheTable.text(of: removal))
    }
  }
}
