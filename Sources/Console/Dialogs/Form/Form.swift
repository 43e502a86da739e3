internal import Domain
internal import Terminal

/// What a dialog asks for, field by field. Enter is No until all of it is there.
struct Form: Sendable {
  struct Field: Sendable {
    enum Kind: Sendable {
      /// One of at most nine, by its digit.
      case choice([String])
      case text
      /// A person's, whole.
      case address
      /// A text that may be left out, said in these words.
      case optional(String)
      /// The same of a day, as `2026-11-12`, which a case needs unless it is the one that is open.
      case day(String, open: String?)
      /// Exactly this, typed by hand.
      case word(String)
      /// The same, not shown beside its prompt: it is asked for in these words.
      case phrase(String, asks: String)

      /// What must be typed.
      var typed: String? {
        switch self {
        case .word(let word), .phrase(let word, _): word
        case .choice, .text, .address, .optional, .day: nil
        }
      }
    }

    let name: String
    let kind: Kind
    /// Of a choice, counted from 0.
    var chosen: Int?
    var text = ""

    init(_ name: String, _ kind: Kind, text: String = "") {
      self.name = name
      self.kind = kind
      self.text = text
      if case .choice(let names) = kind, names.count == 1 { chosen = 0 }
    }

    static func reason() -> Field {
      Field("reason", .choice(Reason.allCases.map(Words.reason)))
    }

    static func ticket(_ ticket: String?) -> Field { Field("ticket", .text, text: ticket ?? "") }

    var isThere: Bool {
      switch kind {
      case .choice: chosen != nil
      case .optional, .day: true
      case .text, .address, .word, .phrase: text.contains { !$0.isWhitespace }
      }
    }
  }

  enum Outcome: Hashable, Sendable {
    case stays
    /// All is there and right.
    case goes
    /// With what is to be said of it, where that is not plain.
    case no(String? = nil)
  }

  static let wrongWords = 3

  var fields: [Field]
  private(set) var focus = 0
  private var wrong = 0
  /// What just happened.
  var message: String?

  init(_ fields: [Field]) {
    self.fields = fields
    focus = fields.firstIndex { !$0.isThere } ?? 0
  }

  var isFilled: Bool { fields.allSatisfy(\.isThere) }

  /// By name, once each.
  var missing: [String] {
    fields.filter { !$0.isThere }.map(\.name).reduce(into: []) { missing, name in
      let name = fields.count { $0.name == name } > 1 ? name + "s" : name
      if missing.last != name { missing.append(name) }
    }
  }

  /// What was typed where that must be exact.
  var typed: [String] { fields.filter { $0.kind.typed != nil }.map(\.text) }

  /// Other words are to be typed, and all is asked from the first field on; what was wrong before
  /// counts.
  mutating func ask(_ typed: [Field]) {
    fields = fields.filter { $0.kind.typed == nil } + typed
    focus = 0
  }

  func text(_ name: String) -> String { fields.first { $0.name == name }?.text ?? "" }

  func chosen(_ name: String) -> Int? { fields.first { $0.name == name }?.chosen }

  var reason: Reason? { chosen("reason").map { Reason.allCases[$0] } }

  /// Empties a field once its text was taken.
  mutating func clear(_ name: String) {
    for index in fields.indices where fields[index].name == name {
      fields[index].text = ""
      focus = index
    }
  }

  mutating func pressed(_ key: Key) -> Outcome {
    message = nil
    switch key {
    case .escape, .control("c"): return .no()
    case .enter: return isFilled ? entered() : .no()
    case .tab, .down: focus = (focus + 1) % fields.count
    case .backTab, .up: focus = (focus + fields.count - 1) % fields.count
    default: edit(key)
    }
    return .stays
  }

  private mutating func edit(_ key: Key) {
    switch fields[focus].kind {
    case .choice(let names):
      guard case .character(let scalar) = key, let digit = Int(String(scalar)),
        (1...names.count).contains(digit)
      else { return }
      fields[focus].chosen = digit - 1
      focus = fields.indices.first { !fields[$0].isThere } ?? focus
    case .word, .phrase:
      if case .paste = key {
        message = "The \(fields[focus].name) is typed, not pasted."
        return
      }
      type(key)
    case .text, .address, .optional, .day: type(key)
    }
  }

  private mutating func type(_ key: Key) {
    var line = Prompt(.ticket, text: fields[focus].text)
    _ = line.edit(key)
    fields[focus].text = line.text
  }

  /// What is wrong with what was told.
  private func fault(_ field: Field) -> String? {
    switch field.kind {
    case .day(_, let open) where field.text.isEmpty:
      let reference = text("case")
      return reference.isEmpty || reference == open
        ? nil : "\(reference) is a new case: say the day on which it was received."
    case .day where Self.day(field.text) == nil:
      return "\(field.name) is a day, as 2026-11-12."
    case .address:
      let parts = field.text.split(separator: "@", omittingEmptySubsequences: false)
      let isWhole =
        parts.count > 1 && !(parts.first?.isEmpty ?? true) && !(parts.last?.isEmpty ?? true)
      return isWhole ? nil : "That is no whole e-mail address."
    default: return nil
    }
  }

  static func day(_ text: String) -> Instant? { Instant(rfc3339: text + "T00:00:00Z") }

  private mutating func entered() -> Outcome {
    for (index, field) in fields.enumerated() {
      guard let fault = fault(field) else { continue }
      message = fault
      focus = index
      return .stays
    }
    for (index, field) in fields.enumerated() {
      guard let word = field.kind.typed, !Bytes.equal(field.text, word) else { continue }
      wrong += 1
      fields[index].text = ""
      focus = index
      let left = Self.wrongWords - wrong
      guard left > 0 else { return .no("Three wrong words: nothing was done.") }
      message = "That is not it; \(left) more \(left == 1 ? "try" : "tries")."
      return .stays
    }
    return .goes
  }
}
