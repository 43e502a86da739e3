/// A page in the language of manual pages (man(7)), written from plain text.
struct Roff {
  private(set) var text = ""

  /// `date`: `2026-11-22`.
  init(title: String, section: Int, date: String, source: String) {
    text = ".TH \(title.uppercased()) \(section) \(date) \"\(source)\"\n"
  }

  /// The page's name and what it is about.
  mutating func name(_ name: String, _ subject: String) {
    section("NAME")
    line([.bold(name), " ", .dash, " ", .plain(subject)])
  }

  mutating func section(_ title: String) { text += ".SH " + title + "\n" }

  mutating func part(_ title: String) { text += ".SS " + title + "\n" }

  mutating func paragraph(_ words: Words...) {
    if !isBelowTitle { text += ".PP\n" }
    line(words)
  }

  private var isBelowTitle: Bool {
    let last = text.split(separator: "\n").last ?? ""
    return last.hasPrefix(".SH") || last.hasPrefix(".SS")
  }

  /// A term, and indented what it is.
  mutating func entry(_ term: Words..., words: Words) {
    text += ".TP\n"
    line(term, wraps: false)
    line([words])
  }

  /// Another paragraph of the same entry.
  mutating func more(_ words: Words) {
    text += ".IP\n"
    line([words])
  }

  /// Entries of an entry.
  mutating func nested(_ body: (inout Roff) -> Void) {
    text += ".RS\n"
    body(&self)
    text += ".RE\n"
  }

  /// As it is, line by line.
  mutating func example(_ lines: [String]) {
    text += ".PP\n.in +4n\n.nf\n"
    for words in lines { line([.plain(words)], wraps: false) }
    text += ".fi\n.in\n"
  }

  private static let width = 78

  /// Readers fill lines anew; where they break here says nothing.
  private mutating func line(_ words: [Words], wraps: Bool = true) {
    let joined = words.map(\.roff).joined()
    guard wraps else { return put(joined) }
    var line = ""
    for word in joined.split(separator: " ") {
      if !line.isEmpty, line.utf8.count + word.utf8.count >= Self.width {
        put(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { put(line) }
  }

  private mutating func put(_ line: String) {
    // A line that begins so would be a request.
    text += (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
  }

  /// A run of text in one face.
  enum Words: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    case plain(String)
    /// What is typed as it stands.
    case bold(String)
    /// What something else is typed for.
    case italic(String)
    /// Between a page's name and its subject.
    case dash

    init(stringLiteral text: String) { self = .plain(text) }

    fileprivate var roff: String {
      switch self {
      case .plain(let text): Self.escaped(text, isTyped: false)
      case .bold(let text): "\\fB" + Self.escaped(text, isTyped: true) + "\\fR"
      case .dash: "\\-"
      case .italic(let text): "\\fI" + Self.escaped(text, isTyped: true) + "\\fR"
      }
    }

    /// Within words a hyphen is one; elsewhere, and in what is typed, it is the key's.
    private static func escaped(_ text: String, isTyped: Bool) -> String {
      var before: Unicode.Scalar = " "
      return text.unicodeScalars.reduce(into: "") { escaped, scalar in
        defer { before = scalar }
        switch scalar {
        case "\\": escaped += "\\e"
        case "-": escaped += isTyped || !before.properties.isAlphabetic ? "\\-" : "-"
        case "'": escaped += "\\(aq"
        case "`": escaped += "\\(ga"
        case "^": escaped += "\\(ha"
        case "~": escaped += "\\(ti"
        case "\n": escaped += " "
        case " "..."~": escaped.unicodeScalars.append(scalar)
        default:
          let digits = String(scalar.value, radix: 16, uppercase: true)
          escaped += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
        }
      }
    }
  }
}
