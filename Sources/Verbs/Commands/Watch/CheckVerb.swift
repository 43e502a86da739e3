import ArgumentParser
import Domain
import Operations

/// `lapse check`: a monitoring plugin, in one line with performance data.
struct CheckVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "For monitoring: one line and 0, 1, 2 or 3.",
    discussion: """
      0 nothing needs anybody, 1 something does, 2 data is overdue or no sweep runs, 3 it cannot be
      told.
      """)

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let check: MonitoringCheck
    do {
      let operations = try await invocation.operations()
      let status = try await operations.status(by: invocation.principal)
      check = MonitoringCheck(status, settings: operations.settings, now: operations.now())
    } catch {
      check = MonitoringCheck(unknown: Failure(error).sentence)
    }
    invocation.printer.object([
      .init("state", .text(check.state.rawValue)), .init("message", .text(check.message)),
      .init("perfdata", .text(check.figures)),
    ]) { [check.line] }
    if check.state != .ok { throw Ended(exit: check.state.exit) }
  }
}
