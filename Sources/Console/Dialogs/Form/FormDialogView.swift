internal import Domain
internal import Operations
internal import Terminal

/// What it is about, what follows, the form.
enum FormDialogView {
  static func draw(
    _ dialog: FormDialog, _ state: State, on grid: inout Grid
  ) -> GridPosition? {
    let words = words(dialog.purpose, state)
    let width = min(80, grid.columns) - 4
    let about =
      [Line(words.about, .dialogTitle)]
      + Line.wrapped(words.follows, width: width, rows: 3, .dialog) + [Line()]
    let form = FormView(dialog.form, button: words.button, width: width, glyphs: grid.glyphs)
    let lines =
      about + (dialog.isWorking ? [Line("It is being done...", .dialogDanger)] : form.lines)
    let rect = grid.bounds.centered(rows: about.count + form.lines.count + 2, columns: width + 4)
    let inside = grid.box(
      rect, title: SafeText(words.title), style: .uiFrameFocus, titleStyle: .dialogTitle,
      fill: .dialog)
    for (row, line) in zip(inside.row..<inside.endRow, lines) {
      line.draw(on: &grid, row: row, column: inside.column + 1, width: width)
    }
    grid.write("Esc no  Tab next field", row: grid.rows - 1, column: 0, style: .uiFooter)
    guard !dialog.isWorking, let cursor = form.cursor else { return nil }
    return GridPosition(
      row: inside.row + about.count + cursor.row, column: inside.column + 1 + cursor.column)
  }

  private static func words(
    _ purpose: FormDialog.Purpose, _ state: State
  ) -> (title: String, about: String, follows: String, button: String) {
    switch purpose {
    case .hold(let kind, let id):
      (
        "Hold this \(Words.kind(kind))?", "\(Words.kind(kind)) \(id)",
        "No rule and no order deletes it or what is below it until the hold is released. "
          + "restriction: nobody sees or changes it meanwhile (Art. 18).", "Place"
      )
    case .release(let hold):
      (
        "Release \(hold.label)?",
        "\(hold.label), \(hold.nature.rawValue), on \(Words.scope(of: hold))",
        "Ticket \(hold.ticket ?? "-"), owner \(hold.owner ?? "-"). " + Words.released(hold),
        "Release"
      )
    case .reveal(let kind, let id, _):
      (
        "Reveal one field?", "\(Words.kind(kind)) \(id)",
        "It is shown for \(ClearDialog.seconds) s. Who saw which field, and why, is written down.",
        "Reveal"
      )
    case .request(let target, _):
      (
        "Ask an admin to delete \(asked(target))?",
        target.marks == nil
          ? "\(Words.kind(target.kind)) \(target.ids[0])"
          : "one request for each; what is asked already stays asked",
        "Nothing goes yet: an admin looks at its plan and decides. It lapses after "
          + "\(StaffRequest.lapsesAfter / Instant.day) days; :requests tells what came of it.",
        "Ask"
      )
    case .decline(let label):
      (
        "Decline \(label)?", label, "Nothing goes. Who asked sees it, with the reason.", "Decline"
      )
    case .take(let alarm):
      (
        alarm.taken.map { "Take this line from \($0.by)?" } ?? "Take this line?", alarm.cause,
        "It says that you see to it, to everybody, and is loud no more: until then, or until there "
          + "is more of it. That you took it is written down.", "Take"
      )
    case .person(let deed, let person, _):
      (
        deed.title, person.label, "The address was kept nowhere: tell it again. " + deed.follows,
        deed.button
      )
    case .compare(let kind, let id, _):
      (
        "Compare with what the caller says", "\(Words.kind(kind)) \(id)",
        "The answer is equal or not, never how near. What is typed is kept nowhere.", "Compare"
      )
    case .carryOut(.endUndo(let kind, let id, let until)):
      (
        "End its undo time?",
        "\(Words.kind(kind)) \(id)"
          + (until.map { ", undo until \(Words.instant($0, now: state.now, state.zone))" } ?? ""),
        "\(state.keys.label(.undo)) cannot take it back any more; the next sweep deletes it for good. Until then it stays "
          + "as it is.", "End it"
      )
    case .carryOut(.rule(let rule, let kind, let id)):
      (
        "Run its rule now?", "\(Words.kind(kind)) \(id), by the rule \(rule.rawValue)",
        "What the next sweep would do is done now, for this record only: it goes for good, with a "
          + "receipt and no undo.", "Run"
      )
    }
  }

  private static func asked(_ target: PlanTarget) -> String {
    target.marks == nil
      ? "this \(Words.kind(target.kind))" : Words.kinds(target.kind, target.ids.count)
  }
}
