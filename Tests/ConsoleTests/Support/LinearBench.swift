import Domain
import Terminal

@testable import Console

/// The console in lines, on paper that the test reads.
@UI
final class LinearBench: LineChannel {
  let columns = 80
  var onLine: (@UI (String?) -> Void)?
  private(set) var written: [String] = []
  private(set) var asked: [String] = []
  private var typed: [String]
  let shelf: Shelf

  /// The lines are typed one after the other, each when it is asked for; then the paper is at its end.
  init(_ shelf: Shelf = .stocked(), typing lines: [String]) {
    self.shelf = shelf
    typed = lines
  }

  func run() async {
    let size = LinearConsole.size(self)
    let terminal = LineTerminal(size: size)
    var state = State(
      size: size, glyphs: .ascii.withLetters, principal: Principal(user: "kim", role: .admin),
      label: "PROD eu-1", policy: TestPolicy.policy, isReadOnly: false, zone: .utc, now: Made.now)
    state.isLinear = true
    let runtime = Runtime(state: state, terminal: terminal, client: shelf.client)
    await LinearConsole(channel: self, terminal: terminal, runtime: runtime).run(at: .overview)
  }

  func write(_ lines: [SafeText]) {
    written += lines.map(\.text)
  }

  func ask(_ words: SafeText) {
    asked.append(words.text)
    if typed.isEmpty {
      onLine?(nil)
    } else {
      let line = typed.removeFirst()
      written.append(words.text + line)
      onLine?(line)
    }
  }

  var text: String { written.map { $0 + "\n" }.joined() }
}
