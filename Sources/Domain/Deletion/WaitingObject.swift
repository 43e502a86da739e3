/// A stored object whose row is gone and that is still to be removed.
package struct WaitingObject: Hashable, Sendable {
  package let key: ObjectKey
  package let kind: Kind
  package let record: Int64
  package let queuedAt: Instant
  package let tries: Int
  package let lastError: String?
  package let nextTryAt: Instant

  package init(
    key: ObjectKey, kind: Kind, record: Int64, queuedAt: Instant, tries: Int, lastError: String?,
    nextTryAt: Instant
  ) {
    self.key = key
    self.kind = kind
    self.record = record
    self.queuedAt = queuedAt
    self.tries = tries
    self.lastError = lastError
    self.nextTryAt = nextTryAt
  }
}
