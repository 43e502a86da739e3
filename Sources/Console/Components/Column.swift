internal import Operations
internal import Terminal

/// A column of a list.
struct Column: Sendable {
  let title: SafeText
  private(set) var width: Int
  /// How many columns it may grow by where there is room.
  var growth = 0
  var align = Grid.Alignment.leading
  /// The lowest are there first; the higher, the more room it takes before it is.
  var priority = 0
  /// A person said how wide it is.
  private(set) var isFixed = false
  /// What its cells are put in order by, where their words do not say it.
  private(set) var number: (@Sendable (Item) -> Int64?)?
  let cell: @Sendable (Item, State) -> TableCell

  func key(of item: Item, _ state: State) -> SortKey {
    number.map { SortKey($0(item)) } ?? SortKey(words: cell(item, state).text.text)
  }

  init(
    _ title: SafeText, _ width: Int, growth: Int = 0, align: Grid.Alignment = .leading,
    priority: Int = 0, cell: @escaping @Sendable (Item, State) -> TableCell
  ) {
    self.title = title
    self.width = width
    self.growth = growth
    self.align = align
    self.priority = priority
    self.cell = cell
  }

  /// What a person knows it by.
  var name: String { String(title.text.drop { $0 == " " }) }

  /// As a person wants it: before what is not chosen, and as wide as it was said.
  func chosen(width: Int?) -> Column {
    var column = self
    column.priority = 0
    if let width {
      column.width = width
      column.growth = 0
      column.isFixed = true
    }
    return column
  }

  /// For lists of records; other lines have nothing there.
  static func record(
    _ title: SafeText, _ width: Int, growth: Int = 0, align: Grid.Alignment = .leading,
    priority: Int = 0, cell: @escaping @Sendable (ListRow, State) -> TableCell
  ) -> Column {
    Column(title, width, growth: growth, align: align, priority: priority) { item, state in
      item.row.map { cell($0, state).hidden(in: $0.view) } ?? TableCell("")
    }
  }

  /// Columns up to this priority come before the cells of others are shown whole.
  static let wanted = 2

  static func fit(
    _ columns: [Column], width: Int, needs: ColumnNeeds = ColumnNeeds()
  ) -> [(column: Column, width: Int)] {
    ColumnFit(columns, width: width, needs: needs).fitted
  }
}

extension Column {
  /// The heads of some columns in one line.
  static func heads(_ columns: [Column], width: Int) -> SafeText {
    line(columns, width: width) { $0 }
  }

  /// A line with a text for each column, by its head, each in its place.
  static func line(
    _ columns: [Column], width: Int, _ text: (String) -> String
  ) -> SafeText {
    var line: SafeText = ""
    var start = 0
    for (head, width) in fit(columns, width: width) {
      let text = SafeText(text(head.title.text))
      let place = head.align == .leading ? start : start + width - text.columns
      // A text that is too long takes of the blanks that follow it.
      if text.columns > 0 {
        let room = max(line.columns > 0 ? 1 : 0, place - line.columns)
        line = line + SafeText(String(repeating: " ", count: room)) + text
      }
      start += width + 1
    }
    return line
  }

  /// Makes the columns of a list of one sort of line; other lines have nothing there.
  struct Of<Value>: Sendable {
    let value: @Sendable (Item) -> Value?

    func callAsFunction(
      _ title: SafeText, _ width: Int, growth: Int = 0, align: Grid.Alignment = .leading,
      priority: Int = 0, by number: (@Sendable (Value) -> Int64?)? = nil,
      cell: @escaping @Sendable (Value, State) -> TableCell
    ) -> Column {
      var column = Column(title, width, growth: growth, align: align, priority: priority) {
        item, state in
        value(item).map { cell($0, state) } ?? TableCell("")
      }
      if let number { column.number = { [value] item in value(item).flatMap(number) } }
      return column
    }
  }
}
