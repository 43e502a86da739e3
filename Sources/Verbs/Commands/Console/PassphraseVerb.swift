import ArgumentParser
import Domain
import Operations

/// `lapse passphrase`: what a person's configuration keeps of the passphrase of the console's lock.
struct PassphraseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "passphrase",
    abstract: "Print the line for config.toml that gives the console's lock a passphrase.",
    discussion: """
      The passphrase is one line of standard input; it is kept nowhere, and cannot be told from what
      is printed but by trying.
      """)

  static let shortest = 8

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func perform(_ invocation: Invocation) async throws {
    let passphrase = try invocation.inputText()
    guard passphrase.unicodeScalars.count >= Self.shortest,
      !passphrase.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw Failure(
        .badInput, "bad-input",
        "a passphrase is one line of at least \(Self.shortest) characters; nothing was printed")
    }
    let hash = PassphraseHash(of: passphrase, salt: invocation.context.random(16))
    invocation.printer.object([.init("passphrase", .text(hash.text))]) {
      ["passphrase = \"\(hash.text)\""]
    }
  }
}
