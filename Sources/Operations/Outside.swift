package import Store

/// The append-only files outside the database; nil where there is no place for them.
package struct Outside: Sendable {
  /// What must not come back, by keyed tag.
  package var erasures: (any AppendOnlyFile)?
  /// Size and digest of the audit trail, now and then.
  package var checkpoints: (any AppendOnlyFile)?

  package init(
    erasures: (any AppendOnlyFile)? = nil, checkpoints: (any AppendOnlyFile)? = nil
  ) {
    self.erasures = erasures
    self.checkpoints = checkpoints
  }
}
