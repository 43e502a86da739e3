internal import Domain
internal import Operations

/// A list with its order and filter, as text: `meetings --sort time:desc people>50`.
struct SavedView: Hashable, Sendable {
  let screen: ScreenName
  let query: Query

  init(screen: ScreenName, query: Query) {
    self.screen = screen
    self.query = query
  }

  /// The screens that can be one.
  static let screens: [ScreenName] = [.pbxs, .extensions, .meetings, .polls, .reports, .pending]

  /// Nil for what is none.
  init?(_ text: String) {
    var rest = text[...]
    func word() -> String {
      rest = rest.drop { $0 == " " }
      let word = rest.prefix { $0 != " " }
      rest = rest.dropFirst(word.count).drop { $0 == " " }
      return String(word)
    }
    guard let name = ScreenName(rawValue: word()), Self.screens.contains(name) else { return nil }
    var query = Screens.kind(of: name).query
    if rest.hasPrefix("--sort ") {
      _ = word()
      let parts = word().split(separator: ":", omittingEmptySubsequences: false)
      guard let column = parts.first, parts.count == 1 || parts[1] == "desc",
        parts.count <= 2, column.isEmpty || Self.sortable(name).contains(String(column))
      else { return nil }
      query.sort = column.isEmpty ? nil : String(column)
      query.descending = parts.count == 2
    }
    query.filter = String(rest)
    self.init(screen: name, query: query)
  }

  var text: String {
    var words = [screen.rawValue]
    let own = Screens.kind(of: screen).query
    if query.sort != own.sort || query.descending != own.descending {
      words += ["--sort", (query.sort ?? "") + (query.descending ? ":desc" : "")]
    }
    if !query.filter.isEmpty { words.append(query.filter) }
    return words.joined(separator: " ")
  }

  private static func sortable(_ name: ScreenName) -> [String] {
    guard case .records(let kind, _) = Place.root(name).source else { return [] }
    return ListRequest.sortable(kind)
  }

  /// Letters, digits, `-` and `_`.
  static func isName(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
      && !["save", "delete"].contains(text)
  }
}
