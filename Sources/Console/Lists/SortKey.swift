/// What a line is put in order by under a column: a number, else the cell's words, with the numbers in
/// them as numbers. Nothing comes last.
struct SortKey: Comparable, Sendable {
  private enum Part: Comparable {
    case number(Int64)
    case word(String)
    case none
  }

  private let parts: [Part]

  init(_ number: Int64?) { parts = [number.map(Part.number) ?? .none] }

  init(words: String) {
    guard words != "-", !words.isEmpty else {
      parts = [.none]
      return
    }
    var parts: [Part] = []
    var rest = words.lowercased()[...]
    while let first = rest.first {
      let isDigit = { (letter: Character) in letter.isASCII && letter.isNumber }
      let run = rest.prefix { isDigit($0) == isDigit(first) }
      parts.append(Int64(run).map(Part.number) ?? .word(String(run)))
      rest = rest.dropFirst(run.count)
    }
    self.parts = parts
  }

  static func < (left: SortKey, right: SortKey) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts)
  }
}
