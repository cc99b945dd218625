import ArgumentParser
import Planning

struct VillageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "village",
    abstract: "One village's dossier: verdict, what stands in the way, what would mend it.",
    discussion: """
      As text on the terminal, as a page of HTML (one sheet of A4, no scripts, nothing from elsewhere), or as JSON. \
      Works out that village alone; the verdict is that of a whole run.

        whitespot village scenarios/ha-giang.yaml HG-049-04
        whitespot village scenarios/ha-giang.yaml HG-049-04 --language en --output HG-049-04.html
      """)

  @Argument(help: "The scenario file.")
  var scenario: String

  @Argument(help: "The village by its id, or by a name that only one has.")
  var village: String

  @Option(help: ArgumentHelp("Language of page and text.", valueName: "vi|en"))
  var language = Language.vietnamese

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the page into a file.", valueName: "page.html"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Results of a run, whose ranking tells the planned site; where the scenario's go if left out.",
      valueName: "folder"))
  var results: String?

  @OptionGroup var work: WorkOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = TerminalSession(quiet: common.quiet, writesFiles: output != nil)
    let dossier = try session.perform { monitor in
      let dossier = try Study(ScenarioFile(scenario)).dossier(
        ofVillage: village, StudyOptions(threads: work.threads, outputFolder: results, monitor: monitor))
      if let output { try dossier.writePage(language, to: output) }
      return dossier
    }
    if common.json {
      try session.showJSON(dossier)
    } else if !common.quiet {
      try session.show(output.map { "Page in \($0)" } ?? dossier.text(language))
    }
  }
}

/// `vi` or `en` on the command line.
extension Language: ExpressibleByArgument {}
