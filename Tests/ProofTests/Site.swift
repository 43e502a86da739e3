import Domain
import Foundation
import SQLiteEngine
import Store
import Verbs

/// A database with its stored objects, in a directory of its own.
final class Site: Sendable {
  struct Outcome {
    let exit: Exit
    let output: String
    let errors: String
  }

  struct Unexpected: Error, CustomStringConvertible {
    let description: String
  }

  let folder: Folder

  private init(_ folder: Folder) { self.folder = folder }

  /// With an empty database.
  static func initialized(at now: Instant) async throws -> Site {
    let site = Site(try Folder())
    try await site.expect("init", at: now)
    return site
  }

  func copy() throws -> Site { Site(try folder.copy(to: Folder())) }

  /// Into an empty directory.
  func copy(to other: Folder) throws -> Site { Site(try folder.copy(to: other)) }

  var database: String { folder("lapse.db") }

  func engine() throws -> SQLiteEngine { try SQLiteEngine(path: database) }

  /// Runs a verb of the command line within this process, with its clock at `now`.
  func run(_ arguments: [String], at now: Instant) async -> Outcome {
    let output = OutputStream()
    let errors = OutputStream()
    let context = Context(
      environment: ["LAPSE_DATABASE": database], now: { now },
      random: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } },
      input: { [] }, output: output, errors: errors, principal: Principal(user: "owner"))
    let exit = await Program.run(arguments + ["--json"], in: context)
    return Outcome(exit: exit, output: output.kept, errors: errors.kept)
  }

  /// Throws unless it does what it is asked for.
  @discardableResult
  func expect(_ arguments: String..., at now: Instant) async throws -> String {
    let outcome = await run(arguments, at: now)
    guard outcome.exit == .done else {
      throw Unexpected(
        description: "\(arguments.joined(separator: " ")): \(outcome.exit) \(outcome.errors)")
    }
    return outcome.output
  }

  /// Starts the program as it was built, at the present time.
  func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Child {
    let base = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "LAPSE_DATABASE": database,
      "TMPDIR": folder.path, "SWIFT_BACKTRACE": "enable=no",
    ]
    return try Child(
      [Built.lapse] + arguments + ["--json"], environment: base.merging(environment) { $1 })
  }

  /// Brings records in, and stored objects for these keys.
  func load(_ lines: [String], objects keys: [String] = [], at now: Instant) async throws {
    try folder.write(lines.joined(separator: "\n"), to: "import.jsonl")
    try await expect("import", "jsonl", folder("import.jsonl"), at: now)
    try FileManager.default.removeItem(atPath: folder("import.jsonl"))
    for key in keys { try folder.write(key, to: "objects/" + key) }
  }

  /// The names of the calls that a run of the program makes to change files, in order; it changes
  /// this site.
  func calls(of arguments: [String]) throws -> [String] {
    let (outcome, calls) = try logged(arguments, ["LD_PRELOAD": Built.faults])
    guard outcome.end == .exit(0), !calls.isEmpty else {
      throw Unexpected(
        description: "\(arguments): \(outcome.end), \(calls.count) calls, \(outcome.errors)")
    }
    return calls
  }

  /// A run of the program with a fault, and how many calls it came to.
  func disturbed(
    _ arguments: [String], by fault: Fault
  ) throws -> (outcome: Child.Outcome, calls: Int) {
    let (outcome, calls) = try logged(arguments, fault.environment)
    return (outcome, calls.count)
  }

  private func logged(
    _ arguments: [String], _ environment: [String: String]
  ) throws -> (Child.Outcome, [String]) {
    let log = try Folder()
    let outcome = try start(
      arguments, environment: environment.merging(["LAPSE_FAULT_LOG": log("calls")]) { $1 }
    ).outcome()
    let text = (try? String(contentsOfFile: log("calls"), encoding: .utf8)) ?? ""
    return (outcome, text.split(separator: "\n").map(String.init))
  }
}

extension Site {
  /// Each recording takes some milliseconds to delete, on any machine: 20,000 steps are about five.
  func slowDown(steps: Int = 20_000) async throws {
    try await engine().write {
      try $0.script(
        """
        create trigger slow before delete on recording begin
          select (
            with recursive step(i) as (select 1 union all select i + 1 from step where i < \(steps))
            select count(*) from step);
        end
        """)
    }
  }

  func speedUp() async throws {
    try await engine().write { try $0.script("drop trigger slow") }
  }
}
