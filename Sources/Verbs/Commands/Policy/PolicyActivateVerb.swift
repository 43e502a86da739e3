import ArgumentParser
import Domain
import Operations

/// `lapse policy activate FILE`: puts a policy in force.
struct PolicyActivateVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "activate", abstract: "Put a policy in force.",
    discussion: """
      Where something goes sooner by it, it waits 24 hours, in which another takes its place. Its \
      id stands for its content for good: another content needs another id.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "The policy file, or one that is compiled in (\(PolicySource.names)).", valueName: "file"),
    completion: .file())
  var file: String

  @Flag(help: "Without the wait of 24 hours; the audit says so.")
  var now = false

  @Option(help: ArgumentHelp("Why.", valueName: "code"))
  var reason: Reason?

  func perform(_ invocation: Invocation) async throws {
    let source = try PolicySource(file, in: invocation.context)
    let operations = try await invocation.operations()
    let done = try await operations.activatePolicy(
      PolicyActivation(text: source.text, name: source.name, now: now, reason: reason),
      by: invocation.principal)
    let present = operations.now()
    invocation.printer.object(Shape.activated(done, now: present)) { lines(done, now: present) }
  }

  private func lines(_ done: ActivatedPolicy, now: Instant) -> [String] {
    let from = Words.instant(done.inForceFrom)
    guard done.isNew else {
      return [
        now < done.inForceFrom
          ? "\(done.policy.id) waits already, until \(from); nothing was changed."
          : "\(done.policy.id) is in force already, since \(from); nothing was changed."
      ]
    }
    guard now < done.inForceFrom else { return ["\(done.policy.id) is in force."] }
    let rules = done.tightened.map(\.rawValue).joined(separator: ", ")
    return [
      "\(done.policy.id) comes into force on \(from): by \(rules) something goes sooner."
        + " Until then another takes its place; --now does not wait."
    ]
  }
}
