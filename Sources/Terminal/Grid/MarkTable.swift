/// The marks over the cells of a grid; most cells have none, and most others have them in common.
struct MarkTable: Sendable, Equatable {
  /// The first row is empty.
  private(set) var rows = [CombiningMarks()]
  private var numbers: [CombiningMarks: Int] = [:]

  static func == (left: MarkTable, right: MarkTable) -> Bool { left.rows == right.rows }

  var isEmpty: Bool { rows.count == 1 }

  /// As a cell's flags. Where the table is full they are left out, and that is told.
  mutating func flags(_ marks: CombiningMarks) -> Cell.Flags {
    guard !marks.isEmpty else { return [] }
    let number = numbers[marks] ?? rows.count
    guard number <= Cell.Flags.mostMarks else { return .escape }
    if number == rows.count {
      rows.append(marks)
      numbers[marks] = number
    }
    return Cell.Flags(rawValue: UInt16(number) << Cell.Flags.bitsOfOptions)
  }
}
