internal import Domain
internal import Operations
internal import Terminal

/// What stands in one column of one line.
struct TableCell: Hashable, Sendable {
  let text: SafeText
  let role: Look

  init(_ text: SafeText, _ role: Look = .tableRow) {
    self.text = text
    self.role = role
  }

  init(_ text: String, _ role: Look = .tableRow) {
    self.init(SafeText(text), role)
  }

  static let none = TableCell("-", .tableCellDim)

  /// A masked value as it came; `none` where it was never given.
  static func masked(_ value: ViewValue) -> TableCell {
    switch value {
    case .text(let text): TableCell(text, .cellMasked)
    default: TableCell("none", .tableCellDim)
    }
  }

  /// Of what a restriction hides it is not known whether it was ever given.
  func hidden(in view: RecordView) -> TableCell {
    view.restrictedBy != nil && self == .masked(.null) ? .none : self
  }

  /// Whether a masked field has something in it, as one mark.
  static func presence(_ view: RecordView, _ field: String, _ glyphs: Glyphs) -> TableCell {
    if view.restrictedBy != nil { return .none }
    if view.erased.contains(field) { return TableCell(SafeText(.erased, in: glyphs), .cellMasked) }
    switch view[field] {
    case .null, .text("[empty]"):
      return TableCell(SafeText(.empty, in: glyphs), .cellMasked)
    default:
      return TableCell(SafeText(.set, in: glyphs), .cellMasked)
    }
  }
}
