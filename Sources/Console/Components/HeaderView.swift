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

  /// Steps are left out from the beginning where there is no room.
  private static func crumbs(_ state: State, width: Int) -> Line {
    let screens = state.stack.count > 1 ? state.stack.dropFirst() : state.stack[...]
    var steps: [SafeText] = []
    for step in screens.flatMap(\.place.crumbs).map({ SafeText($0) }) where step != steps.last {
      steps.append(step)
    }
    if let dialog = state.dialog { steps.append(dialog.crumb) }
    let between = SafeText(" ") + SafeText(.crumb, in: state.glyphs) + " "
    func columns() -> Int {
      steps.reduce(0) { $0 + $1.columns } + between.columns * (steps.count - 1)
    }
    while steps.count > 2, columns() > width { steps.removeFirst() }
    var line = Line()
    for (index, step) in steps.enumerated() {
      if index > 0 { line = line + Line(between, .uiCrumb) }
      let rest = steps.dropFirst(index + 1).reduce(0) { $0 + $1.columns + between.columns }
      let cut = step.cut(to: max(4, width - line.columns - rest), in: state.glyphs)
      line = line + Line(cut, .uiHeader)
    }
    return line
  }

  private static func right(_ state: State) -> Line {
    var line = Line()
    if let alarms = state.status?.alarms.count(where: \.isLoud), alarms > 0 {
      let loud = SafeText(.urgent, in: state.glyphs) + "\(Words.short(alarms, width: 5))"
      line = Line(loud, .stateOverdue) + Line(" ", .uiHeader)
    }
    let (role, style) = role(state)
    line = line + Line("[\(role)]", style) + Line(" ", .uiHeader)
    if state.isReadOnly { line = line + Line("[read-only]", .uiHeaderBadge) + Line(" ", .uiHeader) }
    let label = SafeText(state.label ?? "UNNAMED").cut(to: 16, in: state.glyphs)
    let isProduction = label.text.hasPrefix("PROD")
    line = line + Line("[" + label + "]", isProduction ? .uiHeaderProd : .uiHeaderBadge)
    let ticket = SafeText(state.ticket ?? "-").cut(to: 12, in: state.glyphs)
    line = line + Line(" " + ticket + " ", .uiHeader)
    let zone = state.zone
    let time = Words.clock(state.now, zone) + zone.label(at: state.now)
    let day = state.size.columns >= 100 ? Words.day(state.now, now: state.now, zone) + " " : ""
    return line + Line(day + time, .uiHeader)
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
