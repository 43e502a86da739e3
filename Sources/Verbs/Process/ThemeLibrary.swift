import Formats
import Terminal
import Themes

/// Themes by name: the person's own first, then those that come with the program.
struct ThemeLibrary: Sendable {
  /// Of the person's own ones; nil where the environment does not say.
  let directory: String?

  init(environment: [String: String]) {
    directory = PersonDirectory.configuration(environment).map { $0 + "/themes" }
  }

  /// It throws `Failure` where there is no such theme, and says where one is wrong.
  func theme(_ name: String) throws -> Theme {
    guard let theme = try find(name, below: []) else { throw missing(name) }
    return theme
  }

  /// It throws `Failure` where there is no such theme, broken or not.
  func require(_ name: String) throws {
    guard all.contains(where: { $0.name == name }) else { throw missing(name) }
  }

  private func missing(_ name: String) -> Failure {
    Failure.usage(
      "there is no theme \(name); there are \(all.map(\.name).joined(separator: ", "))")
  }

  /// For a console that must open: where the theme is broken or not there, the one that comes with the
  /// program, and why.
  func wearable(_ name: String) throws -> (theme: Theme, warning: String?) {
    do {
      return (try theme(name), nil)
    } catch {
      guard let theme = try Self.compiledIn("default") else { throw error }
      var failure = Failure(error)
      failure.file = failure.file?.split(separator: "/").last.map(String.init)
      return (theme, failure.sentence + "; the default theme is worn")
    }
  }

  /// The theme of a file's text; its parent is looked for here.
  func theme(_ text: String, file: String) throws(ConfigurationError) -> Theme {
    let own = String((file.split(separator: "/").last ?? "").dropLast(Self.ending.count))
    return try ThemeFile.theme(text, file: file) { parent throws(ConfigurationError) in
      try find(parent, below: [own])
    }
  }

  /// Every name once, the person's own first; `file`: where it lies, unless it comes with the
  /// program.
  var all: [(name: String, file: String?)] {
    let own = (directory.flatMap(Directories.names) ?? []).sorted().filter {
      $0.hasSuffix(Self.ending) && !$0.hasPrefix(".")
    }
    let names = own.map { String($0.dropLast(Self.ending.count)) }
    return zip(names, own).map { name, file in (name, directory.map { "\($0)/\(file)" }) }
      + Themes.compiledIn.filter { !names.contains($0.name) }.map { ($0.name, nil) }
  }

  private static let ending = ".toml"

  /// A theme that comes with the program builds on such ones only, and one of the person's own
  /// that names itself on the one of that name that comes with the program.
  private func find(_ name: String, below: [String]) throws(ConfigurationError) -> Theme? {
    if !below.contains(name), let (text, file) = own(name) {
      return try ThemeFile.theme(text, file: file) { parent throws(ConfigurationError) in
        try find(parent, below: below + [name])
      }
    }
    return try Self.compiledIn(name)
  }

  private static func compiledIn(_ name: String) throws(ConfigurationError) -> Theme? {
    guard let text = Themes.compiledIn.first(where: { $0.name == name })?.text else { return nil }
    return try ThemeFile.theme(text, file: name) { parent throws(ConfigurationError) in
      try compiledIn(parent)
    }
  }

  private func own(_ name: String) -> (text: String, file: String)? {
    guard let directory, !name.contains("/"), !name.hasPrefix(".") else { return nil }
    let path = "\(directory)/\(name)\(Self.ending)"
    guard let bytes = try? InputFile.read(path).0,
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return (text, path)
  }
}
