import ArgumentParser
import Planning

struct ProfilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles", abstract: "List threshold profiles, show one in full, or check a file.",
    discussion: """
      A profile says what counts as coverage: levels and rules a generation, where they come from, and what of \
      them is not verified. A scenario names one: `services: vn-village`.

      Names are looked up in profiles/ beside the scenario (here: in the current folder), in the folder that \
      WHITESPOT_PROFILES names, and in what comes with the program. What ends in .yaml is a path. A profile is \
      added by adding a file.

        whitespot profiles
        whitespot profiles vn-village
        whitespot profiles fcc-bdc-lte --json
        whitespot profiles my-rules.yaml
      """)

  @Argument(help: "Name of a profile, or path of one; all are listed without.")
  var profile: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = TerminalSession(quiet: common.quiet)
    let profiles = ThresholdProfiles()
    if let profile {
      let report = try session.perform { _ in try profiles.profile(profile) }
      if common.json {
        try session.showJSON(report)
      } else if !common.quiet {
        try session.show(ProfileTable(report: report, style: session.style).text)
      }
    } else {
      let list = try session.perform { _ in try profiles.list() }
      if common.json {
        try session.showJSON(list)
      } else if !common.quiet {
        try session.show(ProfileTable.list(list, style: session.style))
      }
    }
  }
}
