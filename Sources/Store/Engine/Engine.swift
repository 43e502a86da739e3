package import Domain

/// A thin driver of one database. Bodies are synchronous, run off the caller's executor, and touch
/// nothing but their connection: an engine may run a write body again after a conflict.
package protocol Engine: Sendable {
  var dialect: Dialect { get }

  /// Runs `body` in one read transaction: all it reads is of one instant.
  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result

  /// Runs `body` in one write transaction; an error rolls all of it back.
  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Result
  ) async throws -> Result

  /// Makes what was deleted unreadable in the database's files, as far as the engine can; false if
  /// readers are in the way and it must be tried again.
  func scrub() async throws -> Bool

  /// Looks at the database's files; `whole`: at every index entry as well.
  func health(whole: Bool) async throws -> EngineHealth

  /// Writes a consistent copy to a new file at `path` while others go on, its owner's alone and on the
  /// disk when this returns. It throws `StoreError.exists` where something is there, and leaves nothing
  /// behind where it fails.
  func copy(to path: String) async throws
}

/// One transaction's connection. Statements bear `$1 … $n` and are prepared once.
package protocol Connection: AnyObject {
  /// Calls `body` for each row, in order, without keeping them.
  func forEach(_ sql: String, _ binds: [Value], _ body: (Row) throws -> Void) throws

  /// Runs a statement and returns how many rows it changed.
  @discardableResult
  func execute(_ sql: String, _ binds: [Value]) throws -> Int

  /// Runs statements without parameters, for tables and indexes.
  func script(_ sql: String) throws
}

/// One row of a result: values by position.
package struct Row: Sendable {
  package let values: [Value]

  package init(_ values: [Value]) { self.values = values }

  package subscript(_ index: Int) -> Value { values[index] }

  /// An integer that the schema says is never null.
  package func integer(_ index: Int) throws(StoreError) -> Int64 {
    guard let integer = values[index].integer else { throw .unexpectedValue }
    return integer
  }

  package func text(_ index: Int) throws(StoreError) -> String {
    guard let text = values[index].text else { throw .unexpectedValue }
    return text
  }
}

/// What an engine says of its own files.
package struct EngineHealth: Hashable, Sendable {
  /// What is damaged, in the engine's words; they name tables and pages, no values.
  package let damage: [String]
  /// Pages that are free, and those of them in which something is left.
  package let freePages: Int
  package let dirtyPages: Int
  /// The settings that deletion hangs on and that are not as they must be.
  package let settings: [String]

  package init(damage: [String], freePages: Int, dirtyPages: Int, settings: [String]) {
    self.damage = damage
    self.freePages = freePages
    self.dirtyPages = dirtyPages
    self.settings = settings
  }
}
