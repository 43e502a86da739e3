/// Finds where the keys of a TOML document stand, which the parser does not tell. The document must
/// have been parsed without error; only headers, keys and the ends of values are looked at.
struct TOMLLocator {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var places: [TOMLPath: Int] = [:]
  /// How many entries each list of tables has so far.
  private var counts: [TOMLPath: Int] = [:]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    readAll()
  }

  /// The place of the value's key or table, or of the nearest thing around it; both from 1.
  func place(_ path: TOMLPath) -> (line: Int, column: Int) {
    var steps = path.steps
    while !steps.isEmpty {
      if let start = places[TOMLPath(steps: steps)] { return place(start) }
      steps.removeLast()
    }
    return (1, 1)
  }

  private func place(_ start: Int) -> (line: Int, column: Int) {
    var place = (line: 1, column: 1)
    for scalar in scalars[..<start] {
      place = scalar == "\n" ? (place.line + 1, 1) : (place.line, place.column + 1)
    }
    return place
  }

  // MARK: - Reading

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func readAll() {
    var table = TOMLPath.root
    while true {
      skipBlank(lines: true)
      guard let scalar = next else { return }
      if scalar == "[" {
        table = header()
      } else {
        member(of: table)
      }
    }
  }

  private mutating func header() -> TOMLPath {
    let start = position
    position += 1
    let isList = next == "["
    if isList { position += 1 }
    var path = TOMLPath.root
    let keys = dottedKey()
    for (number, key) in keys.enumerated() {
      path = path.key(key)
      if isList, number == keys.count - 1 {
        let count = counts[path, default: 0]
        counts[path] = count + 1
        note(path, start)
        path = path.index(count)
      } else if let count = counts[path] {
        path = path.index(count - 1)
      }
    }
    note(path, start)
    while next == "]" || next == " " || next == "\t" { position += 1 }
    return path
  }

  /// `a.b = value`
  private mutating func member(of table: TOMLPath) {
    let start = position
    var path = table
    for key in dottedKey() {
      path = path.key(key)
      note(path, start)
    }
    if next == "=" { position += 1 }
    skipBlank(lines: false)
    value(path)
  }

  private mutating func dottedKey() -> [String] {
    var keys: [String] = []
    while true {
      skipBlank(lines: false)
      guard let scalar = next else { return keys }
      if scalar == "\"" || scalar == "'" {
        keys.append(string())
      } else {
        let start = position
        while let scalar = next, Self.isBare(scalar) { position += 1 }
        if position == start {
          position += 1
          return keys
        }
        keys.append(text(start..<position))
      }
      skipBlank(lines: false)
      guard next == "." else { return keys }
      position += 1
    }
  }

  private mutating func value(_ path: TOMLPath) {
    switch next {
    case "\"", "'": _ = string()
    case "[": list(path)
    case "{": inlineTable(path)
    default:
      while let scalar = next, !",]}#\n".unicodeScalars.contains(scalar) { position += 1 }
    }
  }

  private mutating func list(_ path: TOMLPath) {
    position += 1
    var index = 0
    while true {
      skipBlank(lines: true)
      guard let scalar = next else { return }
      if scalar == "]" {
        position += 1
        return
      }
      if scalar == "," {
        position += 1
        continue
      }
      let start = position
      note(path.index(index), start)
      value(path.index(index))
      if position == start { position += 1 }
      index += 1
    }
  }

  private mutating func inlineTable(_ path: TOMLPath) {
    position += 1
    while true {
      skipBlank(lines: true)
      guard let scalar = next else { return }
      if scalar == "}" {
        position += 1
        return
      }
      if scalar == "," {
        position += 1
      } else {
        member(of: path)
      }
    }
  }

  /// Any of the four kinds of string, without its quotes; escapes stand as they are.
  private mutating func string() -> String {
    let quote = scalars[position]
    let isLong =
      position + 2 < scalars.count && scalars[position + 1] == quote
      && scalars[position + 2] == quote
    position += isLong ? 3 : 1
    let start = position
    while let scalar = next {
      if scalar == "\\", quote == "\"" {
        position += 2
      } else if scalar == quote, !isLong {
        position += 1
        return text(start..<position - 1)
      } else if scalar == quote, isClosing(quote) {
        let end = position
        while next == quote { position += 1 }
        return text(start..<end)
      } else {
        position += 1
      }
    }
    return ""
  }

  private func isClosing(_ quote: Unicode.Scalar) -> Bool {
    position + 2 < scalars.count && scalars[position + 1] == quote
      && scalars[position + 2] == quote
  }

  private mutating func skipBlank(lines: Bool) {
    while let scalar = next {
      switch scalar {
      case " ", "\t", "\u{FEFF}": position += 1
      case "\r" where lines, "\n" where lines: position += 1
      case "#" where lines:
        while position < scalars.count, next != "\n" { position += 1 }
      default: return
      }
    }
  }

  private mutating func note(_ path: TOMLPath, _ start: Int) {
    if places[path] == nil { places[path] = start }
  }

  private func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }
}
