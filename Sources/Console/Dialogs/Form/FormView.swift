internal import Terminal

/// The fields of a form, a line or more each, then what Enter does now.
struct FormView {
  let lines: [Line]
  /// Where the focused text ends: a line and a column.
  let cursor: GridPosition?

  /// `button`: what Enter does when all is there; `no`: what it does before.
  init(_ form: Form, button: String, no: String = "No", width: Int, glyphs: Glyphs) {
    var lines: [Line] = []
    var cursor: GridPosition?
    let label = max(8, 1 + (form.fields.map(\.name.count).max() ?? 0))
    for (index, field) in form.fields.enumerated() {
      let isFocused = index == form.focus
      let role: Look = isFocused ? .dialogButtonFocus : .dialog
      let name = Line(field.name.padding(to: label), role)
      func typed(_ asks: String = "") -> Line {
        name + Line.typed(field.text, after: asks, width: width - label)
      }
      switch field.kind {
      case .choice(let names):
        lines += Self.choices(names, field, name, width: width, glyphs)
      case .text, .address: lines.append(typed())
      case .optional(let hint), .day(let hint, _):
        let isHinted = field.text.isEmpty && !isFocused
        lines.append(isHinted ? name + Line("- \(hint)", .dialog) : typed())
      case .word(let word): lines.append(typed("type \(word) (no pasting): "))
      case .phrase(_, let asks): lines.append(typed("type \(asks) (no pasting):  "))
      }
      if isFocused, case .choice = field.kind { continue }
      if isFocused {
        cursor = GridPosition(
          row: lines.count - 1, column: min(lines[lines.count - 1].columns, width - 1))
      }
    }
    lines.append(form.message.map { Line($0, .uiError) } ?? Self.state(form, button, no))
    self.lines = lines
    self.cursor = cursor
  }

  private static func choices(
    _ choices: [String], _ field: Form.Field, _ name: Line, width: Int, _ glyphs: Glyphs
  ) -> [Line] {
    var lines = [name]
    for (index, choice) in choices.enumerated() {
      let isChosen = index == field.chosen
      let mark: SafeText = isChosen ? SafeText(.cursor, in: glyphs) : .empty
      let part = Line(
        mark + SafeText("\(index + 1) \(choice)"), isChosen ? .dialogButtonFocus : .dialog)
      if lines[lines.count - 1].columns + part.columns > width {
        lines.append(Line(String(repeating: " ", count: name.columns)))
      }
      let gap = index + 1 < choices.count ? Line(" ", .dialog) : Line()
      lines[lines.count - 1] = lines[lines.count - 1] + part + gap
    }
    return lines
  }

  private static func state(_ form: Form, _ button: String, _ no: String) -> Line {
    guard form.isFilled else {
      return Line("[ \(no) ] <Enter", .dialogButtonFocus)
        + Line("   ( \(button) ): \(form.missing.joined(separator: ", ")) not yet", .dialog)
    }
    return Line("[ \(no) ] Esc   ", .dialogButton) + Line("( \(button) ) <Enter", .dialogDanger)
  }
}
