/// The string literals of a Swift file, each as the texts between its interpolations; those inside
/// an interpolation are literals of their own.
struct SwiftLiterals {
  struct Literal: Hashable {
    let pieces: [String]

    /// With `…` for each interpolation.
    var text: String { pieces.joined(separator: "…") }
  }

  private(set) var literals: [Literal] = []
  private let characters: [Character]
  private var position = 0

  init(of source: String) {
    characters = Array(source)
    code(until: nil)
  }

  private func sees(_ text: String) -> Bool {
    characters[position...].starts(with: text)
  }

  /// Reads code up to the parenthesis that closes it, or to the end.
  private mutating func code(until closing: Character?) {
    var depth = 0
    while position < characters.count {
      if sees("//") {
        while position < characters.count, characters[position] != "\n" { position += 1 }
      } else if sees("\"\"\"") {
        position += 3
        literal(endingWith: "\"\"\"")
      } else if characters[position] == "\"" {
        position += 1
        literal(endingWith: "\"")
      } else {
        if characters[position] == "(" { depth += 1 }
        if characters[position] == ")" {
          if depth == 0, closing != nil { return }
          depth -= 1
        }
        position += 1
      }
    }
  }

  private mutating func literal(endingWith end: String) {
    var pieces = [""]
    while position < characters.count, !sees(end) {
      if sees("\\(") {
        position += 2
        code(until: ")")
        position += 1
        pieces.append("")
      } else if sees("\\"), position + 1 < characters.count {
        let escaped = characters[position + 1]
        pieces[pieces.count - 1].append(escaped == "n" || escaped == "\n" ? " " : escaped)
        position += 2
      } else {
        pieces[pieces.count - 1].append(characters[position])
        position += 1
      }
    }
    position += end.count
    literals.append(Literal(pieces: pieces))
  }
}
