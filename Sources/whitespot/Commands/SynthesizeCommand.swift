import ArgumentParser
import Planning

struct SynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize", abstract: "Make a synthetic province: terrain, communes, villages, stations.",
    discussion: """
      The coordinates of real stations and villages are not public. A preset carries a province's \
      published counts exactly, on invented geography; the same seed gives the same province on every \
      machine. Presets: \(ProvinceSynthesis.presets.joined(separator: ", ")).

        whitespot synthesize ha-giang --output data/generated/ha-giang
        whitespot synthesize tiny --seed 11 --output /tmp/tiny
      """)

  @Argument(help: "The preset.")
  var preset: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Folder for the files.", valueName: "folder"))
  var output: String

  @Option(help: ArgumentHelp("Another province with the same counts.", valueName: "number"))
  var seed: UInt64?

  @OptionGroup var work: WorkOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = TerminalSession(quiet: common.quiet, writesFiles: true)
    let manifest = try session.perform { monitor in
      try ProvinceSynthesis(preset: preset, seed: seed)
        .write(to: output, options: StudyOptions(threads: work.threads, monitor: monitor))
    }
    if common.json {
      try session.showJSON(manifest)
    } else if !common.quiet {
      try session.show("\(manifest.title), seed \(manifest.seed): synthetic geography in \(output)")
      for (name, count) in manifest.counts.sorted(by: { $0.key < $1.key }) {
        try session.show("  " + TextTable.padded(name, 34) + TextTable.grouped(count))
      }
    }
  }
}
