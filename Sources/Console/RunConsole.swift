package import Domain
package import Operations
package import Terminal

/// Runs the console on an open terminal until the person leaves it; the terminal is left then, and
/// what changes data has come to its end. `leaving` is called before that is waited for: it keeps a
/// sweep from beginning another batch.
@UI
package func runConsole(
  terminal: any Terminal, operations: Operations, principal: Principal, options: ConsoleOptions,
  leaving: @Sendable () -> Void = {}
) async {
  let isUnicode = terminal.capabilities.isUnicode && !options.ascii
  var state = State(
    size: terminal.size, glyphs: options.theme.glyphs(unicode: isUnicode), principal: principal,
    label: options.label, policy: operations.policy, isReadOnly: options.readOnly,
    zone: options.zone, now: operations.now())
  state.settings = operations.settings
  state.keys = options.keys
  state.isUTC = options.startsInUTC
  state.notice = Notice(warnings: options.warnings)
  state.rolesAreAdvice = options.rolesAreAdvice
  state.wardrobe = Wardrobe(
    name: options.themes.first, theme: options.theme,
    configuration: options.themes.configuration)
  state.lockOptions = options.lock
  state.memory = options.files.memory
  state.configuredViews = options.files.views
  terminal.use(options.theme)
  var client = Client(operations, by: principal, files: options.files)
  client.themes = options.themes.all
  client.bookmarks = options.bookmarks
  let runtime = Runtime(state: state, terminal: terminal, client: client)
  options.themes.watch { [weak runtime] in runtime?.send(.themesChanged) }
  await runtime.run(at: .overview)
  terminal.leave()
  leaving()
  await runtime.drain()
}
