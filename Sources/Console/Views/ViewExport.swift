package import Operations

/// A list that is to be written to a file as it is filtered and sorted.
package struct ViewExport: Hashable, Sendable {
  package enum Format: String, Hashable, Sendable, CaseIterable {
    case csv, jsonl
  }

  package let name: String
  package let list: ExportedList
  package let format: Format
  package let ticket: String?

  package init(name: String, list: ExportedList, format: Format, ticket: String?) {
    self.name = name
    self.list = list
    self.format = format
    self.ticket = ticket
  }
}

/// What came of it.
package enum ViewExported: Hashable, Sendable {
  case written(path: String, ExportedView)
  /// In words; nothing was left behind.
  case failed(String)
}

/// What the console needs of the person's files.
package struct ConsoleFiles: Sendable {
  /// What was remembered of the console.
  package var memory: ConsoleMemory
  /// Columns of the person's configuration.
  package var columns: ConfiguredColumns
  /// Views of the person's configuration.
  package var views: [String: String]
  /// Keeps what is to be remembered; false where that cannot be written.
  package var remember: @Sendable (ConsoleMemory) -> Bool
  /// It may throw `OperationError`.
  package var export: @Sendable (ViewExport) async throws -> ViewExported

  package init(
    memory: ConsoleMemory = ConsoleMemory(), columns: ConfiguredColumns = ConfiguredColumns(),
    views: [String: String] = [:],
    remember: @escaping @Sendable (ConsoleMemory) -> Bool = { _ in true },
    export: @escaping @Sendable (ViewExport) async throws -> ViewExported = { _ in
      .failed("nothing is exported from here")
    }
  ) {
    self.memory = memory
    self.columns = columns
    self.views = views
    self.remember = remember
    self.export = export
  }
}
