import ArgumentParser
import Operations

/// `lapse audit export`: every entry, oldest first, for other systems.
struct AuditExportVerb: Verb {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, ocsf, rfc5424
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the audit trail for other systems.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(help: "JSON Lines, OCSF (Datastore Activity), or lines of the syslog protocol.")
  var format: Format

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let output = invocation.context.output
    try await operations.exportAudit(as: format.rawValue, by: invocation.principal) { record in
      let line =
        switch format {
        case .jsonl: JSONWriter.text(Shape.audit(record))
        case .ocsf: JSONWriter.text(OCSF.event(record))
        case .rfc5424: SyslogLine.text(record)
        }
      output.write(line + "\n")
    }
  }
}
