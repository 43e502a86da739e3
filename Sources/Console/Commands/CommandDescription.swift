internal import Domain
internal import Terminal

/// A command of the console, as manuals describe it.
package struct CommandDescription: Hashable, Sendable {
  /// What `[keys]` of a configuration and `:` call it.
  package let name: String
  /// As they stand on a keyboard; in the order of preference.
  package let keys: [String]
  package let help: String
  /// The screens that have it; empty: all of them.
  package let screens: [String]
  /// The capability that it needs.
  package let needs: String?

  /// In the order of the command table; each screen of the number keys for itself.
  package static let all: [CommandDescription] = CommandTable.all.flatMap { command in
    guard command.name == .jump else { return [CommandDescription(command)] }
    return ScreenName.roots.map { root in
      CommandDescription(
        name: root.name.rawValue, keys: [String(Character(root.key))],
        help: "To the screen \(Place.root(root.name).crumb)", screens: [], needs: nil)
    }
  }

  /// Screens that only `:` reaches, unless a key is bound to them.
  package static let namedScreens: [String] = ScreenName.named.map(\.rawValue)
}

/// The keys of dialogs in which letters are no text.
package enum DialogKeys {
  /// Commands whose bound keys mean the same there.
  package static let commands: [String] = CommandTable.inDialogs.map(\.words)

  /// What is bound to nothing.
  package static let fixed: [(keys: String, help: String)] = [
    ("Esc Ctrl-C", "No: nothing is done."),
    ("Enter", "No, until all that is asked for is there; of a choice: take it."),
    ("Tab", "The next field."), ("1 to 9", "Choose."),
    ("n", "Of a plan or a brake: No; of a snapshot: reject it."),
    ("a", "Of a plan, where the role may not delete: ask an admin."),
    ("J K", "Of columns: one place on, one back."),
    ("+ - =", "Of columns: wider, narrower, as it was."),
    ("r", "Of columns: the screen's own."),
    ("a to z, A to Z", "Of bookmarks: the place; asked again where it keeps none: back."),
  ]
}

extension CommandDescription {
  private init(_ command: Command) {
    name = command.name.words
    keys = command.keys.compactMap(\.label)
    help = command.help
    let names = ScreenName.allCases.filter { command.screens?.contains($0) ?? false }
    screens = command.screens?.isEmpty == true ? ["dialogs"] : names.map(\.rawValue)
    needs = command.capability?.rawValue
  }
}
