import TestSupport

/// The compiled-in policy under another id, with other periods.
enum PolicyText {
  static func make(_ id: String, _ periods: KeyValuePairs<String, String> = [:]) throws -> String {
    var parts = try TestDatabase.compiledInText()
      .replacing("id = \"webmeeting-2019-11-21\"", with: "id = \"\(id)\"")
      .split(separator: "[[rule]]\n", omittingEmptySubsequences: false).map(String.init)
    for (rule, period) in periods {
      for index in parts.indices where parts[index].hasPrefix("id = \"\(rule)\"\n") {
        let lines = parts[index].split(separator: "\n", omittingEmptySubsequences: false).map {
          $0.hasPrefix("period = ") ? "period = \"\(period)\"" : $0
        }
        parts[index] = lines.joined(separator: "\n")
      }
    }
    return parts.joined(separator: "[[rule]]\n")
  }
}
