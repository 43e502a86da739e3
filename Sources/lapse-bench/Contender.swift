import Glibc
import TestSupport

/// A terminal program with a long list before it, and how it is driven.
struct Contender {
  let name: String
  let binary: String
  let arguments: [String]
  var environment: [String: String] = [:]
  /// Keys that lead to its list.
  var opening = ""
  /// Its rows are on the screen, and it has come to rest.
  let isReady: @Sendable (VTScreen) -> Bool
  var down = "j"
  var page = "\u{1B}[6~"
  let quit: String

  func start(rows: Int, columns: Int) throws -> PtyProcess {
    var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    variables.merge(environment) { $1 }
    return try PtyProcess(
      binary, arguments: arguments, environment: variables, rows: rows, columns: columns)
  }

  /// Where a program lies; nil where it is not installed.
  static func find(_ name: String) -> String? {
    let path = "/usr/bin/" + name
    return access(path, X_OK) == 0 ? path : nil
  }
}
