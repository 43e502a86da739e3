import Console
import Formats

/// lapse-config(5).
extension ManualPage {
  func writeConfiguration(to roff: inout Roff) {
    roff.name("lapse-config", "configuration of lapse(1)")
    roff.section("DESCRIPTION")
    roff.paragraph(
      """
      Files in TOML. What the operation needs stands in config.toml beside the database and, for \
      what that does not say, in /etc/lapse/config.toml: both belong to root or the database's owner, \
      and nobody else may write to them. A person's taste stands in \
      $XDG_CONFIG_HOME/lapse/config.toml, else ~/.config/lapse/config.toml. A key that is unknown, or \
      that belongs in the other file, is an error with file, line and column. lapse doctor tells \
      where everything was read from.
      """)
    roff.paragraph(
      """
      A duration is of one unit: PT90S, PT15M, PT24H, P1D.
      """)
    write(.operation, "OF THE OPERATION", to: &roff)
    write(.person, "OF THE PERSON", to: &roff)
    roff.section("NAMES OF KEYS")
    roff.paragraph(
      """
      A character stands for itself; others are space, enter, esc, tab, backtab, backspace, delete, \
      insert, up, down, left, right, home, end, pgup, pgdn, f1 to f24, and ctrl- before a letter. The \
      names of commands stand in lapse(1), KEYS. A binding that cannot be is passed over: the console \
      says so when it opens, lapse doctor says all of them, and the command keeps its own keys. So it \
      is where a key would be for two commands at one place: free it first, as by "sort = []". What \
      plans or orders something takes only a plain key, and what confirms never the key that asked.
      """)
    roff.section("FIXED KEYS")
    roff.paragraph(
      .plain(
        """
        In forms and prompts keys are text. In other dialogs the keys that are bound to \
        \(DialogKeys.commands.joined(separator: ", ")) mean the same as elsewhere. Beside them stand \
        these, which cannot be bound; but for the first three a key that is bound to one of those \
        commands means the command.
        """))
    for key in DialogKeys.fixed { roff.entry(.bold(key.keys), words: .plain(key.help)) }
    roff.section("EXAMPLES")
    roff.paragraph("Of the operation:")
    roff.example(Self.example(.operation))
    roff.paragraph("Of a person:")
    roff.example(Self.example(.person))
  }

  private func write(
    _ owner: ConfigurationKey.Owner, _ title: String, to roff: inout Roff
  ) {
    roff.section(title)
    for key in ConfigurationKey.all where key.owner == owner {
      roff.entry(
        .bold(key.path), " = ", .italic(key.takes),
        words: .plain("\(key.meaning) Default: \(key.standard)."))
    }
  }

  /// A whole file, in the order of the keys.
  static func example(_ owner: ConfigurationKey.Owner) -> [String] {
    let names = ["COMMAND": "delete", "LIST": "pbxs", "NAME": "late"]
    var table: Substring?
    let shown = ConfigurationKey.all.filter { $0.owner == owner && $0.path != "passphrase" }
    return shown.flatMap { key -> [String] in
      let parts = key.path.split(separator: ".")
      let name = parts.last.map(String.init) ?? key.path
      let line = "\(names[name] ?? name) = \(key.example)"
      guard parts.count == 2, parts[0] != table else { return [line] }
      table = parts[0]
      return ["[\(parts[0])]", line]
    }
  }
}
