import ArgumentParser

/// `lapse backup FILE`, `lapse backup list|note|gone`.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the database while it is in use; account for copies.",
    discussion: "\"lapse backup FILE\" makes a copy; ./list is a file of that name.",
    subcommands: [
      BackupMakeVerb.self, BackupListVerb.self, BackupNoteVerb.self, BackupGoneVerb.self,
    ],
    defaultSubcommand: BackupMakeVerb.self)
}
