/// Where the database lies, from `--database`, `LAPSE_DATABASE` or the default.
struct DatabaseLocation: Equatable {
  let path: String
  /// Whether nobody said where.
  let isDefault: Bool

  /// It throws `Failure` for what this version cannot open, and for a password in a URL.
  init(_ option: String?, environment: [String: String]) throws {
    if let given = option ?? environment["LAPSE_DATABASE"] {
      path = try Self.path(given)
      isDefault = false
      return
    }
    isDefault = true
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      path = data + "/lapse/lapse.db"
    } else if let home = environment["HOME"], !home.isEmpty {
      path = home + "/.local/share/lapse/lapse.db"
    } else {
      throw Failure.usage("say where the database lies: --database PATH")
    }
  }

  init(path: String) {
    self.path = path
    isDefault = false
  }

  private static func path(_ url: String) throws -> String {
    guard !url.isEmpty else { throw Failure.usage("--database needs a path") }
    if let colon = url.firstRange(of: "://") {
      let rest = url[colon.upperBound...].prefix { $0 != "/" && $0 != "?" }
      if let at = rest.lastIndex(of: "@"), rest[..<at].contains(":") || url.contains("password=") {
        throw password
      }
      if url.contains("password=") { throw password }
      let scheme = url[..<colon.lowerBound].lowercased()
      if scheme == "postgres" || scheme == "postgresql" {
        throw Failure(
          .usage, "not-yet",
          "PostgreSQL comes with a later version; give the path of a SQLite file")
      }
      guard scheme == "sqlite" else {
        throw Failure.usage("the database is a path or sqlite:PATH")
      }
      return try nonEmpty(String(url[colon.upperBound...]))
    }
    if url.hasPrefix("sqlite:") { return try nonEmpty(String(url.dropFirst(7))) }
    return url
  }

  private static let password = Failure.usage(
    "a database URL must not bear a password, which others could see; use PGPASSFILE or a"
      + " service file")

  private static func nonEmpty(_ path: String) throws -> String {
    guard !path.isEmpty else { throw Failure.usage("--database needs a path") }
    return path
  }

  /// The directory that has the database.
  var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  func beside(_ name: String) -> String {
    directory == "/" ? "/" + name : directory + "/" + name
  }
}
