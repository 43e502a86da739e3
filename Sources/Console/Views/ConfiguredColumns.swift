package import Terminal

/// The columns of lists as a person's configuration wants them.
package struct ConfiguredColumns: Sendable {
  /// What was passed over, each with its place.
  package private(set) var problems: [String] = []
  private var choices: [ScreenName: [ColumnChoice]] = [:]

  package init(_ selections: [ColumnSelection] = []) {
    for selection in selections {
      guard let screen = ScreenName(rawValue: selection.list), Self.lists.contains(screen) else {
        let names = Self.lists.map(\.rawValue).joined(separator: ", ")
        problems.append(
          "\(selection.place): no list \"\(selection.list)\" has columns to choose; there are"
            + " \(names)")
        continue
      }
      choices[screen] = read(selection, of: screen)
    }
  }

  /// Nil: the list's own, and those alone.
  subscript(_ screen: ScreenName) -> [ColumnChoice]? { choices[screen] }

  private static var lists: [ScreenName] {
    ScreenName.allCases.filter { CommandTable.command(.columns)?.applies(to: $0) ?? false }
  }

  private mutating func read(
    _ selection: ColumnSelection, of screen: ScreenName
  ) -> [ColumnChoice]? {
    let heads = Screens.kind(of: screen).heads
    var chosen: [ColumnChoice] = []
    for name in selection.columns {
      var choice = ColumnChoice(name.text)
      guard let head = heads.first(where: { $0.lowercased() == choice.title.lowercased() }) else {
        problems.append(
          "\(name.place): \(screen.rawValue) has no column \"\(name.text)\"; it has"
            + " \(heads.map { $0.lowercased() }.joined(separator: ", "))")
        continue
      }
      choice.title = head
      if !chosen.contains(where: { $0.title == head }) { chosen.append(choice) }
    }
    return chosen.isEmpty ? nil : chosen
  }
}
