internal import Domain
internal import Operations
internal import Terminal

/// Receipts of deletions and sweeps, newest first.
struct ReceiptListScreen: ListScreen {
  var order: String { "newest first" }

  func counts(_ screen: Screen, _ state: State) -> String { counted(screen, "receipts") }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Nothing was deleted yet: no sweep and no order."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { nil }

  private let receipt = Column.Of<Receipt> {
    if case .receipt(let receipt) = $0 { receipt } else { nil }
  }

  var columns: [Column] {
    [
      receipt("RECEIPT", 9) { receipt, _ in TableCell(receipt.label) },
      receipt("WHEN", 16, growth: 5) { receipt, state in
        TableCell(Words.instant(receipt.at, now: state.now, state.zone))
      },
      receipt("WHAT", 18) { receipt, _ in
        TableCell(
          receipt.operation + (receipt.kind.map { " " + Words.kind($0) } ?? ""))
      },
      receipt("RECORDS", 8, align: .trailing) { receipt, _ in
        let entries = receipt.rules.values.reduce(0, +)
        return TableCell(Words.short(max(receipt.counts.total, entries), width: 8))
      },
      receipt("OBJECTS", 7, align: .trailing) { receipt, _ in
        TableCell(Words.short(receipt.objects, width: 7))
      },
      receipt("BY", 13, growth: 8) { receipt, _ in TableCell(receipt.actor) },
      receipt("REASON", 16, priority: 1) { receipt, _ in TableCell(receipt.reason ?? "-") },
      receipt("TICKET", 10, priority: 2) { receipt, _ in TableCell(receipt.ticket ?? "-") },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .receipt(let receipt) = item else { return Selected("", []) }
    let lines = ReceiptDialog(receipt: receipt).lines(state).dropFirst()
    return Selected(receipt.label, [.init(lines.joined(separator: "; "))])
  }
}
