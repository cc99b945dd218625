import ArgumentParser
import Planning

/// The command line: reads what is asked, calls Planning, shows what comes back.
@main
struct WhiteSpotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whitespot",
    abstract: "Which villages have no mobile signal, which a weak one, and where the next sites should go.",
    discussion: """
      A study is a scenario file: terrain, stations, villages, thresholds. `whitespot init` writes a \
      commented one.

        whitespot synthesize ha-giang --output data/generated/ha-giang
        whitespot run scenarios/ha-giang.yaml
        whitespot profile scenarios/ha-giang.yaml --village HG-001-05

      Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 failed, \
      64 wrong usage; an interrupt (Ctrl-C) ends the program by that signal and leaves no half output.
      """,
    version: Version.whitespot,
    subcommands: [
      RunCommand.self, ValidateCommand.self, InitCommand.self, SynthesizeCommand.self, ProfileCommand.self,
      VillageCommand.self,
      BudgetCommand.self, LossCommand.self, CompareCommand.self, ProfilesCommand.self, CacheCommand.self,
    ])
}
