internal import Terminal

/// What the rows below the list, or the pane beside it, say of the selected line.
struct Selected: Hashable, Sendable {
  let title: String
  /// Beside the position in the list.
  var trailing: String?
  let lines: [Paragraph]

  struct Paragraph: Hashable, Sendable {
    let text: String
    let role: Look
    /// Columns by which all lines but the first are set in.
    var indent = 0
    /// Left out where what stands before it needs the room.
    var yields = false

    init(_ text: String, _ role: Look = .uiDetail, indent: Int = 0, yields: Bool = false) {
      self.text = text
      self.role = role
      self.indent = indent
      self.yields = yields
    }
  }

  init(_ title: String, trailing: String? = nil, _ lines: [Paragraph]) {
    self.title = title
    self.trailing = trailing
    self.lines = lines
  }
}
