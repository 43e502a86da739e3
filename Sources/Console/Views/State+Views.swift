internal import Domain
internal import Terminal

/// Saved views: `:view`, `:view NAME`, `:view save NAME`, `:view delete NAME`.
extension State {
  /// A person's own go before those of the configuration.
  var views: [(name: String, text: String, isOwn: Bool)] {
    let own = memory.views.map { (name: $0.key, text: $0.value, isOwn: true) }
    let given = configuredViews.filter { memory.views[$0.key] == nil }
      .map { (name: $0.key, text: $0.value, isOwn: false) }
    return (own + given).sorted { $0.name < $1.name }
  }

  mutating func view(_ words: [Substring]) -> [Effect] {
    switch words.first {
    case nil: return showViews()
    case "save"? where words.count == 2: return saveView(String(words[1]))
    case "delete"? where words.count == 2: return deleteView(String(words[1]))
    case let name? where words.count == 1 && name != "save" && name != "delete":
      return openView(String(name))
    default:
      notice = Notice("view, view NAME, view save NAME, view delete NAME", isError: true)
      return []
    }
  }

  mutating func openView(_ name: String) -> [Effect] {
    guard let text = views.first(where: { $0.name == name })?.text else {
      notice = Notice("There is no view \(name); view lists them.", isError: true)
      return []
    }
    guard let saved = SavedView(text) else {
      notice = Notice("The view \(name) is not understood; view save makes one.", isError: true)
      return []
    }
    let effects = jump(to: saved.screen)
    screen.list.query = saved.query
    screen.unfiltered = nil
    if !saved.query.filter.isEmpty {
      var before = ListModel(source: screen.list.source)
      before.query = saved.query
      before.query.filter = ""
      screen.unfiltered = before
    }
    return effects + load(.anew(keepingCursor: false))
  }

  private mutating func showViews() -> [Effect] {
    guard !views.isEmpty else {
      notice = Notice("No view is saved; view save NAME keeps this list's filter and order.")
      return []
    }
    dialog = .choice(ChoiceDialog(.view, self))
    return []
  }

  private mutating func saveView(_ name: String) -> [Effect] {
    guard SavedView.isName(name) else {
      notice = Notice("A view's name has letters, digits, - and _ only.", isError: true)
      return []
    }
    guard SavedView.screens.contains(screen.name), screen.place == .root(screen.name) else {
      notice = Notice("Only the lists from PBXs to Pending are kept as views.", isError: true)
      return []
    }
    let query = screen.list.query
    guard query.told == nil, IdentityScan().finding(inText: query.filter) == nil else {
      notice = Notice("What may tell of a person is kept in no view.", isError: true)
      return []
    }
    memory.views[name] = SavedView(screen: screen.name, query: query).text
    notice = Notice("Kept as \(name): view \(name) brings it back.")
    return [.remember(memory)]
  }

  private mutating func deleteView(_ name: String) -> [Effect] {
    guard memory.views.removeValue(forKey: name) != nil else {
      notice = Notice(
        configuredViews[name] == nil
          ? "There is no view \(name)." : "\(name) stands in config.toml.", isError: true)
      return []
    }
    notice = Notice("The view \(name) is forgotten.")
    return [.remember(memory)]
  }
}
