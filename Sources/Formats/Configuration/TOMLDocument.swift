internal import TOMLKit

/// A TOML text and the file it is from.
final class TOMLDocument {
  private let text: String
  let file: String
  /// The text is read for it once, and only where a place is asked for.
  private lazy var locator = TOMLLocator(text)

  init(text: String, file: String) {
    self.text = text
    self.file = file
  }

  func parse() throws(ConfigurationError) -> TOMLTable {
    if text.utf8.contains(0) {
      // The parser would stop there as if the text ended.
      let before = text.utf8.prefix { $0 != 0 }
      let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
      throw ConfigurationError(file: file, line: line, column: nil, message: "holds a NUL")
    }
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw ConfigurationError(
        file: file, line: error.source.begin.line, column: error.source.begin.column,
        message: error.description)
    } catch {
      throw ConfigurationError(file: file, line: 0, column: nil, message: "is no TOML")
    }
  }

  func place(_ path: TOMLPath) -> (line: Int, column: Int) { locator.place(path) }

  func error(_ path: TOMLPath, _ message: String) -> ConfigurationError {
    let place = place(path)
    return ConfigurationError(
      file: file, line: place.line, column: place.column, message: message)
  }
}
