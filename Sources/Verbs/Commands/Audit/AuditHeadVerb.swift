import ArgumentParser
import Domain
import Operations

/// `lapse audit head`: to be written down elsewhere.
struct AuditHeadVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "head", abstract: "Show the number and digest of the newest audit entry.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let head = try await operations.auditHead(by: invocation.principal)
    invocation.printer.object([
      .init("audit", ViewValue(head?.number)),
      .init("digest", ViewValue(head.map { Bytes.hex($0.digest) })),
      .init("at", ViewValue(head?.at)),
    ]) {
      guard let head else { return ["The chain has no entry yet."] }
      return ["\(head.number) \(Bytes.hex(head.digest)) \(Words.instant(head.at))"]
    }
  }
}
