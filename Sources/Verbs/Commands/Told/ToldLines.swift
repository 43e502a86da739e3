import Glibc

extension Invocation {
  /// One line that must not be an argument: asked for on a terminal if `canAsk`, else all that
  /// standard input says. `words` are the arguments that were given all the same.
  func told(_ prompt: String, canAsk: Bool, words: [String]) throws -> String {
    guard let line = try told([prompt], canAsk: canAsk, words: words).first else {
      preconditionFailure("a line for each prompt")
    }
    return line
  }

  /// As many lines as there are prompts, in their order.
  func told(_ prompts: [String], canAsk: Bool, words: [String] = []) throws -> [String] {
    guard words.isEmpty else {
      throw Failure.usage(
        "what the caller tells is never an argument, which others can see: it is asked for, or"
          + " read from standard input; nothing was done")
    }
    let isAsked = canAsk && context.errors.isTerminal && isatty(STDIN_FILENO) == 1
    let lines = isAsked ? prompts.map(ask) : try inputLines()
    guard lines.count <= prompts.count else {
      let count = prompts.count == 1 ? "one line is" : "\(prompts.count) lines are"
      throw Failure.usage("\(count) taken; nothing was done")
    }
    guard lines.count == prompts.count,
      lines.allSatisfy({ $0.unicodeScalars.contains { !$0.properties.isWhitespace } })
    else { throw Failure.usage("nothing was told; nothing was done") }
    guard !lines.contains(where: { $0.utf8.contains(0) }) else {
      throw Failure.usage("text is taken; nothing was done")
    }
    return lines
  }

  private func ask(_ prompt: String) -> String {
    context.errors.write(prompt)
    context.errors.flush()
    return readLine(strippingNewline: true) ?? ""
  }

  /// The lines of standard input, whichever way they end.
  private func inputLines() throws -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in try inputText().unicodeScalars {
      defer { previous = scalar }
      if scalar == "\n", previous == "\r" { continue }
      guard scalar == "\n" || scalar == "\r" else {
        line.append(scalar)
        continue
      }
      lines.append(String(line))
      line = String.UnicodeScalarView()
    }
    return lines + [String(line)]
  }
}
