internal import Domain
internal import Operations
internal import Terminal

/// The columns of extensions.
enum ExtensionColumns {
  static var withinPBX: [Column] {
    [
      number.withPriority(-1), name(10, growth: 12), email(11, growth: 8), vanity, meetings,
      polls, ready(22, growth: 14).withPriority(-1), next,
    ]
  }

  static var everywhere: [Column] {
    [
      .record("PBX", 21, growth: 24, priority: -1) { row, _ in
        TableCell(row.view["pbx"].text ?? "-")
      },
      number.withPriority(-1), name(9, growth: 12), email(11, growth: 8), vanity, meetings,
      ready(20, growth: 16).withPriority(-1), polls.withPriority(1), next.withPriority(2),
    ]
  }

  private static var number: Column {
    .record("NUM", 4) { row, _ in TableCell(row.view["number"].text ?? row.view.id) }
  }

  private static func name(_ width: Int, growth: Int) -> Column {
    .record("NAME", width, growth: growth) { row, _ in
      let parts = ["firstName", "lastName"].compactMap { row.view[$0].text }
      return parts.isEmpty
        ? TableCell("none", .tableCellDim)
        : TableCell(parts.joined(separator: " "), .cellMasked)
    }
  }

  private static func email(_ width: Int, growth: Int) -> Column {
    .record("E-MAIL", width, growth: growth) { row, _ in .masked(row.view["email"]) }
  }

  private static var vanity: Column {
    .record("V", 1) { row, state in .presence(row.view, "vanityName", state.glyphs) }
  }

  private static var meetings: Column {
    .record("MTG", 4, align: .trailing) { row, _ in
      guard case .extension(let meetings, _) = row.facts else { return .none }
      return TableCell(Words.short(meetings, width: 4))
    }
  }

  private static var polls: Column {
    .record("POLL", 4, align: .trailing) { row, _ in
      guard case .extension(_, let polls) = row.facts else { return .none }
      return TableCell(Words.short(polls, width: 4))
    }
  }

  private static func ready(_ width: Int, growth: Int) -> Column {
    .record("READY", width, growth: growth) { row, _ in
      let missing = row.view.missing ?? []
      guard !missing.isEmpty else { return TableCell("yes", .stateReady) }
      return TableCell(
        "no: " + missing.map(Words.missing).joined(separator: ", "), .stateMissing)
    }
  }

  private static var next: Column {
    .record("NEXT DUE", 12, growth: 3) { row, state in .next(row, state) }
  }
}

extension Column {
  func withPriority(_ priority: Int) -> Column {
    var column = self
    column.priority = priority
    return column
  }
}

extension TableCell {
  /// The last column of lists.
  static func next(_ row: ListRow, _ state: State) -> TableCell {
    let text = Words.next(row, now: state.now)
    let role: Look =
      switch row.next?.state {
      case _ where !row.heldBy.isEmpty: .stateHeld
      case _ where row.order != nil: .stateStaged
      case .overdue: .stateOverdue
      case .due: .stateDue
      case .held: .stateHeld
      case .staged: .stateStaged
      default: text == "-" ? .tableCellDim : .tableRow
      }
    return TableCell(text, role)
  }
}
