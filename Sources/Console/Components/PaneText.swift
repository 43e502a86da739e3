internal import Domain
internal import Operations
internal import Terminal

/// The text of the pane: what is missing and goes next, each due entry with its sentence, holds,
/// what ends with the record and what ends it, then its fields, masked as everywhere.
struct PaneText {
  static let label = 16

  let title: Line
  private(set) var lines: [Line] = []
  private let state: State
  private let width: Int
  /// What stands on top already.
  private var told: [String] = []

  init(_ selected: Selected, _ item: Item, _ state: State, width: Int) {
    let titles = Line.broken(selected.title, width: max(1, width), .uiDetailTitle)
    title = titles.first ?? Line()
    lines = Array(titles.dropFirst())
    self.state = state
    self.width = width
    let explanation = state.inspected?.detail?.explanation
    let isDated = explanation?.items.contains { $0.state != .open } ?? false
    // All that the rows below a list say of what a record has due stands here at length.
    if !isDated || item.row == nil {
      for paragraph in selected.lines { say(paragraph.text, paragraph.role, paragraph.indent) }
      told = selected.lines.map(\.text)
    }
    switch item {
    // An explained entry says all of it by itself.
    case .due(let entry): facts(entry)
    default: break
    }
    if let failure = state.inspected?.failure {
      section("NOT READ")
      say(failure, .uiError)
    }
    if let explanation {
      read(explanation, state.inspected?.detail?.record)
    } else if let row = item.row {
      fields(row.view)
    }
  }

  private mutating func read(_ explanation: Explanation, _ detail: RecordDetail?) {
    if let row = detail?.row { stand(row) }
    let items = explanation.items
    let groups: [(String, [Explanation.Item])] = [
      ("GOES", items.filter { if case .due = $0.state { true } else { false } }),
      ("HAS NO DATE", items.filter { $0.state == .open }),
      ("WENT", items.filter { $0.state == .gone }),
    ]
    for (name, items) in groups where !items.isEmpty {
      section(name)
      for item in items { explain(item, detail) }
    }
    guard let detail else { return }
    let row = detail.row
    if let below = Words.endsWith(row) {
      section("ENDS WITH IT")
      say(below)
    }
    let kind = row.view.kind
    if let sooner = items.lazy.compactMap({ Words.sooner($0.sooner, of: kind) }).first {
      section("ENDS SOONER")
      say(sooner)
    }
    section("FIELDS, masked as for everyone")
    let rectified = Words.rectified(detail)
    if let rectified { say(rectified, .stateLook) }
    fields(row.view)
  }

  /// Order, holds and readiness.
  private mutating func stand(_ row: ListRow) {
    if let hold = row.view.restrictedBy {
      tell("restricted, \(Hold.label(hold)), ask the officer", .stateHeld)
    }
    if let order = row.order {
      tell(Words.ordered(order, state), .stateStaged)
    }
    if !row.heldBy.isEmpty {
      let labels = row.heldBy.map(Hold.label).joined(separator: ", ")
      tell("held by \(labels): neither swept nor deleted", .stateHeld)
    } else if row.hasHoldBelow {
      tell("a hold lies on something below it", .stateHeld)
    }
    guard let missing = row.view.missing else { return }
    for missing in missing {
      tell("\(Words.missing(missing)): \(missing.advice)", .stateMissing, 2)
    }
    if missing.isEmpty { say("ready: web meetings work", .stateReady) }
  }

  /// What goes, when, and the sentence that says so.
  private mutating func explain(_ item: Explanation.Item, _ detail: RecordDetail?) {
    let entry = detail?.due.first { $0.rule == item.rule && $0.dueAt == item.goes }
    let what = InspectScreen.what(item, entry)
    var role = Look.ui
    var when = item.goes.map { Words.shortInstant($0, now: state.now, state.zone) } ?? ""
    if let entry {
      when += ", " + Words.when(entry, now: state.now)
      if entry.state == .overdue { role = .stateOverdue }
    }
    if item.state == .gone { role = .tableCellDim }
    let room = width - 2 - when.count
    let head = what.count <= room ? what.padding(to: room + 2) + when : what
    lines.append(Line(head, role))
    if what.count > room, !when.isEmpty { say("  " + when, role) }
    if !item.holds.isEmpty {
      say("  held by " + item.holds.map(Hold.label).joined(separator: ", "), .stateHeld, 2)
    }
    if item.state == .open, let words = item.say { say("  " + words, .tableCellDim, 2) }
    if let clause = item.clause {
      say("  \(item.rule.map { $0.rawValue + ": " } ?? "")\"\(clause)\"", .tableCellDim, 2)
    }
  }

  private mutating func facts(_ entry: DueEntry) {
    func at(_ instant: Instant) -> String {
      Words.instant(instant, now: state.now, state.zone) + state.zone.label(at: instant)
    }
    let rule = state.policy[entry.rule]
    lines.append(Line())
    field("rule", entry.rule.rawValue)
    field("counted from", at(entry.start))
    field("that is", rule.start)
    field("plus", rule.period.iso8601)
    field("due", at(entry.dueAt))
    field("then", Words.action(entry.action))
    field("items", Words.grouped(entry.items))
    lines.append(Line())
    say(
      "SAY " + Words.say(entry, policy: state.policy, now: state.now, zone: state.zone),
      .uiDetail, 4)
  }

  private mutating func fields(_ view: RecordView) {
    if let last = lines.last, last.columns > 0, state.inspected?.detail == nil {
      lines.append(Line())
    }
    for member in view.fields {
      if view.erased.contains(member.name) {
        field(member.name, "erased", .tableCellDim)
      } else if view.restrictedBy == nil || member.value != .null {
        let words = member.words(now: state.now, zone: state.zone)
        field(member.name, words, words == "none" ? .tableCellDim : .ui)
      }
    }
  }

  // MARK: - Lines

  private mutating func section(_ name: String) {
    if !lines.isEmpty { lines.append(Line()) }
    lines.append(Line(name, .uiDetailTitle))
  }

  /// What stands on top is not said twice.
  private mutating func tell(_ text: String, _ role: Look, _ indent: Int = 0) {
    if !told.contains(text) { say(text, role, indent) }
  }

  private mutating func say(_ text: String, _ role: Look = .uiDetail, _ indent: Int = 0) {
    lines += Line.wrapped(text, width: width, rows: .max, role, indent: indent)
  }

  private mutating func field(_ name: String, _ value: String, _ role: Look = .ui) {
    let room = max(1, width - Self.label)
    // A name that is too long for its place, but not for the pane, gets a row of its own.
    let columns = SafeText(value).columns
    if columns > room, columns + 2 <= width, !value.contains(" ") {
      lines += [Line(name, .tableCellDim), Line("  ") + Line(value, role)]
      return
    }
    let wrapped = Line.broken(value, width: room, role)
    for (index, line) in wrapped.enumerated() {
      let head = index == 0 ? name : ""
      lines.append(Line(head.padding(to: Self.label - 1) + " ", .tableCellDim) + line)
    }
  }
}
