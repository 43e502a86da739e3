import Domain
import Operations

/// The JSON shapes of the contract (`interfaces.md`), as ordered members.
enum Shape {
  typealias Members = [ViewValue.Member]

  static func number(_ count: Int) -> ViewValue { .integer(Int64(count)) }

  static func texts(_ texts: [String]) -> ViewValue { .list(texts.map(ViewValue.text)) }

  /// A record, redacted, in the shape of the native format.
  static func record(_ view: RecordView) -> Members {
    var members: Members = [.init("type", .text(view.kind.rawValue))]
    members += view.fields
    members.append(.init("erased", texts(view.erased)))
    members.append(.init("restricted", ViewValue(view.restrictedBy.map(Hold.label))))
    if let missing = view.missing {
      members.append(.init("ready", .flag(missing.isEmpty)))
      members.append(.init("missing", texts(missing.map(\.rawValue))))
    }
    members.append(.init("redacted", .flag(true)))
    return members
  }

  static func failure(_ failure: Failure) -> Members {
    [
      .init("error", .text(failure.code)), .init("message", .text(failure.message)),
      .init("file", ViewValue(failure.file)),
      .init("line", ViewValue(failure.line.map(Int64.init))),
      .init("column", ViewValue(failure.column.map(Int64.init))),
    ]
  }

  static func due(_ entry: DueEntry) -> Members {
    [
      .init("rule", .text(entry.rule.rawValue)), .init("kind", .text(entry.kind.rawValue)),
      .init("id", .text(entry.id)), .init("pbx", ViewValue(entry.pbx)),
      .init("start", .instant(entry.start)), .init("dueAt", .instant(entry.dueAt)),
      .init("action", .text(entry.action.rawValue)),
      .init("state", .text(entry.state.rawValue)), .init("items", number(entry.items)),
      .init("heldItems", number(entry.heldItems)),
      .init("holds", texts(entry.holds.map(Hold.label))),
    ]
  }

  static func why(_ why: Why) -> Members {
    [.init("rule", ViewValue(why.rule?.rawValue)), .init("text", .text(why.text))]
  }

  static func detail(_ detail: RecordDetail) -> Members {
    record(detail.row.view) + [
      .init("due", .list(detail.due.map { .object(due($0)) })),
      .init("why", .list(detail.why.map { .object(why($0)) })),
    ]
  }

  static func counts(_ counts: Counts) -> ViewValue {
    .object(Kind.counted.map { .init($0.rawValue, number(counts[$0])) })
  }

  /// Entries by state, each state there.
  static func states(_ counts: [DueEntry.State: Int]) -> ViewValue {
    .object(DueEntry.State.allCases.map { .init($0.rawValue, number(counts[$0] ?? 0)) })
  }

  /// In the order of the catalogue; rules without any are left out.
  static func rules(_ counts: [RuleID: Int]) -> ViewValue {
    .object(
      RuleID.allCases.compactMap { rule in
        guard let count = counts[rule], count > 0 else { return nil }
        return .init(rule.rawValue, number(count))
      })
  }
}
