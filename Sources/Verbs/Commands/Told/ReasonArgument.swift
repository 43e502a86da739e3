import ArgumentParser
import Domain

/// Why, as a code or in words from standard input.
struct ReasonArgument: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A code as of delete, or - to read words from standard input.", valueName: "code"),
    completion: .list(Reason.allCases.map(\.rawValue)))
  var reason: String

  /// The code, and the words where there are any.
  func parsed(_ invocation: Invocation) throws -> (code: Reason, words: String?) {
    let text = try words(invocation)
    if reason != "-", let code = Reason(rawValue: text) { return (code, nil) }
    return (.other, text)
  }

  func words(_ invocation: Invocation) throws -> String {
    if reason == "-" {
      let words = try invocation.inputText()
      guard !words.isEmpty, !words.utf8.contains(0) else {
        throw Failure.usage("standard input gives no reason; nothing was done")
      }
      return words
    }
    guard let code = Reason(rawValue: reason) else {
      let codes = Reason.allCases.map(\.rawValue).joined(separator: " ")
      throw Failure.usage("--reason is one of \(codes), or - to read words")
    }
    return code.rawValue
  }
}
