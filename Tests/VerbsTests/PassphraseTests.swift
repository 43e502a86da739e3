import Domain
import Foundation
import Testing
import Verbs

/// `lapse passphrase`.
@Suite struct PassphraseTests {
  @Test func printsALineThatKnowsItAgain() async throws {
    let sandbox = try Sandbox()
    let outcome = await sandbox.run("passphrase", input: "correct horse\n")
    #expect(outcome.exit == .done)
    let hash = try #require(outcome.object.text("passphrase").flatMap { PassphraseHash($0) })
    #expect(hash.matches("correct horse"))
    #expect(!hash.matches("correct horse\n"))
  }

  @Test(arguments: ["", "short\n", "two lines\nof text\n"])
  func refusesWhatIsNone(input: String) async throws {
    let sandbox = try Sandbox()
    let outcome = await sandbox.run("passphrase", input: input)
    #expect(outcome.exit == .badInput)
    #expect(!outcome.output.contains("pbkdf2"))
  }
}
