/// What else lapse(1) says: exit codes, environment, files.
extension ManualPage {
  func writeSurroundings(to roff: inout Roff) {
    roff.section("EXIT STATUS")
    for exit in Exit.allCases {
      roff.entry(.bold(String(exit.rawValue)), words: .plain(exit.meaning))
    }
    roff.paragraph("check alone has 0, 1, 2 and 3 as monitoring plugins have them.")
    roff.section("ENVIRONMENT")
    for (name, meaning) in Self.environment {
      roff.entry(.bold(name), words: .plain(meaning))
    }
    roff.section("FILES")
    for (path, meaning) in Self.files {
      roff.entry(.italic(path), words: .plain(meaning))
    }
  }

  /// What the program reads of it.
  static let environment = [
    ("LAPSE_DATABASE", "The database, where --database does not say."),
    ("XDG_DATA_HOME", "Where lapse/lapse.db lies by default; else ~/.local/share."),
    ("XDG_CONFIG_HOME", "Where lapse/config.toml and lapse/themes lie; else ~/.config."),
    (
      "XDG_STATE_HOME",
      "Where lapse/exports, what the console remembers and its crash reports lie; else ~/.local/state."
    ),
    ("NO_COLOR", "Where it is set and not empty, nothing has colour."),
    ("TERM", "The terminal; of \"dumb\" no table has colour."),
    ("TZ", "The time zone that the console's z shows."),
    ("TMPDIR", "Where the demo's database lies while it is open; else /tmp."),
    ("SUDO_USER", "Who called sudo: the person whom orders, receipts and the audit trail name."),
    ("SSH_CONNECTION", "From where: its first word is written into the audit trail."),
  ]

  private static let files = [
    ("/etc/lapse/config.toml", "The operation's configuration; see lapse-config(5)."),
    ("config.toml beside the database", "The same, and read first."),
    ("~/.config/lapse/config.toml", "The person's taste: theme, keys, columns, views, time zone."),
    ("~/.config/lapse/themes/NAME.toml", "The person's own themes."),
    ("~/.local/state/lapse/exports", "What the console exported; it goes after a day."),
    ("~/.local/state/lapse/console.json", "Columns and views that were chosen at the keyboard."),
    ("~/.local/state/lapse/bookmarks-ID", "Bookmarks, by database."),
    ("~/.local/state/lapse/crash-TIME.txt", "Of a fault of its own, where it was; no data."),
    ("DATABASE.erasures", "What went and when meetings were, by keyed tags; restore reads it."),
    ("DATABASE.checkpoints", "Digests of the audit trail; audit verify reads them."),
  ]
}

extension Exit {
  /// For the manual.
  var meaning: String {
    switch self {
    case .done: "Done."
    case .failed: "Failed; the message says what, and what was left undone."
    case .critical: "Critical, of check alone."
    case .refused: "Refused: role, hold, wrong phrase, restricted record."
    case .planChanged: "The plan changed since it was shown; nothing was done."
    case .braked: "A brake is on; of the rules that it names nothing was done, the others were."
    case .usage: "The command line is wrong; nothing was done."
    case .badInput: "The input data is wrong; nothing was done."
    case .missing: "There is no such file, database or record."
    case .cannotCreate: "It cannot be created."
    case .tryAgain: "Another run has the lease: try again later."
    case .hungUp: "Ended by SIGHUP, after the batch."
    case .quit: "Ended by SIGQUIT, after the batch."
    case .terminated: "Ended by SIGTERM, after the batch."
    }
  }
}
