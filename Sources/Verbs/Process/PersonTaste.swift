import Console
import Formats

/// The person's own configuration file; all of it is by default where there is none.
struct PersonTaste {
  private static let name = "config.toml"

  let taste: Taste
  /// The file; nil where there is none.
  let file: String?
  /// The person's keys over those of the console.
  let keys: KeyMap
  /// The person's columns of lists.
  let columns: ConfiguredColumns

  init(environment: [String: String]) throws {
    guard let path = PersonDirectory.configuration(environment).map({ $0 + "/" + Self.name }),
      Directories.exists(path)
    else {
      (taste, file, keys, columns) = (Taste(), nil, .standard, ConfiguredColumns())
      return
    }
    guard let text = String(validating: try InputFile.read(path).0, as: UTF8.self) else {
      throw Failure(.badInput, "configuration", "it is no UTF-8", file: path)
    }
    do throws(ConfigurationError) {
      // Sentences name the file briefly, since they have one line in the console.
      taste = try TasteFile.parse(text, file: Self.name)
    } catch {
      throw ConfigurationError(
        file: path, line: error.line, column: error.column, message: error.message)
    }
    file = path
    keys = KeyMap(taste.keys)
    columns = ConfiguredColumns(taste.columns)
  }

  /// Why something of it is passed over.
  var warnings: [String] {
    taste.warnings.map { Failure($0).sentence } + keys.problems + columns.problems
      + (Bootstrap.isZone(taste.timeZone)
        ? [] : ["\(Self.name): the system has no time zone of that name: UTC stands"])
  }

  /// Where each part was read from, and what was passed over.
  var origins: [String] {
    let parts = [
      ("theme", taste.theme != nil), ("time-zone", taste.timeZone != nil),
      ("keys", !taste.keys.isEmpty), ("columns", !taste.columns.isEmpty),
      ("views", !taste.views.isEmpty),
    ]
    return parts.map { "\($0) \($1 ? file ?? "by default" : "by default")" }
      + warnings.map { "warning: \($0)" }
  }
}
