package import Terminal

/// How the console is opened.
package struct ConsoleOptions: Sendable {
  /// The database's label, as configured: `PROD eu-1`, `COPY`, `DEMO`.
  package var label: String?
  package var theme: Theme
  package var zone: Zone
  /// Only ASCII marks, whatever the terminal can do.
  package var ascii: Bool
  /// Nothing is deleted from here.
  package var readOnly: Bool
  /// Whoever opens it owns the database, so that a role is only advice.
  package var rolesAreAdvice = false
  /// What else can be worn.
  package var themes = ThemeSupply()
  /// Where bookmarks are kept; nil: for this run only.
  package var bookmarks: BookmarkFile?
  package var lock: LockOptions
  package var files: ConsoleFiles
  package var keys: KeyMap
  /// Times are in UTC until the zone is asked for.
  package var startsInUTC: Bool
  /// What of the person's configuration was passed over.
  package var warnings: [String]

  package init(
    label: String? = nil, theme: Theme = .plain, zone: Zone = .utc, ascii: Bool = false,
    readOnly: Bool = false, lock: LockOptions = LockOptions(),
    files: ConsoleFiles = ConsoleFiles(), keys: KeyMap = .standard, startsInUTC: Bool = true,
    warnings: [String] = []
  ) {
    self.files = files
    self.label = label
    self.theme = theme
    self.zone = zone
    self.ascii = ascii
    self.readOnly = readOnly
    self.keys = keys
    self.startsInUTC = startsInUTC
    self.warnings = warnings
    self.lock = lock
  }
}
