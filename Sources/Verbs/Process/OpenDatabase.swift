import Domain
import Formats
import Operations
import Store

/// A database that was opened, with what its configuration says.
struct OpenDatabase: Sendable {
  let operations: Operations
  let label: String?
  /// In milliseconds.
  let lockAfter: Int64?
}
