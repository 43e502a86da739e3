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
  state.keys = options.keys
  state.isUTC = options.startsInUTC
  state.notice = Notice(warnings: options.warnings)
  terminal.use(options.theme)
  await Runtime(
    state: state, terminal: terminal, client: Client(operations, by: principal)
  ).run(at: .overview)
}
