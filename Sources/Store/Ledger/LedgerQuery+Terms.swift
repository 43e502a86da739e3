import Domain

extension LedgerQuery {
  /// What must, or must not, hold of an entry beside rule, state and time.
  package struct Term: Hashable, Sendable {
    package enum Column: Hashable, Sendable {
      /// Any that a list shows.
      case any
      case id, kind, pbx, action
    }

    package let column: Column
    /// In lower case: a part of an FQDN, the beginning of anything else, unless it is meant whole.
    package let value: String
    package let isWhole: Bool
    package let isNegated: Bool

    package init(column: Column, value: String, isWhole: Bool = false, isNegated: Bool = false) {
      self.column = column
      self.value = value
      self.isWhole = isWhole
      self.isNegated = isNegated
    }
  }

  func matches(_ row: DueRow) -> Bool {
    terms.allSatisfy { $0.matches(row) != $0.isNegated }
  }
}

extension LedgerQuery.Term {
  fileprivate func matches(_ row: DueRow) -> Bool {
    switch column {
    case .any:
      isIn(row.pbx ?? "", part: true) || isIn(row.id) || isIn(row.rule.kind.rawValue)
        || isIn(row.rule.rawValue, part: true)
    case .id: isIn(row.id)
    case .kind: isIn(row.rule.kind.rawValue)
    case .pbx: isIn(row.pbx ?? "", part: true)
    case .action: isIn(row.action.rawValue)
    }
  }

  private func isIn(_ text: String, part: Bool = false) -> Bool {
    let text = Array(text.lowercased().utf8)
    let wanted = Array(value.utf8)
    if isWhole { return text == wanted }
    guard part else { return text.starts(with: wanted) }
    guard text.count >= wanted.count else { return false }
    return (0...text.count - wanted.count).contains { start in
      text[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
