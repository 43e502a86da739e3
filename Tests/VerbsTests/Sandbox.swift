import Domain
import Foundation
import Verbs

/// What one run of the command line wrote, and how it ended.
struct Outcome {
  let exit: Exit
  let output: String
  let errors: String

  /// The lines of JSON on standard output.
  var objects: [JSONObject] {
    output.split(separator: "\n").compactMap { JSONObject(String($0)) }
  }

  var object: JSONObject { objects.first ?? JSONObject() }

  /// The one object on standard error.
  var error: JSONObject { JSONObject(errors.trimmingCharacters(in: .newlines)) ?? JSONObject() }
}

/// A directory with a database at a fixed time, removed with the last reference to it.
final class Sandbox: Sendable {
  static let now = "2026-11-22T09:00:00.000Z"

  let directory: String
  let now: String

  init(now: String = Sandbox.now) throws {
    self.now = now
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("lapse-verbs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    directory = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// With an empty database.
  static func initialized(now: String = Sandbox.now) async throws -> Sandbox {
    let sandbox = try Sandbox(now: now)
    try await sandbox.expect(.done, "init")
    return sandbox
  }

  /// With the records of `Native.lines` and a stored object for each key.
  static func filled() async throws -> Sandbox {
    let sandbox = try await initialized()
    let file = try sandbox.write(Native.text, to: "native.jsonl")
    try await sandbox.expect(.done, "import", "jsonl", file)
    for key in Native.keys {
      let path = sandbox.path("objects/" + key)
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: URL(fileURLWithPath: path))
    }
    return sandbox
  }

  func path(_ name: String) -> String { directory + "/" + name }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// Runs a verb on the sandbox's database, with `--json` unless `isPlain`.
  func run(
    _ arguments: String..., input: String = "", isPlain: Bool = false,
    environment: [String: String] = [:]
  ) async -> Outcome {
    await run(arguments, input: input, isPlain: isPlain, environment: environment)
  }

  func run(
    _ arguments: [String], input: String = "", isPlain: Bool = false,
    environment: [String: String] = [:]
  ) async -> Outcome {
    let instant = Instant(rfc3339: now) ?? Instant(milliseconds: 0)
    let output = OutputStream()
    let errors = OutputStream()
    let context = Context(
      environment: ["LAPSE_DATABASE": path("lapse.db")].merging(environment) { $1 },
      now: { instant }, random: Self.random, input: { Array(input.utf8) }, output: output,
      errors: errors, principal: Principal(user: "owner"))
    let exit = await Program.run(arguments + (isPlain ? [] : ["--json"]), in: context)
    return Outcome(exit: exit, output: output.kept, errors: errors.kept)
  }

  /// Throws unless the run ends so.
  @discardableResult
  func expect(_ exit: Exit, _ arguments: String..., input: String = "") async throws -> Outcome {
    let outcome = await run(arguments, input: input)
    guard outcome.exit == exit else {
      throw Unexpected(arguments: arguments, exit: outcome.exit, errors: outcome.errors)
    }
    return outcome
  }

  struct Unexpected: Error {
    let arguments: [String]
    let exit: Exit
    let errors: String
  }

  @Sendable
  private static func random(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max) }
  }
}
