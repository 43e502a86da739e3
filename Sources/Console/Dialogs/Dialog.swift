internal import Terminal

/// What lies over the screen and takes all keys.
enum Dialog: Sendable {
  case plan(PlanDialog)
  case receipt(ReceiptDialog)
  case help(HelpDialog)

  func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    switch self {
    case .plan(var dialog): dialog.pressed(key, &state)
    case .receipt(let dialog): dialog.pressed(key, &state)
    case .help(var dialog): dialog.pressed(key, &state)
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
