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

  private func records(_ receipt: Receipt) -> Int {
    max(receipt.counts.total, receipt.rules.values.reduce(0, +))
  }

  var columns: [Column] {
    [
      receipt("RECEIPT", 9) { receipt, _ in TableCell(receipt.label) },
      receipt("WHEN", 16, growth: 5, by: \.at.milliseconds) { receipt, state in
        TableCell(Words.instant(receipt.at, now: state.now, state.zone))
      },
      receipt("WHAT", 18) { receipt, _ in
        TableCell(
          receipt.operation + (receipt.kind.map { " " + Words.kind($0) } ?? ""))
      },
      receipt("RECORDS", 8, align: .trailing, by: { Int64(records($0)) }) { receipt, _ in
        TableCell(Words.short(records(receipt), width: 8))
      },
      receipt("OBJECTS", 7, align: .trailing, by: { Int64($0.objects) }) { receipt, _ in
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
