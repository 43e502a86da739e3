internal import Domain

/// What one line of the native format says.
enum NativeLine {
  case record(ImportedRecord)
  case removal(Removal)
  case hold(ImportedHold)
  case snapshot(Snapshot)
}
