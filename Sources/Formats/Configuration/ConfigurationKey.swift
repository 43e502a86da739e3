/// A key of the configuration files: what reads them knows no other, and the manual says what each is
/// for.
package struct ConfigurationKey: Hashable, Sendable {
  /// Whose file it stands in.
  package enum Owner: Sendable {
    /// `/etc/lapse/config.toml`, or the file beside the database.
    case operation
    /// The person's own: taste only.
    case person
  }

  package let owner: Owner
  /// Table and key: `brakes.pbxs`. `COMMAND`, `LIST` and `NAME` stand for whatever is there.
  package let path: String
  /// In words.
  package let takes: String
  /// What holds where it is not set: a value, or words.
  package let standard: String
  package let meaning: String
  /// A value as TOML has it.
  package let example: String

  private init(
    _ owner: Owner, _ path: String, _ takes: String, _ standard: String, _ example: String,
    _ meaning: String
  ) {
    self.owner = owner
    self.path = path
    self.takes = takes
    self.standard = standard
    self.example = example
    self.meaning = meaning
  }

  private var table: String? {
    let parts = path.split(separator: ".")
    return parts.count == 2 ? String(parts[0]) : nil
  }

  private var name: String { path.split(separator: ".").last.map(String.init) ?? path }

  /// What may stand in a table.
  static func names(in table: String) -> [String] {
    all.filter { $0.table == table }.map(\.name)
  }

  /// What may stand outermost.
  private static func roots(_ owner: Owner) -> [String] {
    all.filter { $0.owner == owner }.map { $0.table ?? $0.name }
  }

  /// A key of the other file is told as such, not as unknown.
  static func refuseMisplaced(
    _ root: TOMLReader, _ owner: Owner
  ) throws(ConfigurationError) {
    let others = roots(owner == .operation ? .person : .operation)
    for key in root.keysInOrder where others.contains(key) {
      throw root.error(
        key,
        owner == .operation
          ? "\"\(key)\" is a person's taste: it belongs in ~/.config/lapse/config.toml"
          : "\"\(key)\" is the operation's: it belongs in /etc/lapse/config.toml or beside the database"
      )
    }
    try root.allowOnly(roots(owner))
  }

  package static let all: [ConfigurationKey] = [
    .init(
      .operation, "objects", "an absolute path, or rclone:REMOTE:PATH",
      "the directory objects beside the database", "\"/var/lib/lapse/objects\"",
      "Where stored objects lie: recordings, files, logs."),
    .init(
      .operation, "database.label", "a text", "none, shown as UNNAMED", "\"PROD eu-1\"",
      "The database's name in the console's header, in plans and in receipts."),
    .init(
      .operation, "sweep.interval", "a duration from PT1M to PT24H", "\"PT15M\"", "\"PT15M\"",
      "How often the sweep is to run: what is longer without one is loud."),
    .init(
      .operation, "undo.window", "a duration from PT1M to PT168H",
      "\"PT24H\"", "\"P1D\"",
      "For how long an order on a PBX or an extension can be taken back; on other records it is ten"
        + " minutes."),
    .init(
      .operation, "lock.after", "a duration from PT1S to PT24H", "\"PT10M\"", "\"PT5M\"",
      "After how long without a key a curtain falls over the console."),
    .init(
      .operation, "brakes.pbxs", "a whole number", "1", "1",
      "PBXs that may go within 24 hours, or, if that is more, the next."),
    .init(
      .operation, "brakes.pbxs-percent", "a number from 0 to 100", "0.2", "0.2",
      "The same, as a share of all PBXs."),
    .init(
      .operation, "brakes.failing", "a whole number", "3", "3",
      "PBXs that may turn to failing DNS within 24 hours, or, if that is more, the next."),
    .init(
      .operation, "brakes.failing-percent", "a number from 0 to 100", "5", "5",
      "The same, as a share of all PBXs."),
    .init(
      .operation, "brakes.silence", "a duration from PT1M to PT720H", "\"PT48H\"", "\"PT48H\"",
      "For how long nothing need be heard of any PBX before the rules of PBXs wait."),
    .init(
      .operation, "brakes.clock-step", "a duration from PT1M to PT24H", "\"PT1H\"", "\"PT1H\"",
      "How far the clock may step: beyond it all rules wait."),
    .init(
      .operation, "brakes.backlog", "a whole number", "1000", "1000",
      "Entries of a rule that may be due, and, above that, not more than the next allows."),
    .init(
      .operation, "brakes.backlog-times", "a whole number", "3", "3",
      "So many times what fell due since the rule's last run."),
    .init(
      .operation, "brakes.everything", "a whole number", "100", "100",
      "Entries that may be all that a rule could ever take."),
    .init(
      .person, "theme", "a theme's name", "\"default\"", "\"dark\"",
      "How the console looks; \"lapse theme list\" has the names."),
    .init(
      .person, "passphrase", "what \"lapse passphrase\" prints", "none: Enter lifts the curtain",
      "\"pbkdf2-sha256:10000:\(String(repeating: "0", count: 32))"
        + ":\(String(repeating: "0", count: 64))\"", "What lifts the console's curtain."),
    .init(
      .person, "time-zone", "a time zone's name, \"UTC\" or \"local\"",
      "UTC, and z shows the zone of the system", "\"Europe/Nicosia\"",
      "The zone in which the console shows times from the beginning."),
    .init(
      .person, "keys.COMMAND", "a key's name, or a list of them", "see lapse(1), KEYS",
      "[\"d\", \"delete\"]",
      "The keys of a command or screen of the console, in the place of its own; an empty list takes"
        + " them away."),
    .init(
      .person, "columns.LIST", "a list of columns", "those that the width has room for",
      "[\"fqdn:30\", \"licence\", \"what next\"]",
      "The columns of a list of the console by their heads, in their order; a number is a column's"
        + " width. What is chosen at the keyboard goes before. A name that is none is passed over, and"
        + " told."),
    .init(
      .person, "views.NAME", "a list, its order and its filter", "none",
      "\"pending state:overdue rule:recording\"", "A saved view of the console."),
  ]
}
