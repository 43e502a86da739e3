internal import Domain
internal import Operations
internal import Terminal

/// Why a snapshot is not believed, what would go and what holds keep, each extension by name.
enum QuarantineDialogView {
  struct Layout {
    let width: Int
    let rows: Int
    let lines: [Line]
    let form: [Line]
    let cursor: GridPosition?

    init(_ dialog: QuarantineDialog, _ state: State) {
      width = Sheet.width(state)
      lines = QuarantineDialogView.lines(dialog, state, width: width)
      switch dialog.stage {
      case .asking(_, let decision, let asked):
        let view = FormView(
          asked, button: decision == .release ? "Release" : "Reject", width: width,
          glyphs: state.glyphs)
        (form, cursor) = (view.lines, view.cursor)
      case .shown(let detail):
        let advice =
          dialog.obstacle(detail).map {
            Line("\(state.keys.label(.confirm)) and n decide nothing: \($0).", .uiNotice)
          }
          ?? Line(
            "\(state.keys.label(.confirm))  release it: reason, ticket, typed FQDN      n  reject it",
            .dialogButton)
        (form, cursor) = ([dialog.message.map { Line($0, .uiError) } ?? advice], nil)
      case .reading, .working, .done, .failed:
        (form, cursor) = ([dialog.message.map { Line($0, .uiError) } ?? Line()], nil)
      }
      rows = Sheet.rows(state, form: form.count)
    }
  }

  static func draw(
    _ dialog: QuarantineDialog, _ state: State, on grid: inout Grid
  ) -> GridPosition? {
    let layout = Layout(dialog, state)
    return Sheet(
      title: SafeText("Snapshot \(dialog.label)"), lines: layout.lines, top: dialog.top,
      form: layout.form, cursor: layout.cursor, keys: keys(dialog, state.keys)
    ).draw(on: &grid)
  }

  private static func keys(_ dialog: QuarantineDialog, _ keys: KeyMap) -> SafeText {
    switch dialog.stage {
    case .asking: "Esc no  Tab next field"
    case .shown:
      SafeText(
        "Esc back  n reject...  \(keys.label(.others)) the PBX  \(keys.label(.pageDown)) more")
    case .working: "Esc lets it run on"
    case .reading, .done, .failed: "Esc back"
    }
  }

  private static func lines(
    _ dialog: QuarantineDialog, _ state: State, width: Int
  ) -> [Line] {
    switch dialog.stage {
    case .reading: return [Line("What would go is being counted...", .dialog)]
    case .working(.release): return [Line("It is being deleted...", .dialogDanger)]
    case .working(.reject): return [Line("It is being rejected...", .dialog)]
    case .done(let words): return Line.wrapped(words, width: width, rows: 3, .dialog)
    case .failed(let reason): return Line.wrapped(reason, width: width, rows: 3, .uiError)
    case .shown(let detail): return about(detail, state, width) + names(detail)
    case .asking(let detail, .release, _):
      return about(detail, state, width) + [Line()]
        + Line.wrapped(
          "What the list leaves out goes at once, with all below it that no hold keeps: for good,"
            + " with a receipt and no undo.", width: width, rows: 3, .dialogDanger)
    case .asking(let detail, .reject, _):
      return about(detail, state, width) + [Line()]
        + Line.wrapped(
          "Nothing goes. The extensions stay as they are until the PBX sends a list that is"
            + " believed.", width: width, rows: 3, .dialog)
    }
  }

  private static func about(_ detail: QuarantineDetail, _ state: State, _ width: Int) -> [Line] {
    let one = detail.quarantine
    func at(_ instant: Instant) -> String {
      Words.instant(instant, now: state.now, state.zone) + state.zone.label(at: instant)
    }
    let last = one.lastCount.map { "; the last believed one had \(Words.grouped($0))" } ?? ""
    let lines =
      [Line("\(one.fqdn ?? "its PBX is gone")   sent \(at(one.at))", .dialogTitle), Line()]
      + part(
        "LIST",
        "\(Words.kinds(.extension, one.listed)) listed, \(Words.grouped(one.told)) told,"
          + " \(Words.grouped(one.known)) known\(last)", width)
      + part("GOES", Words.counts(detail.census.counts), width)
    let census = detail.census
    let objects = census.objects == 0 ? "none" : "\(Words.grouped(census.objects))"
    return lines
      + part("OBJECTS", objects + (census.bytes > 0 ? ", \(Words.bytes(census.bytes))" : ""), width)
      + part(
        "KEPT",
        census.kept.isEmpty
          ? "nothing: no hold on them or below" : Words.kept(census.kept, most: 3), width,
        census.kept.isEmpty ? .dialog : .stateHeld)
      + (one.settled > 0
        ? part("SETTLED", "\(Words.grouped(one.settled)) are back or gone since", width) : [])
  }

  private static func part(
    _ name: String, _ text: String, _ width: Int, _ role: Look = .dialog
  ) -> [Line] {
    Line.wrapped(text, width: width - 9, rows: 3, role).enumerated().map { index, line in
      Line((index == 0 ? name : "").padding(to: 9), .dialogTitle) + line
    }
  }

  /// Each extension that would go.
  private static func names(_ detail: QuarantineDetail) -> [Line] {
    guard !detail.vanishing.isEmpty else { return [] }
    let count = Words.kinds(.extension, detail.vanishing.count)
    return [Line(), Line("\(count) would go:", .dialogTitle)]
      + detail.vanishing.map { Line("  " + $0, .dialog) }
  }
}
