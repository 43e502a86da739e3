/// One press, one paste, or one move of the mouse.
package enum Key: Hashable, Sendable {
  /// A character that was typed: printable, space included.
  case character(Unicode.Scalar)
  /// With Ctrl held: a lower-case letter or one of `@ \ ] ^ _`. Ctrl-I, J, M, H and [ do not
  /// occur: terminals send them for Tab, Enter, Backspace and Esc.
  case control(Unicode.Scalar)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 to F24.
  case function(Int)
  /// Pasted as one, line breaks as `\n`; whatever the clipboard had, so not yet safe to show.
  case paste(String)
  case mouse(MouseEvent)

  /// `"j"` is a character key; misuse with more than one scalar.
  package static func key(_ text: Character) -> Key {
    precondition(text.unicodeScalars.count == 1)
    return .character(text.unicodeScalars.first ?? " ")
  }
}
