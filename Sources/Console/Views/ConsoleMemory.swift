/// What the console remembers between two runs: how lists are shown, nothing of what is in them.
package struct ConsoleMemory: Hashable, Sendable {
  /// Which columns of a screen are shown, in which order, by the screen's name.
  package var columns: [String: [ColumnChoice]]
  /// As text (`SavedView`), by name.
  package var views: [String: String]

  package init(columns: [String: [ColumnChoice]] = [:], views: [String: String] = [:]) {
    self.columns = columns
    self.views = views
  }
}

/// A column that a person wants to see.
package struct ColumnChoice: Hashable, Sendable {
  /// Its head.
  package var title: String
  /// In columns of the screen; nil: the list's own.
  package var width: Int?

  package init(title: String, width: Int? = nil) {
    self.title = title
    self.width = width
  }

  /// `FQDN` or `FQDN:30`.
  package init(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[1]), Self.widths.contains(width) else {
      self.init(title: text)
      return
    }
    self.init(title: String(parts[0]), width: width)
  }

  package var text: String { width.map { "\(title):\($0)" } ?? title }

  package static let widths = 1...200
}
