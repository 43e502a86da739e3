import Domain
import Operations

/// Holds as rows.
enum HoldColumns {
  static let heads = [
    "hold", "kind", "record", "as", "owner", "ticket", "placed", "review", "keeps", "past",
  ]

  static func row(_ hold: HoldView) -> ListingRow {
    ListingRow(
      members: Shape.hold(hold),
      cells: [
        hold.label, hold.kind?.rawValue ?? "person",
        hold.record ?? hold.person ?? "-", hold.nature.rawValue,
        hold.owner ?? "-", hold.ticket ?? "-", Words.instant(hold.placedAt),
        hold.reviewAt.map { Words.instant($0) + (hold.needsReview ? " !" : "") } ?? "-",
        hold.keeps.map { String($0.counts.total) } ?? "-",
        hold.keeps.map { String($0.pastDate) } ?? "-",
      ])
  }
}
