import Operations
import Terminal

/// Where data and words go, and in which form: tables for people, or lines for scripts.
struct Printer: Sendable {
  enum Form: Sendable {
    case text, json, csv
  }

  let form: Form
  let output: OutputStream
  let errors: OutputStream
  let isQuiet: Bool
  let hasColor: Bool

  /// One object, or in words its lines.
  func object(_ members: @autoclosure () -> [ViewValue.Member], words: () -> [String]) {
    switch form {
    case .json: output.write(JSONWriter.text(members()) + "\n")
    case .csv:
      let members = members()
      output.write(CSVWriter.header(members) + CSVWriter.row(members))
    case .text:
      for line in words() { output.write(SafeText(line, escapes: .exact).text + "\n") }
    }
  }

  /// Names and values, the values in one column.
  func pairs(_ pairs: [(String, String)]) -> [String] {
    let width = pairs.reduce(0) { max($0, SafeText($1.0, escapes: .exact).columns) }
    return pairs.map { name, value in
      let pad = width - SafeText(name, escapes: .exact).columns + 2
      return name + String(repeating: " ", count: pad) + value
    }
  }

  /// Words beside the data, on standard error.
  func note(_ words: String) {
    guard !isQuiet else { return }
    errors.write(SafeText(words, escapes: .exact).text + "\n")
  }

  func emphasis(_ text: String) -> String {
    hasColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  func fail(_ failure: Failure) {
    if form == .json {
      let line = JSONWriter.text(Shape.failure(failure))
      errors.write(line + "\n")
    } else {
      errors.write("lapse: " + SafeText(failure.sentence, escapes: .exact).text + "\n")
    }
  }
}
