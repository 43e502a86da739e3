/// Reads the filter language: words, `-word`, `column:value`, `column:=value`, `column<value` and
/// its like, each value in quotes where it has spaces.
package struct FilterParser {
  private let characters: [Character]
  private var position = 0

  private init(_ text: String) {
    characters = Array(text)
  }

  package static func parse(_ text: String) throws(FilterFault) -> [FilterTerm] {
    var parser = FilterParser(text)
    var terms: [FilterTerm] = []
    while let term = try parser.next() { terms.append(term) }
    return terms
  }

  private mutating func next() throws(FilterFault) -> FilterTerm? {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    guard position < characters.count else { return nil }
    let start = position
    let isNegated = characters[position] == "-"
    if isNegated { position += 1 }
    let name = columnName()
    let relationStart = position
    let relation = relation()
    if relation != nil, name == nil {
      throw FilterFault(at: relationStart, "a column's name must stand before this")
    }
    if relation == nil { position = isNegated ? start + 1 : start }
    let valueStart = position
    let value = try value()
    guard !value.isEmpty else {
      throw FilterFault(
        at: valueStart, relation == nil ? "a word is missing" : "a value is missing")
    }
    return FilterTerm(
      isNegated: isNegated, column: relation == nil ? nil : name, relation: relation ?? .matches,
      value: value, range: start..<position,
      relationStart: relation == nil ? valueStart : relationStart, valueStart: valueStart)
  }

  /// Letters, digits, `-` and `_` here; nil where there are none.
  private mutating func columnName() -> String? {
    let start = position
    while position < characters.count,
      characters[position].isLetter || characters[position].isNumber
        || characters[position] == "-" || characters[position] == "_"
    {
      position += 1
    }
    return position == start ? nil : String(characters[start..<position]).lowercased()
  }

  private mutating func relation() -> FilterTerm.Relation? {
    guard position < characters.count, ":<>".contains(characters[position]) else { return nil }
    let first = characters[position]
    position += 1
    let hasEquals = position < characters.count && characters[position] == "="
    if hasEquals { position += 1 }
    return FilterTerm.Relation(rawValue: String(first) + (hasEquals ? "=" : ""))
  }

  /// Up to the next space outside quotes.
  private mutating func value() throws(FilterFault) -> String {
    var value = ""
    var quote: Int?
    while position < characters.count, quote != nil || !characters[position].isWhitespace {
      if characters[position] == "\"" {
        quote = quote == nil ? position : nil
      } else {
        value.append(characters[position])
      }
      position += 1
    }
    if let quote { throw FilterFault(at: quote, "this quote is not closed") }
    return value
  }
}

extension FilterParser {
  /// The filter without some of its terms.
  package static func text(_ text: String, without terms: [FilterTerm]) -> String {
    let characters = Array(text)
    var kept: [Character] = []
    for (index, character) in characters.enumerated()
    where !terms.contains(where: { $0.range.contains(index) }) {
      if character.isWhitespace, kept.last?.isWhitespace ?? true { continue }
      kept.append(character)
    }
    while kept.last?.isWhitespace ?? false { kept.removeLast() }
    return String(kept)
  }
}
