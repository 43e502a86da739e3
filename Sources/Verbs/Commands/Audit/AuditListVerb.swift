import ArgumentParser
import Domain
import Operations

/// `lapse audit list`.
struct AuditListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the entries of the audit trail, newest first.",
    discussion: "Support sees its own entries only.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Only about this record, which may be gone.", valueName: "kind id"))
  var about: [String] = []

  @OptionGroup var page: PageOptions

  var canRehearse: Bool { true }

  func validate() throws {
    guard about.isEmpty || (about.count == 2 && Kind(rawValue: about[0]) != nil) else {
      throw ValidationError("--about takes a kind and an id.")
    }
  }

  func perform(_ invocation: Invocation) async throws {
    var request = AuditRequest(limit: page.limit.count, after: try page.number())
    if about.count == 2, let kind = Kind(rawValue: about[0]) {
      request.about = AuditRequest.About(
        kind: kind, id: try invocation.normalized(about[1], of: kind))
    }
    let operations = try await invocation.operations()
    var listing = Listing(invocation.printer, heads: AuditColumns.heads)
    var left = page.limit.count
    while left > 0, invocation.context.output.isOpen {
      request.limit = min(left, PageOptions.most)
      let found = try await operations.audit(request, by: invocation.principal)
      listing.print(found.entries.map(AuditColumns.row))
      left -= found.entries.count
      request.after = found.next
      if found.next == nil { break }
    }
    listing.finish(next: request.after.map { String($0) })
  }
}

extension PageOptions {
  /// The cursor of a list whose cursors are numbers of ours.
  func number() throws -> Int64? {
    guard let after else { return nil }
    guard let number = Int64(after) else {
      throw Failure.usage("this is no cursor of an earlier page")
    }
    return number
  }
}
