import ArgumentParser
import Planning

/// Options that every command understands.
struct CommonOptions: ParsableArguments {
  @Flag(help: "Print the result as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print neither progress nor tables; problems are still told.")
  var quiet = false
}

/// Options of commands that compute.
struct WorkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Threads to use; the results do not depend on it.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads \(threads): expected 1 to 1024.")
    }
  }
}
