import Demo
import Domain
import Operations

/// A database of made-up data.
struct DemoDatabase {
  let open: OpenDatabase
  /// How much was made up.
  let records: Int

  /// Up to so many meetings their stored objects are written, too.
  private static let mostWithObjects = 5_000

  static func write(
    _ meetings: Int, to location: DatabaseLocation, _ invocation: Invocation
  ) async throws -> DemoDatabase {
    // A role is for looking at the made-up data, not for making it.
    let maker = invocation.context.principal
    let hasObjects = try await Bootstrap.create(
      at: location, by: maker, in: invocation.context
    ).hasObjects
    let now = invocation.context.now
    let source = DemoSource(now: now(), meetings: meetings)
    let open = try await Bootstrap.operations(
      at: location, now: now, in: invocation.context, printer: invocation.printer)
    _ = try await open.operations.importRecords([source], by: maker)
    if hasObjects, meetings <= mostWithObjects {
      DemoObjects(directory: location.beside("objects")).write(source.objectKeys())
    }
    return DemoDatabase(open: open, records: source.read)
  }
}
