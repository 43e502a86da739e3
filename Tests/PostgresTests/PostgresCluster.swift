import Foundation

/// A PostgreSQL server of its own, on a Unix socket only, with nothing in it; `close` stops it and
/// removes its files.
struct PostgresCluster {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Where Debian puts a version's programs.
  private static let programs = "/usr/lib/postgresql/15/bin"
  /// The server refuses to run as root: who it runs as then.
  private static let account = "postgres"

  private let directory: String

  private static func asServer(_ words: [String]) -> [String] {
    guard geteuid() == 0 else { return words }
    // The working directory may be one that it cannot enter.
    return [
      "env", "--chdir=/", "setpriv", "--reuid=\(account)", "--regid=\(account)", "--clear-groups",
    ] + words
  }

  init() throws {
    for program in ["initdb", "pg_ctl", "postgres", "psql"] {
      guard FileManager.default.isExecutableFile(atPath: "\(Self.programs)/\(program)") else {
        throw Failure(
          description: "\(Self.programs)/\(program) is missing: install Debian's package "
            + "postgresql-15 (apt-get install postgresql-15)")
      }
    }
    directory =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("lapse-pg-\(UUID().uuidString.prefix(8))").path
    guard directory.utf8.count < 80 else {
      throw Failure(description: "the temporary directory's path is too long for a socket in it")
    }
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    do {
      if geteuid() == 0 { try Self.check(["chown", Self.account, directory]) }
      try Self.check(
        Self.asServer([
          "\(Self.programs)/initdb", "--pgdata=\(directory)/data", "--auth=trust",
          "--username=lapse", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
        ]))
      let options =
        "-c listen_addresses='' -c unix_socket_directories=\(directory) -c fsync=off "
        + "-c full_page_writes=off -c synchronous_commit=off -c shared_buffers=16MB"
      try Self.check(
        Self.asServer([
          "\(Self.programs)/pg_ctl", "start", "--wait", "--silent", "--pgdata=\(directory)/data",
          "--log=\(directory)/log", "--options=\(options)",
        ]))
    } catch {
      try? FileManager.default.removeItem(atPath: directory)
      throw error
    }
  }

  func close() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try Self.check(
      Self.asServer([
        "\(Self.programs)/pg_ctl", "stop", "--wait", "--silent", "--mode=immediate",
        "--pgdata=\(directory)/data",
      ]))
  }

  /// What psql says to a script, in one session: rows on its output as `|`-separated lines.
  func psql(_ script: String) throws -> Command.Outcome {
    try Command.run(
      [
        "\(Self.programs)/psql", "--host=\(directory)", "--username=lapse", "--dbname=postgres",
        "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--file=-",
      ], input: script)
  }

  /// Runs a script of which nothing may fail.
  func must(_ script: String) throws -> String {
    let outcome = try psql("\\set ON_ERROR_STOP 1\n" + script)
    guard outcome.status == 0 else { throw Failure(description: outcome.errors) }
    return outcome.output
  }

  private static func check(_ words: [String]) throws {
    let outcome = try Command.run(words)
    guard outcome.status == 0 else {
      throw Failure(
        description: "\(words.joined(separator: " ")): \(outcome.output)\(outcome.errors)")
    }
  }
}
