/// What `:` understands: screens, and every command by its name.
enum CommandLineWord: Hashable, Sendable {
  case screen(ScreenName)
  case person, view, theme
  case command(CommandName)

  static let all: [CommandLineWord] =
    (ScreenName.roots.map(\.name) + ScreenName.named).map { .screen($0) }
    + [.person, .view, .theme]
    + CommandTable.all.filter { $0.screens?.isEmpty != true }.map(\.name)
    .filter { ![.jump, .command, .jobs].contains($0) }.map { .command($0) }

  var name: String {
    switch self {
    case .screen(let name): name.rawValue
    case .person: "person"
    case .theme: "theme"
    case .view: "view"
    case .command(let name): name.words
    }
  }

  /// Screens and whatever else is no command of the lines.
  private var comesFirst: Bool {
    if case .command = self { false } else { true }
  }

  static func matching(_ prefix: String) -> [CommandLineWord] {
    all.filter { $0.name.hasPrefix(prefix.lowercased()) }
  }

  /// The word that is meant: the one of that name, the only one that begins so, or the only screen
  /// that does.
  static func meant(_ text: String) -> CommandLineWord? {
    let matches = matching(text)
    if let exact = matches.first(where: { $0.name == text.lowercased() }) { return exact }
    if matches.count == 1 { return matches[0] }
    let screens = matches.filter(\.comesFirst)
    return screens.count == 1 ? screens[0] : nil
  }
}
