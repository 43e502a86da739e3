internal import Domain
internal import Operations
internal import Terminal

/// What waits and why, in the sentence of each brake, then the records that would go first.
enum BrakesDialogView {
  static func draw(
    _ dialog: BrakesDialog, _ state: State, on grid: inout Grid
  ) -> GridPosition? {
    let form = bottom(dialog, state)
    return Sheet(
      title: "Brakes", lines: lines(dialog, state), top: dialog.top, form: form.lines,
      cursor: form.cursor, keys: keys(dialog, state.keys)
    ).draw(on: &grid)
  }

  /// For what is shown above the form.
  static func rows(_ dialog: BrakesDialog, _ state: State) -> Int {
    Sheet.rows(state, form: bottom(dialog, state).lines.count)
  }

  private static func bottom(
    _ dialog: BrakesDialog, _ state: State
  ) -> (lines: [Line], cursor: GridPosition?) {
    let width = Sheet.width(state)
    let message = dialog.message.map { Line($0, .uiError) }
    switch dialog.stage {
    case .asking(_, let form):
      let view = FormView(form, button: "Release", width: width, glyphs: state.glyphs)
      return (view.lines, view.cursor)
    case .shown(let view):
      let key = state.keys.label(.confirm)
      guard let obstacle = dialog.obstacle(view) else {
        return (
          [message ?? Line("\(key)  release them: reason and typed word", .dialogButton)], nil
        )
      }
      return (
        [message ?? Line("\(key) releases nothing: \(obstacle).", .uiNotice)], nil
      )
    case .reading, .working, .done, .failed: return ([message ?? Line()], nil)
    }
  }

  static func lines(_ dialog: BrakesDialog, _ state: State) -> [Line] {
    let width = Sheet.width(state)
    switch dialog.stage {
    case .reading: return [Line("The brakes are measured...", .dialog)]
    case .failed(let reason): return Line.wrapped(reason, width: width, rows: 3, .uiError)
    case .working:
      return [
        Line(
          "The sweep runs; \(state.keys.label(.cutOff)) stops it after its batch.", .dialogDanger)
      ]
    case .done(let result): return done(result, width: width)
    case .asking(let view, _):
      return standing(view, state, width: width)
        + Line.wrapped(
          "The sweep runs at once, with these brakes off this once. What it takes is gone for"
            + " good, with a receipt and no undo.", width: width, rows: 3, .dialogDanger)
    case .shown(let view):
      guard !view.brakes.isEmpty else {
        return [Line("No brake stands: the next sweep takes all that is due.", .dialog)]
      }
      let count = view.records.count
      return standing(view, state, width: width)
        + [Line("THE FIRST \(count) OF WHAT WAITS, soonest due first", .dialogTitle)]
        + view.records.map { record($0, state) }
    }
  }

  private static func standing(_ view: BrakeView, _ state: State, width: Int) -> [Line] {
    view.brakes.flatMap { standing -> [Line] in
      let since =
        standing.since.map {
          "since \(Words.instant($0, now: state.now, state.zone))\(state.zone.label(at: $0)), "
            + Words.distance(state.now - $0)
        } ?? "no run has met it yet"
      let brake = standing.brake
      return Line.wrapped(brake.sentence, width: width, rows: 3, .stateBrake)
        + Line.wrapped(
          "\(since); \(brake.name.rawValue), waiting: "
            + brake.rules.map(\.rawValue).joined(separator: ", "),
          width: width, rows: 3, .dialog) + [Line()]
    }
  }

  private static func record(_ entry: DueEntry, _ state: State) -> Line {
    let what = "\(Words.kind(entry.kind)) \(entry.id)"
    return Line(
      "  \(Words.when(entry, now: state.now).padding(to: 11)) \(what.padding(to: 32)) "
        + "\(entry.rule.rawValue.padding(to: 18)) \(entry.kind == .pbx ? "" : entry.pbx ?? "-")",
      .dialog)
  }

  private static func done(_ result: SweepResult, width: Int) -> [Line] {
    let run = result.run.map(SweepRun.label) ?? "The sweep"
    let seconds = max(0, result.finished - result.started) / Instant.second
    let total = result.done.values.reduce(0, +)
    var lines = [Line("\(run) took \(seconds) s and did \(Words.grouped(total)).", .dialogTitle)]
    lines += RuleID.allCases.compactMap { rule in
      result.done[rule].map { Line("  \(rule.rawValue.padding(to: 22)) \(Words.grouped($0))") }
    }
    lines.append(
      Line(
        "held \(Words.grouped(result.held))   failed \(Words.grouped(result.failed.count))   "
          + "objects removed \(Words.grouped(result.objectsRemoved)), "
          + "\(Words.grouped(result.objectsWaiting)) wait", .dialog))
    lines.append(
      Line(
        result.receipt.map { "receipt \(Receipt.label($0)), listed at :receipts" }
          ?? "no receipt: nothing was done", .dialog))
    return lines
      + result.brakes.flatMap {
        Line.wrapped("met: " + $0.sentence, width: width, rows: 3, .stateBrake)
      }
  }

  private static func keys(_ dialog: BrakesDialog, _ keys: KeyMap) -> SafeText {
    switch dialog.stage {
    case .asking: "Esc no  Tab next field"
    case .shown:
      SafeText(
        "Esc back  \(keys.label(.down)) \(keys.label(.up)) scroll  \(keys.label(.confirm)) release..."
      )
    case .working: SafeText("\(keys.label(.cutOff)) stop")
    case .reading, .done, .failed: "Esc back"
    }
  }
}
