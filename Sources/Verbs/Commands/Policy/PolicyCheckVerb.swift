import ArgumentParser
import Domain
import Formats
import Operations

/// `lapse policy check FILE`: every fault with its place.
struct PolicyCheckVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether a policy file is right; changes nothing.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The policy file; - is standard input.", valueName: "file"),
    completion: .file())
  var file: String

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let source = try PolicySource(file, in: invocation.context)
    switch PolicyFile.check(source.text, file: source.name) {
    case .policy(let policy):
      let digest = Digest.sha256(source.text.utf8)
      invocation.printer.object([
        .init("file", .text(source.name)), .init("policy", .text(policy.id)),
        .init("rules", Shape.number(policy.all.count)), .init("digest", .text(digest)),
      ]) { ["\(source.name) is right: \(policy.id), \(policy.all.count) rules."] }
    case .faults(let faults):
      throw failure(faults, invocation.printer)
    }
  }

  /// Prints every fault; the first is the one that the verb ends with.
  private func failure(_ faults: [ConfigurationError], _ printer: Printer) -> Failure {
    let failures = faults.map { Failure($0) }
    guard let first = failures.first else { preconditionFailure("a fault is there") }
    if printer.form == .text {
      for other in failures.dropFirst() { printer.note(other.sentence) }
    } else {
      var listing = Listing(printer, heads: [])
      listing.print(failures.map { ListingRow(members: Shape.failure($0), cells: []) })
    }
    return first
  }
}
