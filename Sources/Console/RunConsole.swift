package import Domain
package import Operations
package import Terminal

/// Runs the console on an open terminal until the person leaves it. The caller opened the terminal
/// and leaves it.
@UI
package func runConsole(
  terminal: any Terminal, operations: Operations, principal: Principal, options: ConsoleOptions
) async {
  let isUnicode = terminal.capabilities.isUnicode && !options.ascii
  var state = State(
    size: terminal.size, glyphs: options.theme.glyphs(unicode: isUnicode), principal: principal,
    label: options.label, policy: operations.policy, isReadOnly: options.readOnly,
    zone: options.zone, now: operations.now())
  state.settings = operations.settings
  state.rolesAreAdvice = options.rolesAreAdvice
  state.wardrobe = Wardrobe(
    name: options.themes.first, theme: options.theme,
    configuration: options.themes.configuration)
  terminal.use(options.theme)
  var client = Client(operations, by: principal)
  client.themes = options.themes.all
  client.bookmarks = options.bookmarks
  let runtime = Runtime(state: state, terminal: terminal, client: client)
  options.themes.watch { [weak runtime] in runtime?.send(.themesChanged) }
  await runtime.run(at: .overview)
}
