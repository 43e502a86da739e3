/// Readings of the rules that are not decided by their text; the defaults are the model's own.
package struct ModelChoices: Sendable {
  /// A `removed` line of a PBX marks it unbound, and the next sweep takes it by `tenant-unbound`;
  /// else it is deleted by the import itself.
  package var removedPBXIsMarked = true
  /// Dial-in data that a rule erased is stored again while its start point is open because somebody is
  /// connected; else only when there is a later start point.
  package var openStartMovesOn = true
  /// Anonymising a session also cuts `gatheredAt` to the hour.
  package var cutsGathered = false

  package init() {}
}
