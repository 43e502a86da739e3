/// Why a verb ended without doing what it was asked for: an exit code, a code for scripts, and
/// words for people, which say what happened, what was left undone and what to do. No personal data.
struct Failure: Error, Equatable {
  let exit: Exit
  let code: String
  let message: String
  var file: String?
  var line: Int?
  var column: Int?

  init(
    _ exit: Exit, _ code: String, _ message: String, file: String? = nil, line: Int? = nil,
    column: Int? = nil
  ) {
    self.exit = exit
    self.code = code
    self.message = message
    self.file = file
    self.line = line
    self.column = column
  }

  static func usage(_ message: String) -> Failure { Failure(.usage, "usage", message) }

  /// `FILE, line 3, column 7: message`, as far as it is known.
  var sentence: String {
    var place: [String] = []
    if let file { place.append(file) }
    if let line, line > 0 {
      place.append("line \(line)")
      if let column { place.append("column \(column)") }
    }
    return place.isEmpty ? message : place.joined(separator: ", ") + ": " + message
  }
}
