import CPlatform

/// What a process that will show personal data does about itself.
package enum ProcessGuard {
  /// Keeps the terminal's signals for the loop. The first statement of main, before any thread.
  package static func blockSignals() {
    lapse_signals_block()
  }

  /// No core file, no reading of this process's memory by others of the same user.
  package static func forbidDumps() {
    lapse_process_forbid_dumps()
  }

  /// What was needed once is not kept; for a process that is open all day. Before any thread.
  package static func keepLittleMemory() {
    lapse_process_keep_little()
  }

  /// On a crash a file of mode 0600 at `path` says the signal, `about` and where the program was,
  /// nothing else; both are cut at 511 and 255 bytes.
  package static func reportCrashes(at path: String, about: String) {
    lapse_guard_report(path, about)
  }
}
