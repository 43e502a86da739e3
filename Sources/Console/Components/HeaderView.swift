internal import Domain
internal import Operations
internal import Terminal

/// The first row: where one is, what is loud, as whom, on which database, ticket and time.
enum HeaderView {
  static func draw(_ state: State, on grid: inout Grid) {
    let width = state.size.columns
    grid.fill(GridRect(row: 0, column: 0, rows: 1, columns: width), style: .uiHeader)
    let right = right(state)
    let room = max(8, width - right.columns - 1)
    crumbs(state, width: room).draw(on: &grid, row: 0, width: room)
    right.draw(on: &grid, row: 0, column: width - right.columns, width: right.columns)
  }

  private struct Step {
    let text: SafeText
    /// Its screen's place in the stack; nil: of a dialog.
    let screen: Int?
  }

  /// Steps are left out from the beginning where there is no room; never the one in focus.
  private static func crumbs(_ state: State, width: Int) -> Line {
    var steps: [Step] = []
    var last: String?
    for screen in state.crumbs {
      for crumb in state.stack[screen].place.crumbs {
        let text = SafeText(short(crumb, after: last))
        last = crumb
        guard text != steps.last?.text else { continue }
        steps.append(Step(text: text, screen: screen))
      }
    }
    if let dialog = state.dialog { steps.append(Step(text: dialog.crumb, screen: nil)) }
    let between = SafeText(" ") + SafeText(.crumb, in: state.glyphs) + " "
    var focused: Int?
    if case .crumb(let screen) = state.focus { focused = screen }
    func columns() -> Int {
      steps.reduce(0) { $0 + $1.text.columns } + between.columns * (steps.count - 1)
    }
    while steps.count > 2, columns() > width {
      let isFirst = focused == nil || steps[0].screen != focused
      steps.remove(at: isFirst ? 0 : steps.count - 1)
    }
    var line = Line()
    for (index, step) in steps.enumerated() {
      if index > 0 { line = line + Line(between, .uiCrumb) }
      let rest = steps.dropFirst(index + 1).reduce(0) { $0 + $1.text.columns + between.columns }
      let cut = step.text.cut(to: max(4, width - line.columns - rest), in: state.glyphs)
      let isFocused = focused != nil && step.screen == focused
      line = line + Line(cut, isFocused ? .tableRowCursor : .uiHeader)
    }
    return line
  }

  /// An extension below its PBX by its number.
  private static func short(_ crumb: String, after last: String?) -> String {
    guard let last, crumb.hasPrefix(last + "/") else { return crumb }
    return String(crumb.dropFirst(last.count + 1))
  }

  /// What is left out, one after the other, where there is no room for all and the place.
  private enum Yield: Int, CaseIterable {
    case nothing, own, day, readOnly, label, clock, ticket
  }

  private static let leastCrumbs = 14

  private static func right(_ state: State) -> Line {
    let room = state.size.columns - leastCrumbs
    let lines = Yield.allCases.lazy.map { right(state, without: $0) }
    return lines.first { $0.columns <= room } ?? right(state, without: .ticket)
  }

  private static func right(_ state: State, without last: Yield) -> Line {
    func has(_ part: Yield) -> Bool { part.rawValue > last.rawValue }
    let gap = Line(" ", .uiHeader)
    var line = Line()
    if let alarms = state.status?.alarms.count(where: \.isLoud), alarms > 0 {
      let loud = SafeText(.urgent, in: state.glyphs) + "\(Words.short(alarms, width: 5))"
      line = Line(loud, .stateOverdue) + gap
    }
    let (role, style) = role(state)
    let isAdvice = has(.own) && state.rolesAreAdvice && state.principal.role != nil
    line = line + Line("[\(role)\(isAdvice ? " own" : "")]", style) + gap
    if state.isReadOnly {
      line = line + Line(has(.readOnly) ? "[read-only]" : "[ro]", .uiHeaderBadge) + gap
    }
    let label = SafeText(state.label ?? "UNNAMED").cut(
      to: has(.label) ? 16 : 8, in: state.glyphs)
    let isProduction = label.text.hasPrefix("PROD")
    line = line + Line("[" + label + "]", isProduction ? .uiHeaderProd : .uiHeaderBadge)
    if has(.ticket) {
      line =
        line + gap + Line(SafeText(state.ticket ?? "-").cut(to: 12, in: state.glyphs), .uiHeader)
    }
    guard has(.clock) else { return line }
    let zone = state.zone
    let time = Words.clock(state.now, zone) + zone.label(at: state.now)
    let hasDay = has(.day) && state.size.columns >= 100
    let day = hasDay ? Words.day(state.now, now: state.now, zone) + " " : ""
    return line + gap + Line(day + time, .uiHeader)
  }

  private static func role(_ state: State) -> (String, Look) {
    switch state.principal.role {
    case nil: ("own", .uiHeaderBadge)
    case .support: ("support", .uiHeaderBadge)
    case .admin: ("ADMIN", .uiHeaderAdmin)
    case .officer: ("OFFICER", .uiHeaderOfficer)
    }
  }
}
