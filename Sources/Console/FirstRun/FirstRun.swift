internal import Terminal

/// The screen that leads to a database where there is none: a choice, at most one answer, and then
/// the console.
struct FirstRun: Sendable {
  enum Phase: Hashable, Sendable {
    case choosing
    /// The name of the file to bring in, as far as it is typed.
    case asking(Prompt)
    case working(FirstRunChoice)
    /// What is told this once.
    case told([String])
  }

  enum Step: Hashable, Sendable {
    case none
    case begin(FirstRunChoice)
    /// To the console.
    case open
    case leave
  }

  struct Offer: Sendable {
    let name: String
    /// What it does.
    let words: String
    /// What does the same on the command line.
    let command: String
  }

  static let offers = [
    Offer(
      name: "Look around",
      words: "Made-up PBXs, meetings and people in a throw-away database. Every key works, nothing"
        + " is real, and all of it goes when you leave.",
      command: "lapse demo"),
    Offer(
      name: "Begin empty",
      words: "Creates the database with the published policy. PBXs and meetings come by import,"
        + " from then on they go when the policy says.",
      command: "lapse init"),
    Offer(
      name: "Bring data in",
      words: "Creates the database and reads one file, whole or not at all: the native format"
        + " (.jsonl), or the status of a 3CX system (.json).",
      command: "lapse init, then lapse import FORMAT FILE"),
  ]

  /// Where the database would lie.
  let path: String
  var size: TerminalSize
  let glyphs: Glyphs
  private(set) var phase = Phase.choosing
  private(set) var index = 0
  /// Why what was chosen could not be done.
  private(set) var failure: String?

  init(path: String, size: TerminalSize, glyphs: Glyphs) {
    self.path = path
    self.size = size
    self.glyphs = glyphs
  }

  mutating func pressed(_ key: Key) -> Step {
    switch phase {
    case .working: return key == .control("c") ? .leave : .none
    case .told: return key == .enter ? .open : .none
    case .asking(let prompt): return typed(key, prompt)
    case .choosing: return chosen(key)
    }
  }

  private mutating func chosen(_ key: Key) -> Step {
    failure = nil
    switch key {
    case .key("j"), .down, .tab: index = min(index + 1, Self.offers.count - 1)
    case .key("k"), .up, .backTab: index = max(index - 1, 0)
    case .key("1"), .key("2"), .key("3"):
      index = ["1", "2", "3"].firstIndex { key == .key($0) } ?? index
    case .enter: return begin()
    case .key("q"), .key("Q"), .escape, .control("c"): return .leave
    default: break
    }
    return .none
  }

  private mutating func begin() -> Step {
    switch index {
    case 0: return start(.demo)
    case 1: return start(.create)
    default:
      phase = .asking(Prompt(.command))
      return .none
    }
  }

  private mutating func start(_ choice: FirstRunChoice) -> Step {
    phase = .working(choice)
    return .begin(choice)
  }

  private mutating func typed(_ key: Key, _ before: Prompt) -> Step {
    var prompt = before
    failure = nil
    switch key {
    case .escape, .control("c"): phase = .choosing
    case .enter where prompt.text.isEmpty: phase = .choosing
    case .enter: return start(.bringIn(file: prompt.text))
    default:
      _ = prompt.edit(key)
      phase = .asking(prompt)
    }
    return .none
  }

  mutating func failed(_ words: String) {
    if case .working(.bringIn(let file)) = phase {
      phase = .asking(Prompt(.command, text: file))
    } else {
      phase = .choosing
    }
    failure = words
  }

  /// Whether there is something to be read before the console opens.
  mutating func opened(_ told: [String]) -> Bool {
    guard !told.isEmpty else { return false }
    phase = .told(told)
    return true
  }
}
