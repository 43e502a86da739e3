internal import Terminal

/// The fields of a form, a line or more each, then what Enter does now.
struct FormView {
  private static let label = 8

  let lines: [Line]
  /// Where the focused text ends: a line and a column.
  let cursor: GridPosition?

  /// `button`: what Enter does when all is there.
  init(_ form: Form, button: String, width: Int, glyphs: Glyphs) {
    var lines: [Line] = []
    var cursor: GridPosition?
    for (index, field) in form.fields.enumerated() {
      let isFocused = index == form.focus
      let role: Look = isFocused ? .dialogButtonFocus : .dialog
      switch field.kind {
      case .choice(let names):
        lines += Self.choices(names, field, role, width: width, glyphs)
      case .text, .address:
        lines.append(Line(field.name.padding(to: Self.label), role) + Line(field.text, .uiPrompt))
      case .optional(let hint), .day(let hint):
        let isHinted = field.text.isEmpty && !isFocused
        lines.append(
          Line(field.name.padding(to: Self.label), role)
            + Line(field.name.count < Self.label ? "" : " ")
            + (isHinted ? Line("- \(hint)", .dialog) : Line(field.text, .uiPrompt)))
      case .word(let word):
        lines.append(
          Line(field.name.padding(to: Self.label), role)
            + Line("type \(word) (no pasting): ", .dialog) + Line(field.text, .uiPrompt))
      case .phrase(_, let asks):
        lines.append(
          Line(field.name.padding(to: Self.label), role)
            + Line("type \(asks) (no pasting): ", .dialog) + Line(field.text, .uiPrompt))
      }
      if isFocused, case .choice = field.kind { continue }
      if isFocused {
        cursor = GridPosition(
          row: lines.count - 1, column: min(lines[lines.count - 1].columns, width - 1))
      }
    }
    lines.append(form.message.map { Line($0, .uiError) } ?? Self.state(form, button))
    self.lines = lines
    self.cursor = cursor
  }

  private static func choices(
    _ names: [String], _ field: Form.Field, _ role: Look, width: Int, _ glyphs: Glyphs
  ) -> [Line] {
    var lines = [Line(field.name.padding(to: label), role)]
    for (index, name) in names.enumerated() {
      let isChosen = index == field.chosen
      let mark: SafeText = isChosen ? SafeText(.cursor, in: glyphs) : .empty
      let part = Line(
        mark + SafeText("\(index + 1) \(name)"), isChosen ? .dialogButtonFocus : .dialog)
      if lines[lines.count - 1].columns + part.columns > width {
        lines.append(Line(String(repeating: " ", count: label)))
      }
      let gap = index + 1 < names.count ? Line(" ", .dialog) : Line()
      lines[lines.count - 1] = lines[lines.count - 1] + part + gap
    }
    return lines
  }

  private static func state(_ form: Form, _ button: String) -> Line {
    guard form.isFilled else {
      return Line("[ No ] <Enter", .dialogButtonFocus)
        + Line("   ( \(button) ): \(form.missing.joined(separator: ", ")) not yet", .dialog)
    }
    return Line("[ No ] Esc   ", .dialogButton) + Line("( \(button) ) <Enter", .dialogDanger)
  }
}
