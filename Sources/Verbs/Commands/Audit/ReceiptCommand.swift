import ArgumentParser

/// `lapse receipt`.
struct ReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Proof of deletions.",
    subcommands: [ReceiptShowVerb.self, ReceiptCheckVerb.self])
}
