import ArgumentParser
import Domain
import Operations

/// `lapse explain KIND ID`.
struct ExplainVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a record is still here, or when, by what and by whom it went.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @OptionGroup var record: RecordArgument

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let id = try invocation.normalized(record.id, of: record.kind)
    let operations = try await invocation.operations()
    let explanation = try await operations.explain(record.kind, id: id, by: invocation.principal)
    invocation.printer.object(Shape.explanation(explanation)) { Self.lines(explanation) }
  }

  private static func lines(_ explanation: Explanation) -> [String] {
    explanation.items.flatMap { item in
      var lines = [head(item)]
      if let clause = item.clause, let rule = item.rule {
        let from = item.countedFrom.map { ", counted from \(Words.instant($0))" } ?? ""
        lines.append("  \(rule.rawValue)\(from): \"\(clause)\"")
      }
      if let blocked = item.blocked { lines.append("  \(blocked)") }
      if let by = item.by { lines.append("  by \(by)") }
      if let say = item.say { lines.append("  say: \(say)") }
      if !item.sooner.isEmpty {
        lines.append("  sooner if " + item.sooner.map(\.sentence).joined(separator: "; "))
      }
      return lines
    }
  }

  private static func head(_ item: Explanation.Item) -> String {
    let at = item.goes.map(Words.instant)
    return switch item.state {
    case .gone: "\(item.item): went" + (at.map { " \($0)" } ?? "")
    case .open: "\(item.item): no time is set"
    case .due(let state): "\(item.item): goes \(at ?? "-"), \(state.rawValue)"
    }
  }
}

extension Explanation.Item {
  /// What keeps it, or has it wait.
  var blocked: String? {
    if !holds.isEmpty {
      return "kept by hold " + holds.map(Hold.label).joined(separator: ", ")
    }
    if isBraked { return "behind a brake, which a person releases" }
    return staged.map { "ordered to go: \(DeletionJob.label($0))" }
  }

  /// By what and by whom it went.
  var by: String? {
    let parts = [
      orderedBy, reason, ticket.map { "ticket \($0)" }, run, receipt.map(Receipt.label),
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Sooner {
  var sentence: String {
    switch self {
    case .meetingDeleted: "its organiser deletes the meeting"
    case .pollDeleted: "its owner deletes it"
    case .extensionRemoved: "the extension is removed from the PBX"
    case .pbxUnbound: "the PBX is unbound from its licence, released or no longer registered"
    case .pbxFailing: "the PBX fails to resolve, to sync or to contact the service for long"
    case .ordered: "an admin deletes it"
    }
  }
}
