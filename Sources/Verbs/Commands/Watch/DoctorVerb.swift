import ArgumentParser
import Domain
import Formats
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
    let operations = try await Bootstrap.operations(
      at: location, now: invocation.now, isRehearsal: invocation.asOf != nil,
      configured: { try? OperationConfiguration.read(at: $0) }, in: invocation.context,
      printer: invocation.printer
    ).operations
    let progress = ProgressLine(invocation)
    var found = try await operations.diagnose(whole: whole, by: invocation.principal) {
      progress.show($0)
    }
    progress.clear()
    let environment = invocation.context.environment
    found.checks += [
      check(.configuration) {
        let origins = try OperationConfiguration.origins(at: location)
        return (origins.count, origins)
      },
      check(.taste) {
        let own = try PersonTaste(environment: environment)
        let theme =
          try ThemeLibrary(environment: environment)
          .wearable(own.taste.theme ?? "default").warning.map { ["warning: \($0)"] } ?? []
        return (own.warnings.count + theme.count, own.origins + theme)
      },
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

  /// A file that cannot be taken is a finding like others.
  private func check(
    _ name: Diagnosis.Name, _ look: () throws -> (count: Int, words: [String])
  ) -> Diagnosis.Check {
    do {
      let (count, words) = try look()
      return Diagnosis.Check(
        name, isHealthy: true, count: count, words.joined(separator: "; "))
    } catch {
      return Diagnosis.Check(name, isHealthy: false, count: 1, Failure(error).sentence)
    }
  }

  private func leftoverLines(_ found: Diagnosis) -> [String] {
    found.leftovers.enumerated().map { number, leftover in
      let place = leftover.kind.map { "\($0.rawValue) \(leftover.record ?? 0) without its object" }
      return "\(number + 1)  [object]  \(place ?? "without a row")"
    }
  }
}
