import Formats
import Terminal
import Themes

/// Themes by name: the person's own first, then those that come with the program.
struct ThemeLibrary {
  private let directory: String?

  init(environment: [String: String]) {
    directory = PersonDirectory.configuration(environment).map { $0 + "/themes" }
  }

  /// It throws `Failure` where there is no such theme, and says where one is wrong.
  func theme(_ name: String) throws -> Theme {
    guard let theme = try find(name, depth: 0) else {
      let names = Themes.compiledIn.map(\.name).joined(separator: ", ")
      throw Failure.usage("there is no theme \(name); there are \(names)")
    }
    return theme
  }

  /// The theme of a file's text; its parent is looked for here.
  func theme(_ text: String, file: String) throws(ConfigurationError) -> Theme {
    try ThemeFile.theme(text, file: file) { parent throws(ConfigurationError) in
      try find(parent, depth: 1)
    }
  }

  /// Every name once, the person's own first; `file`: where it lies, unless it comes with the
  /// program.
  var all: [(name: String, file: String?)] {
    let ending = ".toml"
    let own = (directory.flatMap(Directories.names) ?? []).sorted().filter {
      $0.hasSuffix(ending) && !$0.hasPrefix(".")
    }
    let names = own.map { String($0.dropLast(ending.count)) }
    return zip(names, own).map { name, file in (name, directory.map { "\($0)/\(file)" }) }
      + Themes.compiledIn.filter { !names.contains($0.name) }.map { ($0.name, nil) }
  }

  private func find(_ name: String, depth: Int) throws(ConfigurationError) -> Theme? {
    guard depth < 8, let (text, file) = source(name) else { return nil }
    return try ThemeFile.theme(text, file: file) { parent throws(ConfigurationError) in
      try find(parent, depth: depth + 1)
    }
  }

  private func source(_ name: String) -> (text: String, file: String)? {
    if let directory, !name.contains("/"), !name.hasPrefix(".") {
      let path = "\(directory)/\(name).toml"
      if let bytes = try? InputFile.read(path).0,
        let text = String(validating: bytes, as: UTF8.self)
      {
        return (text, path)
      }
    }
    return Themes.compiledIn.first { $0.name == name }.map { ($0.text, $0.name) }
  }
}
