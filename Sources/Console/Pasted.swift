/// What was pasted into a prompt: its first line, without what does not show or would reorder what
/// does.
enum Pasted {
  static func line(_ text: String) -> String.UnicodeScalarView {
    let line = text.unicodeScalars.drop(while: isBreak).prefix { !isBreak($0) }
    var clean = String.UnicodeScalarView()
    clean.append(contentsOf: line.lazy.map { $0 == "\t" ? " " : $0 }.filter(isKept))
    return clean
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }
}
