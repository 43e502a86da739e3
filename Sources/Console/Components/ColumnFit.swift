internal import Terminal

/// The columns of a list that have room, and how wide each is drawn. Nothing is cut that has room
/// elsewhere: first the columns that are wanted most, then the cells of these whole, then further
/// columns, then what their cells need, then all grow alike.
struct ColumnFit {
  private let columns: [Column]
  /// What the cells need, of those whose width may follow them and is known.
  private let needs: [Int?]
  private let width: Int
  private var widths: [Int]
  private var taken: Set<Int> = []
  private var isFull = false

  init(_ columns: [Column], width: Int, needs: ColumnNeeds) {
    let needed = columns.map { $0.isFixed ? nil : needs[$0] }
    self.columns = columns
    self.needs = needed
    self.width = width
    widths = columns.map(\.width)
    take { $0 <= Column.wanted }
    widen(
      to: zip(columns, needed).map { column, need in
        min(need ?? 0, column.width + column.growth)
      })
    take { _ in true }
    widen(to: needed.map { $0 ?? 0 })
    widen(to: columns.map(\.width))
    grow()
  }

  var fitted: [(column: Column, width: Int)] {
    columns.indices.filter(taken.contains).map { (columns[$0], widths[$0]) }
  }

  /// Its own width, or less where its cells and its head need no more.
  private func least(_ index: Int) -> Int {
    let column = columns[index]
    guard let need = needs[index], !column.title.isEmpty else { return column.width }
    return min(column.width, max(need, column.title.columns))
  }

  private func used(_ width: (Int) -> Int) -> Int {
    taken.reduce(max(0, taken.count - 1)) { $0 + width($1) }
  }

  private var left: Int { width - used { widths[$0] } }

  /// Takes columns by priority until one has no room with its own width beside those of the others.
  private mutating func take(_ isMeant: (Int) -> Bool) {
    let order = columns.indices.sorted {
      (columns[$0].priority, $0) < (columns[$1].priority, $1)
    }
    for index in order where !isFull && !taken.contains(index) && isMeant(columns[index].priority) {
      let used = used { max(widths[$0], columns[$0].width) }
      guard used + columns[index].width + (taken.isEmpty ? 0 : 1) <= width else {
        isFull = true
        return
      }
      taken.insert(index)
      widths[index] = least(index)
    }
  }

  /// Those that want more get it one column each in turn, so that what wants little has it first.
  private mutating func widen(to wanted: [Int]) {
    while left > 0 {
      let short = taken.sorted().filter { widths[$0] < wanted[$0] }.prefix(left)
      guard !short.isEmpty else { return }
      for index in short { widths[index] += 1 }
    }
  }

  /// All grow alike, in proportion to what they may.
  private mutating func grow() {
    var room = columns.indices.map { index in
      max(0, columns[index].width + columns[index].growth - widths[index])
    }
    func share(_ index: Int) -> Double { Double(room[index]) / Double(columns[index].growth) }
    for _ in 0..<max(0, left) {
      guard
        let next = taken.filter({ room[$0] > 0 }).max(by: { (share($0), $1) < (share($1), $0) })
      else { return }
      widths[next] += 1
      room[next] -= 1
    }
  }
}
