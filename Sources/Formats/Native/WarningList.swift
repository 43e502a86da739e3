internal import Domain

/// Warnings up to a number, and how many more there were.
struct WarningList {
  static let limit = 1_000

  private var kept: [ImportWarning] = []
  private var total = 0

  mutating func add(line: Int, _ message: String) {
    total += 1
    if kept.count < Self.limit { kept.append(ImportWarning(line: line, message: message)) }
  }

  var all: [ImportWarning] {
    guard total > kept.count else { return kept }
    let more = ImportWarning(line: 0, message: "\(total - kept.count) more warnings are not listed")
    return kept + [more]
  }
}
