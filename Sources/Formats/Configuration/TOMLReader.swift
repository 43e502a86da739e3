internal import TOMLKit

/// A table of a TOML document, read with its types checked.
struct TOMLReader {
  private let document: TOMLDocument
  private let table: TOMLTable
  let path: TOMLPath

  /// The document's outermost table.
  init(_ text: String, file: String) throws(ConfigurationError) {
    document = TOMLDocument(text: text, file: file)
    table = try document.parse()
    path = .root
  }

  private init(_ document: TOMLDocument, _ table: TOMLTable, _ path: TOMLPath) {
    self.document = document
    self.table = table
    self.path = path
  }

  var keys: [String] { table.keys }

  /// As the file has them.
  var keysInOrder: [String] { inOrder(table.keys) }

  /// In the order of the text.
  private func inOrder(_ names: [String]) -> [String] {
    names.map { (name: $0, place: document.place(path.key($0))) }
      .sorted { $0.place < $1.place }.map(\.name)
  }

  /// `FILE, line 3`.
  func place(_ key: String) -> String {
    "\(document.file), line \(document.place(path.key(key)).line)"
  }

  /// `FILE, line 3, column 9`; of an element where `key` is a list.
  func place(_ key: String, element: Int?) -> String {
    let path = path.key(key)
    let place = document.place(element.map(path.index) ?? path)
    return "\(document.file), line \(place.line), column \(place.column)"
  }

  func allowOnly(_ names: [String]) throws(ConfigurationError) {
    if let first = unknown(but: names).first { throw first }
  }

  /// A fault for each key that is none of `names`, in the file's order, not in the parser's.
  func unknown(but names: [String]) -> [ConfigurationError] {
    inOrder(table.keys.filter { !names.contains($0) }).map { error($0, "unknown key \"\($0)\"") }
  }

  func text(_ key: String) throws(ConfigurationError) -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string else { throw error(key, "\"\(key)\" must be a text") }
    return text
  }

  /// Present and not blank.
  func requiredText(_ key: String) throws(ConfigurationError) -> String {
    guard let text = try self.text(key) else { throw error("\"\(key)\" is missing") }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw error(key, "\"\(key)\" must not be blank")
    }
    return text
  }

  /// Nil where it is absent; never blank.
  func filledText(_ key: String) throws(ConfigurationError) -> String? {
    try text(key) == nil ? nil : try requiredText(key)
  }

  /// A text, or a list of texts.
  func texts(_ key: String) throws(ConfigurationError) -> [String]? {
    guard let value = table[key] else { return nil }
    if let text = value.string { return [text] }
    let texts = value.array?.map { $0.string }
    guard let texts, !texts.contains(nil) else {
      throw error(key, "\"\(key)\" must be a text or a list of texts")
    }
    return texts.compactMap { $0 }
  }

  func integer(_ key: String) throws(ConfigurationError) -> Int? {
    guard let value = table[key] else { return nil }
    guard let integer = value.int else {
      throw error(key, "\"\(key)\" must be a whole number")
    }
    return integer
  }

  /// Whole or not.
  func number(_ key: String) throws(ConfigurationError) -> Double? {
    guard let value = table[key] else { return nil }
    if let integer = value.int { return Double(integer) }
    guard let number = value.double else { throw error(key, "\"\(key)\" must be a number") }
    return number
  }

  func table(_ key: String) throws(ConfigurationError) -> TOMLReader? {
    guard let value = table[key] else { return nil }
    guard let table = value.table else { throw error(key, "\"\(key)\" must be a table") }
    return TOMLReader(document, table, path.key(key))
  }

  /// `[[key]]`; empty where there is none.
  func tables(_ key: String) throws(ConfigurationError) -> [TOMLReader] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else {
      throw error(key, "\"\(key)\" must be a list of tables: [[\(key)]]")
    }
    var readers: [TOMLReader] = []
    for (index, element) in array.enumerated() {
      guard let table = element.table else {
        throw error(key, "\"\(key)\" must be a list of tables: [[\(key)]]")
      }
      readers.append(TOMLReader(document, table, path.key(key).index(index)))
    }
    return readers
  }

  /// The value of any type, for formats that check for themselves.
  func value(_ key: String) -> (any TOMLValueConvertible)? { table[key] }

  /// A fault of the table as a whole.
  func error(_ message: String) -> ConfigurationError { document.error(path, message) }

  func error(_ key: String, _ message: String) -> ConfigurationError {
    document.error(path.key(key), message)
  }

  func error(at path: TOMLPath, _ message: String) -> ConfigurationError {
    document.error(path, message)
  }
}
