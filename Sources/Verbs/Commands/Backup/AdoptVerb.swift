import ArgumentParser
import Operations

/// `lapse adopt`: takes the stored objects over.
struct AdoptVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Take the stored objects over: mark their store as this database's.",
    discussion: """
      For a restored copy, when the database it was copied from is at work no more: that one can \
      remove nothing there from then on. Also for a configured store that bears no marker yet. \
      Another database's marker is never replaced.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    try await operations.adoptObjects(by: invocation.principal)
    invocation.printer.object([.init("adopted", .flag(true))]) {
      ["The stored objects are this database's."]
    }
  }
}
