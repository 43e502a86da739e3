import Console

/// The console's keys as a table in Markdown, for the README.
enum KeysTable {
  static var text: String {
    let rows = CommandDescription.all.map { command in
      let keys = command.keys.map { "`\($0 == "|" ? "\\|" : $0)`" }.joined(separator: " ")
      let place = command.screens == ["dialogs"] ? "" : Self.place(command.screens)
      return "| \(keys) | `\(command.name)` | \(command.help)\(place) |"
    }
    return (["| keys | name | does |", "|---|---|---|"] + rows).joined(separator: "\n") + "\n"
  }

  /// Where few screens have it.
  private static func place(_ screens: [String]) -> String {
    (1...3).contains(screens.count) ? " (\(screens.joined(separator: ", ")))" : ""
  }
}
