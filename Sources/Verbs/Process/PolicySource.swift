import Formats
import Policies

/// A policy file, or one of those that are compiled in, by its name.
struct PolicySource: Sendable {
  let name: String
  let text: String

  private init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  init(_ argument: String, in context: Context) throws {
    if let known = Policies.compiledIn.first(where: { $0.name == argument }) {
      self.init(name: known.name, text: known.text)
      return
    }
    let file = try InputFile(argument, in: context)
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      throw Failure(.badInput, "configuration", "it is no UTF-8; nothing was done", file: argument)
    }
    self.init(name: argument, text: text)
  }

  /// The one in force until another is activated.
  static var first: PolicySource {
    guard let file = Policies.compiledIn.first else {
      preconditionFailure("no policy is compiled in")
    }
    return PolicySource(name: file.name, text: file.text)
  }

  /// For the help of verbs.
  static var names: String { Policies.compiledIn.map(\.name).joined(separator: ", ") }
}
