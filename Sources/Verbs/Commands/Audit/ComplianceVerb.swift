import ArgumentParser
import Domain
import Operations

/// `lapse compliance`: how the policy was kept.
struct ComplianceVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "compliance",
    abstract: "Say how the policy was kept in a time, from what was written then.",
    discussion: """
      By rule what fell due and how late it went, what is still there and why, and all that people \
      did meanwhile; no personal data. Days are whole, in UTC; by default the last thirty and today.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(help: ArgumentHelp("The first day, as 2026-11-01.", valueName: "day"))
  var from: CivilDate?

  @Option(help: ArgumentHelp("The last day, by default today.", valueName: "day"))
  var to: CivilDate?

  @Option(help: ArgumentHelp("Only what is below this PBX.", valueName: "fqdn"))
  var pbx: String?

  @Option(help: ArgumentHelp("Only this rule; repeatable.", valueName: "rule"))
  var rule: [RuleID] = []

  @Option(
    help: ArgumentHelp(
      "Write compliance.html and compliance.json there; the audit keeps their digests.",
      valueName: "dir"))
  var toDir: String?

  var canRehearse: Bool { toDir == nil }

  func perform(_ invocation: Invocation) async throws {
    let fqdn = try pbx.map { try invocation.normalized($0, of: .pbx) }
    let operations = try await invocation.operations()
    let report = try await operations.compliance(
      ComplianceRequest(from: from, to: to, pbx: fqdn, rules: Set(rule)),
      by: invocation.principal)
    guard let toDir else { return show(report, invocation.printer) }
    try await write(report, to: toDir, operations, invocation)
  }

  private func show(_ report: ComplianceReport, _ printer: Printer) {
    guard printer.form == .text else {
      return printer.object(Shape.compliance(report), words: { [] })
    }
    let page = CompliancePage(report)
    printer.object([]) { [page.title] }
    for section in page.sections {
      printer.output.write("\n")
      printer.object([]) { [section.title] }
      if section.rows.isEmpty {
        printer.object([]) { ["  " + section.otherwise] }
      } else if section.heads.isEmpty {
        printer.object([]) {
          section.rows.allSatisfy { $0.count == 2 }
            ? printer.pairs(section.rows.map { ("  " + $0[0], $0[1]) })
            : section.rows.map { "  " + $0.joined(separator: "  ") }
        }
      } else {
        var listing = Listing(printer, heads: section.heads)
        listing.print(section.rows.map { ListingRow(members: [], cells: $0) })
      }
    }
  }

  private func write(
    _ report: ComplianceReport, to directory: String, _ operations: Operations,
    _ invocation: Invocation
  ) async throws {
    let files = ComplianceFiles(report)
    let audit = try await files.write(to: directory, operations, by: invocation.principal)
    let digests = files.digests
    invocation.printer.object([
      .init(
        "files",
        .list(
          digests.map { name, digest in
            .object([
              .init("file", .text("\(directory)/\(name)")), .init("sha256", .text(digest)),
            ])
          })), .init("audit", .integer(audit)),
    ]) {
      digests.map { "\($0.1)  \(directory)/\($0.0)" } + ["Audit entry \(audit) has the digests."]
    }
  }
}
