import ArgumentParser
import Operations

/// `lapse object retry`.
struct ObjectRetryVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Try to remove all stored objects that wait, whenever their next try would be.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let tried = try await operations.retryObjects(by: invocation.principal)
    invocation.printer.object([
      .init("removed", Shape.number(tried.removed)), .init("failed", Shape.number(tried.failed)),
    ]) { ["Removed \(tried.removed), failed \(tried.failed)."] }
    if tried.failed > 0 {
      throw Failure(
        .failed, "objects-waiting",
        "\(tried.failed) stored objects could not be removed; they are tried again. \"lapse list"
          + " object\" says why")
    }
  }
}
