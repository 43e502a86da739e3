import ArgumentParser

/// `lapse audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Who did what, and whether the trail holds.",
    subcommands: [
      AuditListVerb.self, AuditVerifyVerb.self, AuditHeadVerb.self, AuditExportVerb.self,
    ])
}
