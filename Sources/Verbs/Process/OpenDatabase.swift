import Domain
import Formats
import Operations
import Store

/// A database that was opened, with what its configuration says.
struct OpenDatabase: Sendable {
  let operations: Operations
  /// As configured; of a restored file, until it takes over the stored objects, `COPY`, whatever
  /// configuration lies beside it.
  let label: String?
  let identity: String
  /// In milliseconds.
  let lockAfter: Int64?
}
