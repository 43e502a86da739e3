import ArgumentParser
import Domain
import Operations

/// `lapse init`: creates the database.
struct InitVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Create the database, with its policy.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func perform(_ invocation: Invocation) async throws {
    let location = try invocation.location()
    let created = try await Bootstrap.create(
      at: location, by: invocation.principal, in: invocation.context)
    let policy = try Bootstrap.policy()
    let objects = created.hasObjects ? location.beside("objects") : nil
    let key = Bytes.hex(created.auditKey.bytes)
    invocation.printer.object([
      .init("database", .text(location.path)), .init("objects", ViewValue(objects)),
      .init("policy", .text(policy.id)), .init("auditKey", .text(key)),
    ]) {
      ["Created \(location.path) with the policy \(policy.id)."]
        + (objects.map { ["Stored objects lie in \($0)."] } ?? [])
    }
    if invocation.printer.form != .json {
      // Also of a quiet run: it is told this once.
      invocation.context.errors.write(
        "The audit trail's first key, shown this once and kept nowhere; whoever holds it can check"
          + " the trail with \"lapse audit verify --key -\":\n\(key)\n")
    }
    if !created.hasObjects {
      invocation.printer.note(
        "\(location.beside("objects")) is something else's: name a directory for stored objects"
          + " as \"objects\" in \(location.beside("config.toml")).")
    }
  }
}
