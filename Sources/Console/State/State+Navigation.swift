internal import Domain
internal import Terminal

extension State {
  mutating func open(_ place: Place, at line: Item.Key? = nil) -> [Effect] {
    stack.append(Screen(number: newNumber(), place: place))
    screen.list.seek(line)
    restedOn = nil
    return loadOpened() + [.setTitle(title)]
  }

  /// To a root screen, as it was left, above the Overview; the cursor goes to `line`.
  mutating func jump(to name: ScreenName, at line: Item.Key? = nil) -> [Effect] {
    if stack.last?.place == .root(name) {
      screen.list.seek(line)
      return refresh()
    }
    typedAhead = []
    if !stack.isEmpty { leapBack = stack }
    let cancelled = stack.dropFirst(name == .overview ? 0 : 1).flatMap(cancellations)
    for screen in stack where screen.name.isRoot && screen.place == .root(screen.name) {
      remembered[screen.name] = screen
    }
    let before = remembered[name]
    stack = name == .overview ? [] : Array(stack.prefix(1))
    restedOn = before?.list.cursor
    if let before {
      stack.append(before)
      screen.list.seek(line)
      return cancelled + refresh() + [.setTitle(title)]
    }
    return cancelled + open(.root(name), at: line)
  }

  /// One step back; nil at the root.
  mutating func back() -> [Effect]? {
    guard stack.count > 1 else { return nil }
    typedAhead = []
    let left = stack.removeLast()
    if left.name.isRoot, left.place == .root(left.name) { remembered[left.name] = left }
    restedOn = screen.list.cursor
    return cancellations(left) + refresh() + [.setTitle(title)]
  }

  func cancellations(_ screen: Screen) -> [Effect] {
    [
      .cancel(.list(screen: screen.number)), .cancel(.ahead(screen: screen.number)),
      .cancel(.behind(screen: screen.number)), .cancel(.detail(screen: screen.number)),
    ]
  }

  /// The window's title: the database's label and where one is.
  var title: SafeText {
    SafeText("Lapse \(label ?? "UNNAMED"): \(screen.place.crumb)")
  }
}
