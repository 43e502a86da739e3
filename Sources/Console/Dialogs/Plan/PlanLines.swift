internal import Domain
internal import Operations
internal import Terminal

/// The lines of a plan, in their order: what it is, what could be mistaken for it, GOES, KEPT, LIVE,
/// NOW, UNTIL, THEN, AFTER.
struct PlanLines {
  private(set) var lines: [Line]
  private let width: Int

  init(_ dialog: PlanDialog, _ state: State, width: Int) {
    self.width = width
    lines = PlanAbout(dialog.target, state).lines(dialog.plan, width: width)
    switch dialog.stage {
    case .reading:
      lines += [Line(), Line("The plan is being made...", .dialog)]
      return
    case .failed(let reason):
      lines += [Line()] + Line.wrapped(reason, width: width, rows: 3, .uiError)
      return
    case .shown, .asking, .executing: break
    }
    guard let plan = dialog.plan else { return }
    let words = PlanWords(plan, dialog.target, state)
    if !plan.lookalikes.isEmpty {
      add("LOOK-ALIKES  ", phrases: plan.lookalikes.map(PlanWords.lookalike))
    }
    lines.append(Line())
    add("GOES".padding(to: PlanDialogView.label), phrases: words.goes)
    part("KEPT", words.kept, plan.census.kept.isEmpty ? .dialog : .stateHeld)
    live(dialog, plan, state)
    lines.append(Line())
    guard !plan.nothingGoes else {
      part("NOW", words.nothing)
      return
    }
    part("NOW", words.now)
    part("UNTIL", words.until)
    part("THEN", words.then, .dialogDanger)
    part("AFTER", words.after)
  }

  private mutating func part(_ name: String, _ text: String, _ role: Look = .dialog) {
    let label = PlanDialogView.label
    add(
      name.padding(to: label), Line.wrapped(text, width: width - label, rows: .max, role))
  }

  private mutating func add(_ head: String, phrases: [String]) {
    add(
      head, Line.wrapped(phrases: phrases, width: width - head.count, rows: .max, .dialog))
  }

  private mutating func add(_ head: String, _ wrapped: [Line]) {
    for (index, line) in wrapped.enumerated() {
      let start = index == 0 ? head : String(repeating: " ", count: head.count)
      lines.append(Line(start, .dialogTitle) + line)
    }
  }

  private mutating func live(_ dialog: PlanDialog, _ plan: PlanContent, _ state: State) {
    let census = plan.census
    guard dialog.isLive else { return part("LIVE", "nothing of it is in use now") }
    let people = census.livePeople
    let who = "\(Words.grouped(people)) \(people == 1 ? "person" : "people")"
    let cut = people == 1 ? "it is cut off" : "they are cut off"
    let text = " \(Words.kinds(.meeting, census.liveMeetings)) with \(who): \(cut)  "
    let tick = dialog.isLiveTicked ? "[x]" : "[ ]"
    add(
      "LIVE".padding(to: PlanDialogView.label),
      [
        Line(SafeText(.urgent, in: state.glyphs) + SafeText(text), .stateLive)
          + Line(
            "\(tick) \(state.keys.label(.cutOff)) cut them off",
            dialog.isLiveTicked ? .dialogDanger : .dialogButton)
      ])
  }
}
