internal import Terminal

/// The curtain. Nothing of what lies beneath is on it.
enum LockView {
  static func draw(_ lock: Lock, _ state: State, on grid: inout Grid) -> GridPosition? {
    let since = Words.clock(lock.since, state.zone) + state.zone.label(at: lock.since)
    let asked = state.lockOptions.passphrase != nil
    var lines: [SafeText] = [
      SafeText("Lapse \(state.label ?? "UNNAMED") is locked since \(since)."),
      "",
    ]
    if asked {
      lines.append("The passphrase, then Enter. What runs goes on beneath.")
      lines.append(
        lock.isComparing
          ? "comparing..."
          : lock.tries == 0
            ? ""
            : SafeText(
              "That was not it; \(lock.tries) \(lock.tries == 1 ? "try" : "tries") so far."))
    } else {
      lines.append("There is no passphrase: whoever presses Enter lifts the curtain.")
      lines.append("Other keys do nothing. What runs goes on beneath.")
    }
    let size = state.size
    let row = max(0, size.rows / 2 - lines.count)
    for (index, line) in lines.enumerated() {
      let column = max(0, (size.columns - line.columns) / 2)
      grid.write(
        line, row: row + index, column: column, width: max(0, size.columns - column),
        style: index == 0 ? .dialogTitle : .ui)
    }
    guard asked, !lock.isComparing else { return nil }
    // How long it is, is not shown.
    return GridPosition(row: min(size.rows - 1, row + lines.count), column: size.columns / 2)
  }
}
