import Domain
import Store

/// The filter language, of which this version has words, `-word`, quotes and `column:value` for
/// clear columns (`console.md`, Filter language).
enum FilterQuery {
  /// It throws `OperationError.badQuery`, which says at which character.
  static func parse(_ text: String, kind: Kind) throws -> [PageQuery.Term] {
    var terms: [PageQuery.Term] = []
    var position = text.startIndex
    func at(_ index: String.Index) -> Int { text.distance(from: text.startIndex, to: index) + 1 }
    while position < text.endIndex {
      if text[position] == " " {
        position = text.index(after: position)
        continue
      }
      let start = position
      let negated = text[position] == "-"
      if negated { position = text.index(after: position) }
      var name: String?
      var word = ""
      var quoted = false
      while position < text.endIndex, quoted || text[position] != " " {
        let character = text[position]
        if character == "\"" {
          quoted.toggle()
        } else if character == ":", !quoted, name == nil, !word.isEmpty {
          name = word
          word = ""
        } else {
          word.append(character)
        }
        position = text.index(after: position)
      }
      if quoted { throw OperationError.badQuery("character \(at(start)): the quote is not closed") }
      guard !word.isEmpty else {
        throw OperationError.badQuery("character \(at(start)): a value is missing")
      }
      if let name {
        terms.append(try field(name, word, negated, kind, at(start)))
      } else {
        terms.append(.word(word, negated: negated))
      }
    }
    return terms
  }

  private static func field(
    _ name: String, _ value: String, _ negated: Bool, _ kind: Kind, _ position: Int
  ) throws -> PageQuery.Term {
    let column = name == "ext" ? "extension" : name
    guard let field = Schema.lookup(kind, column) else {
      throw OperationError.badQuery("character \(position): there is no column \(name) here")
    }
    guard field.mask == nil else {
      throw OperationError.badQuery(
        "character \(position): \(name) is masked and cannot be filtered")
    }
    switch field.shape {
    case .text, .identifier, .fqdn, .number, .choice, .reference: break
    case .flag, .integer: break
    default:
      throw OperationError.badQuery("character \(position): \(name) cannot be filtered yet")
    }
    var wanted = value
    if field.shape == .flag {
      switch value.lowercased() {
      case "yes", "true", "1": wanted = "1"
      case "no", "false", "0": wanted = "0"
      default:
        throw OperationError.badQuery("character \(position): \(name) is yes or no")
      }
    }
    return .field(field, wanted, negated: negated)
  }
}
