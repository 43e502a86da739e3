internal import Domain
internal import Operations
internal import Terminal

extension State {
  /// As the console was opened.
  init(
    _ options: ConsoleOptions, size: TerminalSize, isUnicode: Bool, principal: Principal,
    operations: Operations
  ) {
    self.init(
      size: size, glyphs: options.theme.glyphs(unicode: isUnicode), principal: principal,
      label: options.label, policy: operations.policy, isReadOnly: options.readOnly,
      zone: options.zone, now: operations.now())
    settings = operations.settings
    keys = options.keys
    isUTC = options.startsInUTC
    notice = Notice(warnings: options.warnings)
    rolesAreAdvice = options.rolesAreAdvice
    wardrobe = Wardrobe(
      name: options.themes.first, theme: options.theme,
      configuration: options.themes.configuration)
    lockOptions = options.lock
    memory = options.files.memory
    configuredColumns = options.files.columns
    configuredViews = options.files.views
    if let text = options.bookmarks?.read() { bookmarks.read(text) }
  }
}

extension Client {
  init(_ operations: Operations, by principal: Principal, _ options: ConsoleOptions) {
    self.init(operations, by: principal, files: options.files)
    themes = options.themes.all
    bookmarks = options.bookmarks
  }
}
