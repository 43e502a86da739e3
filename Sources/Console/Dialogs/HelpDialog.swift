internal import Terminal

/// The commands of a screen, from the command table.
struct HelpDialog: Sendable {
  let screen: ScreenName
  var top = 0

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    let page = max(1, state.size.rows - 5)
    let last = max(0, CommandTable.commands(on: screen).count - page)
    switch key {
    case .escape, .enter, .key("q"), .key("?"), .function(1), .control("c"):
      state.dialog = nil
      return []
    case .key("j"), .down: top += 1
    case .key("k"), .up: top -= 1
    case .pageDown, .key(" "), .control("f"), .control("d"): top += page
    case .pageUp, .control("b"), .control("u"): top -= page
    case .key("g"), .home: top = 0
    case .key("G"), .end: top = last
    default: break
    }
    top = max(0, min(top, last))
    state.dialog = .help(self)
    return []
  }
}
