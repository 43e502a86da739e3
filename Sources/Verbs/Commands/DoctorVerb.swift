import ArgumentParser
import Domain
import Operations

/// `lapse doctor`: whether everything that deletion hangs on is in order.
struct DoctorVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the database, stored objects, free pages, start points, clock, configuration.",
    discussion: "Exit 0 where all is in order, else 1. Nothing is repaired or removed.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Flag(help: "Look at every index entry of the database as well; takes longer.")
  var whole = false

  @Flag(help: "List the objects without rows and the rows without objects.")
  var leftovers = false

  var canRehearse: Bool { true }

  func perform(_ invocation: Invocation) async throws {
    let location = try invocation.location()
    let operations = try await invocation.operations()
    let progress = ProgressLine(invocation)
    var found = try await operations.diagnose(whole: whole, by: invocation.principal) {
      progress.show($0)
    }
    progress.clear()
    let own = try PersonTaste(environment: invocation.context.environment)
    let origins = try OperationConfiguration.origins(at: location)
    found.checks += [
      Diagnosis.Check(
        .configuration, isHealthy: true, count: origins.count, origins.joined(separator: "; ")),
      Diagnosis.Check(
        .taste, isHealthy: true, count: own.warnings.count, own.origins.joined(separator: "; ")),
      Permissions.check(location),
    ]
    let printer = invocation.printer
    printer.object(Shape.diagnosis(found, withLeftovers: leftovers)) {
      let lines = found.checks.map { check in
        (check.name.rawValue, (check.isHealthy ? "ok  " : "BAD ") + check.detail)
      }
      return printer.pairs(lines) + (leftovers ? leftoverLines(found) : [])
    }
    guard found.isHealthy else {
      let names = found.checks.filter { !$0.isHealthy }.map(\.name.rawValue)
      throw Failure(
        .failed, "unhealthy", "not in order: \(names.joined(separator: ", ")); nothing was changed")
    }
  }

  private func leftoverLines(_ found: Diagnosis) -> [String] {
    found.leftovers.enumerated().map { number, leftover in
      let place = leftover.kind.map { "\($0.rawValue) \(leftover.record ?? 0) without its object" }
      return "\(number + 1)  [object]  \(place ?? "without a row")"
    }
  }
}
