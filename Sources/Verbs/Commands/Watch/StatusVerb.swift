import ArgumentParser
import Domain
import Operations
import Store

/// `lapse status`: the overview.
struct StatusVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "The overview: what is due, late, held, and when was swept.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let operations = try await invocation.operations()
    let status = try await operations.status(by: invocation.principal)
    let now = operations.now()
    let printer = invocation.printer
    printer.object(Shape.status(status)) {
      let alarms = status.alarms.map { printer.emphasis(Words.alarm($0, now: now)) }
      return (alarms.isEmpty ? ["nothing needs anybody"] : ["NEEDS SOMEBODY"] + alarms) + [""]
        + printer.pairs(
          DueEntry.State.allCases.map { ($0.rawValue, String(status.count($0))) }
            + [
              ("last sweep", status.lastSweep.map(Words.instant) ?? "never"),
              ("objects waiting", String(status.objectsWaiting)), ("holds", String(status.holds)),
              ("requests", String(status.requests)),
            ] + Kind.allCases.map { ($0.rawValue, String(status.records[$0] ?? 0)) })
    }
    warn(status.keeping, invocation.printer)
  }

  /// What must not be overlooked.
  private func warn(_ keeping: KeepingStatus, _ printer: Printer) {
    if let copy = keeping.copy {
      printer.note(
        "COPY, restored \(Words.instant(copy.restoredAt)): its stored objects wait until"
          + " \"lapse adopt\".")
    }
    if keeping.refusals > 0 {
      printer.note(
        "\(keeping.refusals) records were refused since they were erased: \"lapse erasure list\".")
    }
  }
}
