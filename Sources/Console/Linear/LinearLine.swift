internal import Terminal

/// What a line means that was typed to the console in lines: the keys that it stands for.
enum LinearLine {
  /// Nil: it means nothing here.
  static func keys(_ line: String, _ state: State, isTyping: Bool) -> [Key]? {
    let text = Pasted.line(line).trimmed
    if line.unicodeScalars.contains("\u{1B}") { return [.escape] }
    if state.prompt != nil {
      // What stands in the prompt already is not seen to be edited: the line takes its place.
      return text.isEmpty ? [.escape] : [.control("u")] + text.keys + [.enter]
    }
    guard !text.isEmpty else { return [.enter] }
    let named = Key(named: String(text))
    if isTyping {
      if let named, text.count > 1 { return [named] }
      return text.keys
    }
    if state.dialog != nil { return named.map { [$0] } }
    return command(text, state) ?? screen(text, state) ?? named.map { [$0] }
      ?? prompted(text, state)
  }

  /// A command of the table by its name: `pageDown`, `page-down`.
  private static func command(_ text: String.UnicodeScalarView, _ state: State) -> [Key]? {
    let name = String(text).lowercased().filter { $0 != "-" }
    guard
      let command = CommandTable.commands(on: state.screen.name).first(where: {
        $0.name.rawValue.lowercased() == name && $0.name != .jump
      }), let key = command.keys.first
    else { return nil }
    return [key]
  }

  /// A screen, or what else `:` knows, by its whole name.
  private static func screen(_ text: String.UnicodeScalarView, _ state: State) -> [Key]? {
    let word = String(text).lowercased()
    guard CommandLineWord.all.contains(where: { $0.name == word }),
      let key = state.keys.keys(of: .command).first
    else { return nil }
    return [key] + word.unicodeScalars.keys + [.enter]
  }

  /// The key of a prompt and what goes into it: `/lakeside`, `T #4711`.
  private static func prompted(_ text: String.UnicodeScalarView, _ state: State) -> [Key]? {
    guard let first = text.first,
      let command = state.keys.command(for: .character(first), on: state.screen.name),
      [.filter, .command, .ticket, .find].contains(command.name),
      command.disabledReason(state) == nil
    else { return nil }
    let rest = Substring.UnicodeScalarView(text.dropFirst())
    return [.character(first), .control("u")] + String.UnicodeScalarView(rest).trimmed.keys + [
      .enter
    ]
  }
}

extension String.UnicodeScalarView {
  fileprivate var keys: [Key] { map { .character($0) } }

  fileprivate var trimmed: String.UnicodeScalarView {
    var rest = self[...]
    while rest.first?.properties.isWhitespace ?? false { rest.removeFirst() }
    while rest.last?.properties.isWhitespace ?? false { rest.removeLast() }
    return String.UnicodeScalarView(rest)
  }
}
