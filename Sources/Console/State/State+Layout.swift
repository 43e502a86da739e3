internal import Terminal

extension State {
  /// Which part of the screen has what, zero-based.
  struct Layout: Sendable {
    /// Extra lines of a detail screen below the counts.
    let head: Range<Int>
    let columns: Int
    let list: Range<Int>
    /// Columns of the list, from the left edge.
    let width: Int
    let detail: Range<Int>
    /// Beside the list, on wide screens: what the rows of `detail` say elsewhere, and more.
    let pane: GridRect?
    let footer: Int
  }

  static let columnsForPane = 120

  /// With its frame, in columns; the list keeps 84, so that names are whole in it.
  private var paneColumns: Int {
    min(68, 36 + (size.columns - Self.columnsForPane) * 7 / 20)
  }

  /// Rows below the list: a rule with the selected record's name, then what to say of it.
  private var detailRows: Int {
    switch screen.name {
    case .overview: 4
    case .inspect: max(3, min(8, size.rows / 3))
    case .report: max(3, min(4, size.rows / 4))
    case .matrix: max(3, min(6, size.rows / 4))
    default: 3
    }
  }

  var layout: Layout {
    let footer = max(0, size.rows - 1)
    // The Overview has no counts, and says of a line what a pane would by itself.
    let isOverview = screen.name == .overview
    let hasPane = size.columns >= Self.columnsForPane && !isOverview
    let detail = max(0, footer - (hasPane ? 1 : detailRows))
    // At least four lines of the list stay.
    let head = min(Screens.kind(of: screen.name).headRows, max(0, detail - 3 - 4))
    let columns = isOverview ? 1 : 2 + head
    let list = min(columns + 1, detail)..<detail
    let width = hasPane ? size.columns - paneColumns : size.columns
    let pane = GridRect(
      row: 2 + head, column: width, rows: max(0, detail - 2 - head), columns: paneColumns)
    return Layout(
      head: 2..<2 + head, columns: columns, list: list, width: width, detail: detail..<footer,
      pane: hasPane ? pane : nil, footer: footer)
  }

  var listRows: Int { layout.list.count }
}
