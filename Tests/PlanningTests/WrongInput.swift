import Foundation
import Planning
import Testing

/// One thing that is wrong with a study, and the problem that must say so.
struct WrongInput: CustomTestStringConvertible, Sendable {
  /// What is broken.
  let testDescription: String
  /// The end of the file's name in the problem.
  let file: String
  /// What the problem carries; nil where it does not matter.
  let line, feature: Int?
  let field, value: String?
  /// Parts of the message and of the remedy.
  let says, remedy: String
  /// How many errors there are: a mistake must not be told twice.
  let errors: Int
  let breaking: @Sendable (StudyFixture) throws -> Void

  init(
    _ what: String, file: String, line: Int? = nil, feature: Int? = nil, field: String? = nil,
    value: String? = nil, says: String, remedy: String = "", errors: Int = 1,
    breaking: @escaping @Sendable (StudyFixture) throws -> Void
  ) {
    testDescription = what
    self.file = file
    self.line = line
    self.feature = feature
    self.field = field
    self.value = value
    self.says = says
    self.remedy = remedy
    self.errors = errors
    self.breaking = breaking
  }

  /// Breaks a study, checks it and runs it: both must tell the problem, and the run must leave nothing.
  func check() throws {
    let fixture = StudyFixture()
    try breaking(fixture)
    let study = try fixture.write()
    let before = fixture.folder.names
    let found = problems { try study.validate() }
    let errors = found.filter { $0.severity == .error }
    MessageBook.add(found, of: testDescription)
    #expect(errors.count == self.errors, "\(found)")
    let told = errors.first { $0.file?.hasSuffix(file) == true && $0.message.contains(says) }
    let problem = try #require(told, "\(found)")
    if let line { #expect(problem.line == line, "\(problem)") }
    if let feature { #expect(problem.feature == feature, "\(problem)") }
    if let field { #expect(problem.field == field, "\(problem)") }
    if let value { #expect(problem.value == value, "\(problem)") }
    for error in errors {
      #expect(error.expected != nil, "\(error)")
      #expect(error.remedy != nil, "\(error)")
    }
    #expect(remedy.isEmpty || problem.remedy?.contains(remedy) == true, "\(problem)")
    #expect(problems { try study.run(StudyOptions(threads: 1, outputFolder: fixture.output)) } == found)
    #expect(fixture.folder.names == before)
  }
}

/// The problems in which work ends, or the notes that it returns.
func problems(_ work: () throws -> Any) -> [Problem] {
  do {
    return try work() as? [Problem] ?? []
  } catch let invalid as InvalidInput {
    return invalid.problems
  } catch let problem as Problem {
    return [problem]
  } catch {
    Issue.record(error)
    return []
  }
}
