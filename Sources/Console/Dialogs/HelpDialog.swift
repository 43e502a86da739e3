internal import Terminal

/// The commands of a screen, from the command table, and those of them that a search finds.
struct HelpDialog: Sendable {
  let screen: ScreenName
  /// The first line that is seen.
  var top = 0
  var search = ""
  /// Letters go to the search.
  var isSearching = false

  mutating func pressed(_ key: Key, _ state: inout State) -> [Effect] {
    if isSearching {
      pressedInSearch(key)
    } else if key == .escape, !search.isEmpty {
      search = ""
    } else if close.contains(key) {
      state.dialog = nil
      return []
    } else {
      scroll(key, page: HelpDialogView.rows(state))
    }
    top = max(0, min(top, HelpDialogView.lines(self, state).count - HelpDialogView.rows(state)))
    state.dialog = .help(self)
    return []
  }

  private var close: Set<Key> {
    [.escape, .enter, .key("q"), .key("?"), .function(1), .control("c")]
  }

  /// Enter keeps what was found, Esc all.
  private mutating func pressedInSearch(_ key: Key) {
    switch key {
    case .enter: isSearching = false
    case .escape, .control("c"):
      isSearching = false
      search = ""
    case .down: top += 1
    case .up: top -= 1
    default:
      var prompt = Prompt(.filter, text: search)
      if prompt.edit(key) { (search, top) = (prompt.text, 0) }
    }
  }

  private mutating func scroll(_ key: Key, page: Int) {
    switch key {
    case .key("/"): isSearching = true
    case .key("j"), .down: top += 1
    case .key("k"), .up: top -= 1
    case .pageDown, .key(" "), .control("f"): top += page
    case .pageUp, .control("b"): top -= page
    case .control("d"): top += page / 2
    case .control("u"): top -= page / 2
    case .key("g"), .home: top = 0
    case .key("G"), .end: top = .max
    default: break
    }
  }
}
