/// A click or a turn of the wheel at a zero-based position.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case press
    case release
    case wheelUp
    case wheelDown
  }

  package var action: Action
  package var position: GridPosition

  package init(_ action: Action, at position: GridPosition) {
    self.action = action
    self.position = position
  }
}
