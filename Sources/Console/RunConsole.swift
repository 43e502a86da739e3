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
  let state = State(
    options, size: terminal.size, isUnicode: isUnicode, principal: principal,
    operations: operations)
  terminal.use(options.theme)
  let client = Client(operations, by: principal, options)
  let runtime = Runtime(state: state, terminal: terminal, client: client)
  options.themes.watch { [weak runtime] in runtime?.send(.themesChanged) }
  await runtime.run(at: .overview)
  terminal.leave()
  leaving()
  await runtime.drain()
}
