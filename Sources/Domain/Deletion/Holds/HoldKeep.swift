/// What a hold keeps.
package struct HoldKeep: Hashable, Sendable {
  /// The record and all below it; of a person the records that bear the address.
  package var counts = Counts()
  /// Entries of the due ledger past their instant that it keeps.
  package var pastDate = 0

  package init() {}
}
