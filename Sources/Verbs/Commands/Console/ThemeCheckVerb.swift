import ArgumentParser
import Formats
import Operations
import Terminal

/// `lapse theme check FILE`.
struct ThemeCheckVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for missing roles, unknown keys, poor contrast and wide glyphs.")

  @OptionGroup(title: "Everywhere") var global: GlobalOptions

  @Argument(help: "The theme's file.", completion: .file(extensions: ["toml"]))
  var file: String

  func perform(_ invocation: Invocation) async throws {
    let bytes = try InputFile(file, in: invocation.context).bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badInput, "theme", "it is no UTF-8", file: file)
    }
    let theme = try ThemeLibrary(environment: invocation.context.environment)
      .theme(text, file: file)
    let problems = theme.problems.map(Self.words)
    invocation.printer.object([
      .init("name", .text(theme.name)), .init("problems", Shape.texts(problems)),
    ]) {
      problems.isEmpty ? ["\(theme.name): nothing is wrong with it."] : problems
    }
    guard problems.isEmpty else {
      throw Failure(
        .badInput, "theme",
        problems.count == 1
          ? "the theme has a problem" : "the theme has \(problems.count) problems",
        file: file)
    }
  }

  private static func words(_ problem: ThemeProblem) -> String {
    switch problem {
    case .missing(let role): return "\(role.name): no style"
    case .contrast(let role, let lower, let hundredths, let depth):
      let ratio = "\(hundredths / 100).\(String(100 + hundredths % 100).dropFirst())"
      let over = lower.map { " over \($0.name)" } ?? ""
      let place = depth == .direct ? "" : " with \(depth.rawValue) colours"
      return "\(role.name)\(over): contrast \(ratio) : 1\(place), less than 4.5 : 1"
    }
  }
}
