import ArgumentParser

/// `lapse`: the verbs by what they are for.
struct LapseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lapse",
    abstract: "Keeps a web-meeting service's data no longer than its policy says.",
    discussion: """
      Without a verb the console opens. Data goes to standard output, words to standard error.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Looking",
        subcommands: [
          ConsoleVerb.self,
          FindVerb.self,
          CompareVerb.self,
          ListVerb.self,
          ShowVerb.self,
          PendingVerb.self,
          ExplainVerb.self,
          StatusVerb.self,
          CheckVerb.self,
          MetricsVerb.self,
          PolicyCommand.self,
          ReceiptCommand.self,
          AuditCommand.self,
          ComplianceVerb.self,
        ]),
      CommandGroup(
        name: "Data",
        subcommands: [
          InitVerb.self,
          ImportVerb.self,
          QuarantineCommand.self,
          BackupCommand.self,
          RestoreVerb.self,
          AdoptVerb.self,
          DemoVerb.self,
        ]),
      CommandGroup(name: "Persons", subcommands: [PersonCommand.self, RevealVerb.self]),
      CommandGroup(
        name: "Deleting",
        subcommands: [
          SweepVerb.self,
          PlanCommand.self,
          DeleteVerb.self,
          UndoVerb.self,
          JobCommand.self,
          HoldCommand.self,
          RequestCommand.self,
          ApproveVerb.self,
          ObjectCommand.self,
          ErasureCommand.self,
          DoctorVerb.self,
        ]),
      CommandGroup(
        name: "Looks",
        subcommands: [
          ThemeCommand.self,
          PassphraseVerb.self,
        ]),
      CommandGroup(
        name: "This program",
        subcommands: [InstallVerb.self, ManualVerb.self, CompletionsVerb.self]),
    ],
    defaultSubcommand: ConsoleVerb.self)

  /// The names of all verbs.
  static var verbs: [String] {
    configuration.groupedSubcommands.flatMap(\.subcommands).map { $0._commandName }
  }

  @OptionGroup(title: "Everywhere") var global: GlobalOptions
}
