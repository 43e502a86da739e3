import Domain
import Operations

/// Receipts as rows.
enum ReceiptColumns {
  static let heads = ["receipt", "at", "operation", "by", "ticket", "objects", "went"]

  static func row(_ receipt: Receipt) -> ListingRow {
    ListingRow(
      members: Shape.receipt(receipt),
      cells: [
        receipt.label, Words.instant(receipt.at), receipt.operation, receipt.actor,
        receipt.ticket ?? "-", String(receipt.objects), Words.counts(receipt.counts),
      ])
  }
}
