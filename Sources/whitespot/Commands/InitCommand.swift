import ArgumentParser
import Foundation
import Planning

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented scenario to begin with.",
    discussion: """
      An existing file is never overwritten.

        whitespot init dong-van.yaml
      """)

  @Argument(help: "The file to write.")
  var file: String = "scenario.yaml"

  func run() throws {
    let session = TerminalSession(quiet: false, writesFiles: true)
    try session.perform { _ in try ScenarioTemplate.write(to: file) }
    try session.show("Wrote \(file). Edit it, then: whitespot validate \(file)")
  }
}
