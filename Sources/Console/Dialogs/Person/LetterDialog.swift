internal import Operations
internal import Terminal

/// Letters to be read, and copied.
struct LetterDialog: Sendable {
  let letters: [Letter]
  private(set) var shown = 0
  /// The first line that is seen.
  private(set) var top = 0

  init(_ letters: [Letter]) {
    precondition(!letters.isEmpty, "there is none")
    self.letters = letters
  }

  var letter: Letter { letters[shown] }

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    switch key {
    case .escape, .enter, .key("q"), .control("c"):
      state.dialog = nil
      state.notice = nil
      return state.refresh()
    case .key("y"):
      state.notice = Notice("Copied letter \(letter.label).")
      return [.copy(letter.paragraphs.map { SafeText($0) })]
    case .character(let scalar):
      if let digit = Int(String(scalar)), (1...letters.count).contains(digit) {
        (shown, top) = (digit - 1, 0)
      }
      if scalar == "j" { top += 1 }
      if scalar == "k" { top -= 1 }
    case .down: top += 1
    case .up: top -= 1
    case .pageDown: top += 10
    case .pageUp: top -= 10
    default: break
    }
    let lines = LetterDialogView.lines(self, width: Sheet.width(state))
    top = max(0, min(top, lines.count - Sheet.rows(state, form: 1)))
    state.dialog = .letter(self)
    return []
  }
}

enum LetterDialogView {
  static func draw(_ dialog: LetterDialog, _ state: State, on grid: inout Grid) {
    let lines = lines(dialog, width: Sheet.width(state))
    let hasMore = lines.count > Sheet.rows(state, form: 1)
    let keys = state.keys
    let chosen = dialog.letters.enumerated().map { index, letter in
      Line(
        "\(index + 1) \(letter.to)   ",
        index == dialog.shown ? .dialogButtonFocus : .dialogButton)
    }
    let asks = state.notice.map { Line($0.text, .uiNotice) } ?? chosen.reduce(Line(), +)
    _ = Sheet(
      title: SafeText("Letter \(dialog.letter.label), to \(dialog.letter.to)"), lines: lines,
      top: dialog.top, form: [asks], cursor: nil,
      keys: SafeText(
        "\(keys.label(.copyName)) copy it  Esc back"
          + (hasMore ? "  \(keys.label(.pageDown)) the rest" : ""))
    ).draw(on: &grid)
  }

  static func lines(_ dialog: LetterDialog, width: Int) -> [Line] {
    dialog.letter.paragraphs.flatMap {
      Line.wrapped($0, width: width, rows: .max, .dialog) + [Line()]
    }.dropLast()
  }
}
