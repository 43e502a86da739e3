import ArgumentParser
import Domain
import Operations

/// `lapse list KIND`.
struct ListVerb: Verb {
  /// What can be listed: records, and what Lapse keeps about them.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case pbx, `extension`, meeting, participant, poll, recording, file, report, session, log, mcu
    case hold, plan, receipt, job, object, backup, past, incident

    var kind: Kind? { Kind(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List records, redacted.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("What to list.", valueName: "kind"))
  var subject: Subject

  @Option(help: ArgumentHelp("Only what is below this PBX.", valueName: "fqdn"))
  var pbx: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "What went below this PBX, extension or meeting (past).", valueName: "kind id"))
  var below: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Words, -word, \"…\", column:value, column>value, due<3d; - reads it from standard input, which"
        + " masked columns need.", valueName: "query"))
  var filter: String?

  @Option(help: ArgumentHelp("A column of the kind, with :desc backwards.", valueName: "column"))
  var sort: String?

  @OptionGroup var page: PageOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    guard subject == .past || below.isEmpty else {
      throw Failure.usage("--below goes with \"list past\" only")
    }
    guard let kind = subject.kind else {
      if subject == .past, filter == nil, sort == nil { return try await listPast(invocation) }
      guard pbx == nil, filter == nil, sort == nil else {
        throw Failure.usage("\(subject.rawValue) takes no --pbx, --filter or --sort")
      }
      if subject == .incident { return try await listIncidents(invocation) }
      return try await listEvidence(invocation)
    }
    if pbx != nil, kind == .mcu || kind == .log {
      throw Failure.usage("\(kind.withArticle) is of the platform, not of a PBX")
    }
    let fqdn = try pbx.map { try invocation.normalized($0, of: .pbx) }
    var request = ListRequest(kind: kind, after: page.after)
    let query = try filter == "-" ? invocation.inputText() : filter ?? ""
    request.filter = query
    try take(sort, into: &request)
    let operations = try await invocation.operations()
    if let fqdn {
      let detail = try await operations.show(.pbx, id: fqdn, by: invocation.principal)
      request.within = Scope(kind: .pbx, record: detail.row.view.number)
      // The PBXs' own order is over all of them.
      if kind == .pbx, request.sort == nil { request.sort = "fqdn" }
    }
    if filter == "-", try operations.isMasked(query, kind) {
      let told = try await ProgressLine.searching(invocation) { progress in
        try await operations.select(
          ToldRequest(kind: kind, within: request.within, filter: query),
          by: invocation.principal, progress: progress)
      }
      request.told = told
      request.filter = told.clear
    }
    try await pages(request, operations, invocation)
  }

  private func take(_ sort: String?, into request: inout ListRequest) throws {
    guard let sort else { return }
    let parts = sort.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 1 || parts[1] == "desc" || parts[1] == "asc" else {
      throw Failure.usage("--sort is a column, or a column and :desc")
    }
    request.sort = String(parts[0])
    request.descending = parts.count == 2 && parts[1] == "desc"
  }

  private func pages(
    _ request: ListRequest, _ operations: Operations, _ invocation: Invocation
  ) async throws {
    let columns = RecordColumns(request.kind)
    var listing = Listing(invocation.printer, heads: columns.heads)
    var request = request
    var left = page.limit.count
    while left > 0, invocation.context.output.isOpen {
      request.limit = min(left, PageOptions.most)
      request.counted = false
      let found = try await operations.list(request, by: invocation.principal)
      listing.print(
        found.rows.map { row in
          ListingRow(
            members: Shape.record(row.view), cells: columns.cells(row, now: operations.now()))
        })
      left -= found.rows.count
      request.after = found.next
      if found.next == nil || found.rows.isEmpty { break }
    }
    listing.finish(next: request.after)
  }
}
