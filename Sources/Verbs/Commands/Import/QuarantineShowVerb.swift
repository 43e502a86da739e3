import ArgumentParser
import Domain
import Operations

/// `lapse quarantine show ID`.
struct QuarantineShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what the release of a snapshot would remove.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: ArgumentHelp("Its number, Q-12.", valueName: "id"))
  var id: String

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let detail = try await operations.quarantine(id, by: invocation.principal)
    let now = operations.now()
    invocation.printer.object(Shape.quarantine(detail, now: now)) {
      invocation.printer.pairs(lines(detail))
    }
  }

  private func lines(_ detail: QuarantineDetail) -> [(String, String)] {
    let one = detail.quarantine
    var pairs = [
      ("snapshot", "\(one.label), \(one.state.rawValue)"), ("pbx", one.fqdn ?? "gone"),
      ("why", one.doubt.words), ("at", Words.instant(one.at)),
      ("listed", "\(one.listed), and it tells \(one.told)"), ("known", String(one.known)),
      ("last complete", one.lastCount.map { String($0) } ?? "none"),
      ("vanish", "\(one.vanishing), of which \(one.settled) are back or gone"),
    ]
    if one.state == .waiting {
      pairs += [
        ("would go", Words.counts(detail.census.counts)),
        ("objects", "\(detail.census.objects), \(detail.census.bytes) bytes"),
        ("extensions", shortened(detail.vanishing)),
      ]
      for kept in detail.census.kept {
        pairs.append(("kept", "\(kept.kind.rawValue) \(kept.id): hold \(Hold.label(kept.hold))"))
      }
      pairs += [("phrase", detail.phrase ?? "-"), ("fingerprint", detail.fingerprint)]
    }
    return pairs
  }

  private func shortened(_ ids: [String]) -> String {
    let shown = ids.prefix(20).joined(separator: ", ")
    return ids.count > 20 ? shown + ", and \(ids.count - 20) more" : shown
  }
}
