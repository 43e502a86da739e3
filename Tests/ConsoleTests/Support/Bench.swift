import Domain
import Terminal

@testable import Console

/// A console on a terminal of the tests.
@UI
final class Bench {
  let shelf: Shelf
  let terminal: HeadlessTerminal
  let runtime: Runtime

  init(
    _ shelf: Shelf = .stocked(), rows: Int = 24, columns: Int = 80, role: Domain.Role? = .admin,
    label: String? = "PROD eu-1", isReadOnly: Bool = false, isUnicode: Bool = false,
    zone: Zone = .utc, lock: LockOptions = LockOptions(), keys: KeyMap = .standard,
    configured: ConfiguredColumns = ConfiguredColumns(),
    client: Client? = nil, arrange: (inout Client) -> Void = { _ in }
  ) {
    self.shelf = shelf
    terminal = HeadlessTerminal(
      rows: rows, columns: columns,
      capabilities: TerminalCapabilities(depth: .none, isUnicode: isUnicode))
    var state = State(
      size: terminal.size, glyphs: isUnicode ? .unicode : .ascii,
      principal: Principal(user: "kim", role: role), label: label, policy: TestPolicy.policy,
      isReadOnly: isReadOnly, zone: zone, now: Made.now)
    state.keys = keys
    state.configuredColumns = configured
    state.lockOptions = lock
    var client = client ?? shelf.client
    arrange(&client)
    if let text = client.bookmarks?.read() { state.bookmarks.read(text) }
    runtime = Runtime(state: state, terminal: terminal, client: client)
  }

  var state: State { runtime.state }
  var text: String { terminal.text }
  var lines: [String] { terminal.lines }

  func open(at start: ScreenName = .overview) async {
    runtime.begin(at: start)
    await runtime.settle()
  }

  /// Keys by name; after each the console comes to rest.
  func press(_ names: String...) async {
    for name in names {
      terminal.press(name)
      await rest()
    }
  }

  func type(_ text: String) async {
    terminal.type(text)
    await rest()
  }

  /// On an open plan: what it asks for, up to Enter.
  func fill(reason: String, ticket: String, phrase: String) async {
    await press("x", reason)
    await type(ticket)
    await press("tab")
    await type(phrase)
  }

  func rest() async {
    await runtime.settle()
    if terminal.timers[.rest] != nil { terminal.fire(.rest) }
  }
}
