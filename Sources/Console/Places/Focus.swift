internal import Terminal

/// Which part of the screen the keys of motion act on.
enum Focus: Hashable, Sendable {
  case list
  /// The pane beside the list.
  case pane
  /// A step of the breadcrumb, by its place in the stack.
  case crumb(Int)
}

extension State {
  /// Of the screen that it was set on; elsewhere the list has it.
  var focus: Focus {
    get { focused?.screen == screen.number ? focused?.part ?? .list : .list }
    set { focused = newValue == .list ? nil : Focused(screen: screen.number, part: newValue) }
  }

  struct Focused: Hashable, Sendable {
    let screen: Int
    let part: Focus
  }

  /// Places in the stack that the breadcrumb shows.
  var crumbs: Range<Int> { stack.count > 1 ? 1..<stack.count : 0..<1 }

  /// List, pane, breadcrumb, and the list again.
  mutating func moveFocus() -> [Effect] {
    switch focus {
    case .list where layout.pane != nil: focus = .pane
    case .list, .pane: focus = crumbs.count > 1 ? .crumb(crumbs.upperBound - 2) : .list
    case .crumb: focus = .list
    }
    return []
  }

  var focusReason: String? {
    layout.pane == nil && crumbs.count < 2
      ? "there is only the list; the pane needs \(Self.columnsForPane) columns" : nil
  }

  /// What a command does where the list has not the focus; nil: the same as always.
  mutating func performFocused(_ command: CommandName, _ key: Key) -> [Effect]? {
    switch focus {
    case .list: return nil
    case .pane: return performOnPane(command)
    case .crumb(let step): return performOnCrumb(step, command, key)
    }
  }

  private mutating func performOnPane(_ command: CommandName) -> [Effect]? {
    let page = max(1, (layout.pane?.rows ?? 2) - 2)
    switch command {
    case .down: paneTop += 1
    case .up: paneTop -= 1
    case .pageDown: paneTop += page
    case .pageUp: paneTop -= page
    case .halfDown: paneTop += page / 2
    case .halfUp: paneTop -= page / 2
    case .first: paneTop = 0
    case .last: paneTop = .max
    case .back, .leave: focus = .list
    default: return nil
    }
    paneTop = max(0, min(paneTop, PaneView.lastTop(self)))
    return []
  }

  private mutating func performOnCrumb(
    _ step: Int, _ command: CommandName, _ key: Key
  ) -> [Effect]? {
    switch (command, key) {
    case (_, .left), (.up, _):
      focus = .crumb(max(crumbs.lowerBound, step - 1))
    case (_, .right), (.down, _):
      focus = .crumb(min(crumbs.upperBound - 1, step + 1))
    case (.first, _): focus = .crumb(crumbs.lowerBound)
    case (.last, _): focus = .crumb(crumbs.upperBound - 1)
    case (.open, _): return goBack(to: step)
    case (.back, _), (.leave, _): focus = .list
    default: return nil
    }
    return []
  }

  /// As many steps back as it takes.
  private mutating func goBack(to step: Int) -> [Effect] {
    focus = .list
    var effects: [Effect] = []
    while stack.count - 1 > step, let more = back() { effects += more }
    return effects
  }
}
