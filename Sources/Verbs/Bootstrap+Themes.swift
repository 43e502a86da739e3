import Console
import Curses
import Formats

extension Bootstrap {
  typealias Offer = ThemeSupply.Offer

  /// Every theme of the library, and word when a file of the person's own changes.
  static func themes(
    _ library: ThemeLibrary, first: String, _ environment: [String: String]
  ) -> ThemeSupply {
    ThemeSupply(
      first: first,
      configuration: PersonDirectory.configuration(environment).map { $0 + "/config.toml" },
      all: { library.all.map { offer($0.name, $0.file, library) } },
      watch: { changed in
        if let directory = library.directory { DirectoryWatch.start(directory, changed) }
      })
  }

  private static func offer(_ name: String, _ file: String?, _ library: ThemeLibrary) -> Offer {
    do {
      return Offer(name: name, file: file, theme: .success(try library.theme(name)))
    } catch {
      return Offer(name: name, file: file, theme: .failure(.init(words(Failure(error)))))
    }
  }

  /// `pale.toml:4: "fg" names "grey", which the palette does not have`.
  private static func words(_ failure: Failure) -> String {
    let name = failure.file?.split(separator: "/").last.map { "\($0)" } ?? ""
    let line = failure.line.map { ":\($0)" } ?? ""
    return name.isEmpty ? failure.message : "\(name)\(line): \(failure.message)"
  }
}
