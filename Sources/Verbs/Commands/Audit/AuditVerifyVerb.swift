import ArgumentParser
import Domain
import Operations

/// `lapse audit verify`: exit 1 where the trail does not hold.
struct AuditVerifyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Say whether the audit trail holds, and where not.",
    discussion: """
      Compares every entry with the chain and with the checkpoints outside the database. With the \
      key that \"lapse init\" showed, the signatures as well.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Option(help: ArgumentHelp("The first key: - reads it from standard input.", valueName: "-"))
  var key: String?

  var canRehearse: Bool { true }

  func validate() throws {
    guard key == nil || key == "-" else {
      throw ValidationError("The key is never an argument, which others can see: --key -")
    }
  }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let verdict = try await operations.verifyAudit(
      key: key == nil ? nil : try readKey(invocation), by: invocation.principal)
    invocation.printer.object(Shape.verdict(verdict, withKey: key != nil)) { lines(verdict) }
    guard let fault = verdict.fault else { return }
    throw Failure(
      .failed, "audit-broken",
      "entry \(fault.number) of the audit trail does not hold: \(fault.kind.sentence)")
  }

  private func readKey(_ invocation: Invocation) throws -> AuditKey {
    guard let key = AuditKey(text: try invocation.inputText()) else {
      throw Failure(
        .badInput, "bad-input", "standard input is no audit key of 64 hexadecimal digits")
    }
    return key
  }

  private func lines(_ verdict: AuditVerdict) -> [String] {
    var lines = ["\(verdict.entries) entries hold, from \(verdict.first ?? 0)."]
    // Where it does not hold, nothing else is reassuring.
    guard verdict.holds else { return lines }
    if let head = verdict.head {
      lines.append("The newest is \(head.number), \(Bytes.hex(head.digest)).")
    }
    if verdict.unchained > 0 {
      lines.append(
        "\(verdict.unchained) of them are older than the chain: nothing proves them.")
    }
    if let pruned = verdict.pruned { lines.append("Up to \(pruned.number) they were pruned.") }
    if key == nil {
      lines.append("The signatures were not looked at: that takes the key.")
    } else {
      lines.append("The signatures are of the key.")
    }
    lines.append(
      verdict.checkpoints == 0
        ? "No checkpoint was found outside the database: whether the tail was cut is not known."
        : "\(verdict.checkpoints) checkpoints outside the database agree; every change to entries"
          + " older than the last of them is detected.")
    return lines
  }
}

extension AuditVerdict.Fault.Kind {
  var sentence: String {
    switch self {
    case .missing: "it is not there, and no pruning record says so"
    case .changed: "its fields are not those that its digest is of"
    case .unlinked: "it does not follow the entry before it"
    case .unchained: "it bears no digest, though the chain had begun"
    case .unsigned: "its signature is not of this key"
    case .checkpoint: "a checkpoint outside the database says another digest"
    case .cut: "a checkpoint outside the database tells of it or of later ones"
    }
  }
}
