internal import Domain
internal import Terminal

/// The person's own `config.toml` (`interfaces.md`, Configuration).
package enum TasteFile {
  /// It throws on a key that is unknown or the operation's; a binding that is no text and no list of
  /// texts is passed over with a warning.
  package static func parse(
    _ text: String, file: String
  ) throws(ConfigurationError) -> Taste {
    let root = try TOMLReader(text, file: file)
    try ConfigurationKey.refuseMisplaced(root, .person)
    var taste = Taste()
    taste.theme = try root.filledText("theme")
    taste.timeZone = try root.filledText("time-zone")
    taste.passphrase = try passphrase(root)
    if let keys = try root.table("keys") { read(keys, into: &taste) }
    if let columns = try root.table("columns") {
      for list in columns.keysInOrder { taste.columns.append(try selection(columns, list)) }
    }
    if let views = try root.table("views") {
      for name in views.keys { taste.views[name] = try views.requiredText(name) }
    }
    return taste
  }

  private static func passphrase(
    _ root: TOMLReader
  ) throws(ConfigurationError) -> PassphraseHash? {
    guard let text = try root.filledText("passphrase") else { return nil }
    guard let hash = PassphraseHash(text) else {
      throw root.error("passphrase", "\"passphrase\" must be what \"lapse passphrase\" prints")
    }
    return hash
  }

  private static func selection(
    _ table: TOMLReader, _ list: String
  ) throws(ConfigurationError) -> ColumnSelection {
    let names = try table.texts(list) ?? []
    return ColumnSelection(
      list,
      names.enumerated().map { index, name in
        .init(name, place: table.place(list, element: index))
      }, place: table.place(list, element: nil))
  }

  private static func read(_ table: TOMLReader, into taste: inout Taste) {
    for command in table.keysInOrder {
      do throws(ConfigurationError) {
        taste.keys.append(
          KeyBinding(command, try table.texts(command) ?? [], place: table.place(command)))
      } catch {
        taste.warnings.append(error)
      }
    }
  }
}
