internal import Terminal

/// What lies over the screen and takes all keys.
enum Dialog: Sendable {
  case plan(PlanDialog)
  case receipt(ReceiptDialog)
  case help(HelpDialog)
  case form(FormDialog)
  case brakes(BrakesDialog)
  case quarantine(QuarantineDialog)
  case erasure(ErasureDialog)
  case letter(LetterDialog)
  case clear(ClearDialog)
  case waiting(WaitDialog)
  case themes(ThemeDialog)
  case bookmark(BookmarkDialog)
  case choice(ChoiceDialog)
  case columns(ColumnsDialog)

  func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    switch self {
    case .plan(var dialog): dialog.pressed(key, &state)
    case .receipt(let dialog): dialog.pressed(key, &state)
    case .help(var dialog): dialog.pressed(key, &state)
    case .form(var dialog): dialog.pressed(key, &state)
    case .brakes(var dialog): dialog.pressed(key, &state)
    case .quarantine(var dialog): dialog.pressed(key, &state)
    case .erasure(var dialog): dialog.pressed(key, &state)
    case .letter(var dialog): dialog.pressed(key, &state)
    case .clear(let dialog): dialog.pressed(key, &state)
    case .waiting(let dialog): dialog.pressed(key, &state)
    case .themes(var dialog): dialog.pressed(key, &state)
    case .bookmark(let dialog): dialog.pressed(key, &state)
    case .choice(var dialog): dialog.pressed(key, &state)
    case .columns(var dialog): dialog.pressed(key, &state)
    }
  }

  /// Whether letters are typed into it.
  var takesText: Bool {
    switch self {
    case .plan(let dialog): dialog.stage == .asking
    case .form: true
    case .brakes(let dialog): dialog.takesText
    case .quarantine(let dialog): dialog.takesText
    case .erasure(let dialog): dialog.takesText
    case .help(let dialog): dialog.isSearching
    // Letters choose there.
    case .bookmark: true
    case .receipt, .letter, .clear, .waiting, .columns, .themes, .choice: false
    }
  }

  /// The last step of the breadcrumb.
  var crumb: SafeText {
    switch self {
    case .plan: "delete"
    case .receipt: "receipt"
    case .help: "keys"
    case .form(let dialog): dialog.crumb
    case .brakes: "brakes"
    case .quarantine(let dialog): SafeText(dialog.label)
    case .erasure: "erase"
    case .letter: "letter"
    case .clear: "reveal"
    case .waiting(let dialog): dialog.crumb
    case .themes: "theme"
    case .bookmark: "bookmarks"
    case .choice(let dialog): dialog.crumb
    case .columns: "columns"
    }
  }
}

extension State {
  /// Closes the dialog; the list, frozen meanwhile, is read again.
  mutating func closeDialog() -> [Effect] {
    dialog = nil
    return refresh()
  }
}
