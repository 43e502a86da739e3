internal import Terminal

/// How wide the cells of a list are in each column, of all the lines that were read. They only grow
/// while a screen is open, so that its columns come to rest.
struct ColumnNeeds: Hashable, Sendable {
  private var widths: [SafeText: Int] = [:]

  /// A cell that is wider asks for nothing: whatever somebody else put into it, it moves no other.
  private static let widest = 60

  /// Nil where nothing of it was measured.
  subscript(_ column: Column) -> Int? { widths[column.title] }

  mutating func measure(
    _ items: some Sequence<Item>, _ columns: [Column], _ kind: any ListScreen, _ state: State
  ) {
    for item in items where kind.wide(item) == nil && kind.columns(of: item) == nil {
      // What is counted while one looks keeps its columns.
      if case .progress = item { continue }
      for column in columns {
        let width = column.cell(item, state).text.columns
        if width > widths[column.title] ?? -1, width <= Self.widest {
          widths[column.title] = width
        }
      }
    }
  }
}

extension State {
  /// Takes the measure of lines that came to a screen's list.
  mutating func measure(_ items: some Sequence<Item>, ofScreen index: Int) {
    let screen = stack[index]
    var needs = screen.needs
    needs.measure(items, columns(screen), Screens.kind(of: screen.name), self)
    stack[index].needs = needs
  }
}
