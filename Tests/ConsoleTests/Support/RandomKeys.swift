import Terminal
import TestSupport

/// Keys as a person's slips would have them: those that lead towards a deletion come often, whole
/// phrases seldom.
struct RandomKeys {
  enum Stroke: Sendable, CustomStringConvertible {
    case key(String)
    case text(String)
    case paste(String)
    /// What the open dialog asks for: whole, but for its last letter, or pasted.
    case asked(Answer)

    enum Answer: Sendable { case whole, short, pasted }

    var description: String {
      switch self {
      case .key(let name): name
      case .text(let text): "\"\(text)\""
      case .paste(let text): "paste(\"\(text)\")"
      case .asked(let answer): "asked(\(answer))"
      }
    }
  }

  /// What is typed whole, or not quite.
  let phrases: [String]
  private var numbers: SeededNumbers

  init(seed: UInt64, phrases: [String]) {
    self.phrases = phrases
    numbers = SeededNumbers(seed: seed)
  }

  private static let leading = [
    "d", "x", "H", "b", "n", "v", "*", "space", "enter", "tab", "r", "u", "c", "P", "y", "o",
  ]
  private static let moving = [
    "j", "k", "g", "G", "i", "q", "esc", "pgdn", "up", "down", "left", "right", "backtab", "U",
    "/", "s", "S", "R", "=", "p", "f", "T", ":", "?", "f5",
  ]
  private static let chords = "abcdefklnoprstuvwxy".map { "ctrl-\($0)" }
  private static let screens = (0...9).map(String.init)

  /// `withPhrases`: whole ones as well.
  mutating func strokes(_ count: Int, withPhrases: Bool) -> [Stroke] {
    (0..<count).flatMap { _ in stroke(withPhrases) }
  }

  private mutating func pick(_ names: [String]) -> Stroke {
    names.randomElement(using: &numbers).map(Stroke.key) ?? .key("j")
  }

  private mutating func stroke(_ withPhrases: Bool) -> [Stroke] {
    let phrase = phrases.randomElement(using: &numbers) ?? ""
    switch Int.random(in: 0..<100, using: &numbers) {
    case 0..<30: return [pick(Self.leading)]
    case 30..<44: return [pick(Self.moving)]
    case 44..<54: return [pick(Self.screens)]
    case 54..<64: return [pick(Self.chords)]
    case 64..<70: return [.paste(phrase), .key("enter")]
    case 70..<76: return [.text(String(phrase.dropLast())), .key("enter")]
    default: return lead(withPhrases)
    }
  }

  /// All that a dialog asks for; its phrase whole, cut short or pasted.
  private mutating func lead(_ withPhrases: Bool) -> [Stroke] {
    let answers: [Stroke.Answer] =
      withPhrases ? [.whole, .whole, .short, .pasted] : [.short, .pasted]
    let answer = Stroke.asked(answers.randomElement(using: &numbers) ?? .short)
    let leads: [[Stroke]] = [
      [.key("d"), .key("c"), .key("x"), .key("2"), .text("#1"), .key("tab")],
      [.key("space"), .key("space"), .key("d"), .key("x"), .key("2"), .text("#1"), .key("tab")],
      [.key("x"), .text("#1"), .key("tab")], [.key("x")], [.key("H"), .key("2")],
      [.key("enter"), .key("n"), .key("2"), .text("#1"), .key("tab")],
      [.key("b"), .key("x"), .key("2")],
    ]
    return (leads.randomElement(using: &numbers) ?? []) + [answer, .key("enter")]
  }
}
