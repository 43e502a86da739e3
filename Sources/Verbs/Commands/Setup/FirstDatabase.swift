import Console
import Demo
import Domain
import Formats
import Operations

/// What the first screen leads to where there is no database.
struct FirstDatabase: Sendable {
  let location: DatabaseLocation
  let invocation: Invocation
  /// Where made-up data lies as long as the console is open.
  let directory: String

  /// A database to look at, and what the console says of it.
  struct Opened: Sendable {
    let database: OpenDatabase
    let label: String?
    let isLasting: Bool
  }

  func open(_ choice: FirstRunChoice) async -> FirstRunOutcome<Opened> {
    do {
      switch choice {
      case .demo: return try await demo()
      case .create:
        let (opened, told) = try await create()
        return .opened(opened, told: told)
      case .bringIn(let file): return try await bringIn(file)
      }
    } catch {
      return .failed(Failure(error).sentence)
    }
  }

  private func demo() async throws -> FirstRunOutcome<Opened> {
    let demo = try await DemoDatabase.write(
      DemoSource.defaultMeetings, to: DatabaseLocation(path: directory + "/lapse.db"), invocation)
    return .opened(Opened(database: demo.open, label: "DEMO", isLasting: false), told: [])
  }

  private func create() async throws -> (opened: Opened, told: [String]) {
    let created = try await Bootstrap.create(
      at: location, by: invocation.principal, in: invocation.context)
    let database = try await Bootstrap.operations(
      at: location, now: invocation.now, in: invocation.context, printer: invocation.printer)
    return (
      Opened(database: database, label: database.label, isLasting: true),
      ["The database was created at \(location.path)."] + Self.words(created.auditKey)
    )
  }

  /// What cannot be read is told before anything is created; what is wrong in it, when the database
  /// is there and empty.
  private func bringIn(_ file: String) async throws -> FirstRunOutcome<Opened> {
    let source = try source(file)
    let (opened, told) = try await create()
    do {
      let results = try await opened.database.operations.importRecords(
        [source], by: invocation.principal)
      let stored = results.reduce(0) { $0 + $1.stored }
      return .opened(opened, told: ["\(stored) records of \(file) were stored."] + told)
    } catch {
      let words = [
        Failure(error).sentence,
        "Nothing of it was stored: the database is there, and empty."
          + " \"lapse import\" tries again.",
      ]
      return .opened(opened, told: words + told)
    }
  }

  private func source(_ file: String) throws -> any ImportSource {
    let input = try InputFile(file, in: invocation.context)
    if file.hasSuffix(".csv") {
      throw Failure.usage(
        "a list of extensions does not say whose it is: lapse init, then"
          + " lapse import 3cx-extensions \(file) --pbx FQDN")
    }
    if file.hasSuffix(".json") {
      return try SystemStatusSource(
        file: file, bytes: input.bytes, contactAt: input.modifiedAt ?? invocation.now())
    }
    return try JSONLinesSource(file: file, bytes: input.bytes)
  }

  static func words(_ key: AuditKey) -> [String] {
    [
      "The audit trail's first key, shown this once and kept nowhere. Write it down away from this"
        + " machine: whoever holds it can check the trail with \"lapse audit verify --key -\".",
      Bytes.hex(key.bytes),
    ]
  }
}
