/// What `:` understands.
enum CommandLineWord: Hashable, Sendable {
  case screen(ScreenName)
  case help, refresh, quit, find, person, view, theme

  static let all: [CommandLineWord] =
    (ScreenName.roots.map(\.name) + ScreenName.named).map { .screen($0) }
    + [.help, .refresh, .quit, .find, .person, .view, .theme]

  var name: String {
    switch self {
    case .screen(let name): name.rawValue
    case .help: "help"
    case .refresh: "refresh"
    case .quit: "quit"
    case .find: "find"
    case .person: "person"
    case .theme: "theme"
    case .view: "view"
    }
  }

  static func matching(_ prefix: String) -> [CommandLineWord] {
    all.filter { $0.name.hasPrefix(prefix.lowercased()) }
  }
}
