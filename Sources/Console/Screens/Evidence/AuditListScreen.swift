internal import Domain
internal import Operations
internal import Terminal

/// Who did what; whoever may not see all of it sees their own entries.
struct AuditListScreen: ListScreen {
  var order: String { "newest first" }

  func counts(_ screen: Screen, _ state: State) -> String {
    counted(screen, "entries") + (state.principal.may(.auditAll) ? "" : "   your own")
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Nothing is written down yet: every act that changes or reveals something writes its entry."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { nil }

  private let entry = Column.Of<AuditRecord> {
    if case .audit(let record) = $0 { record } else { nil }
  }

  var columns: [Column] {
    [
      entry("#", 6, growth: 2, align: .trailing) { record, _ in
        TableCell(Words.grouped(Int(record.number)))
      },
      entry("WHEN", 12) { record, state in
        TableCell(Words.compactInstant(record.at, now: state.now, state.zone))
      },
      entry("WHO", 6, growth: 6) { record, _ in TableCell(record.person) },
      entry("DID", 18) { record, _ in
        TableCell(record.operation, record.outcome == "done" ? .tableRow : .stateLook)
      },
      entry("ABOUT", 14, growth: 20) { record, _ in
        let about = Words.about(record)
        return about.isEmpty ? TableCell(record.rule ?? "-") : TableCell(about)
      },
      entry("REASON", 8, growth: 40) { record, _ in
        let known = record.reason.flatMap(Reason.init(rawValue:)).map(Words.reason)
        return TableCell(known ?? record.reason ?? "-")
      },
      entry("TICKET", 6, growth: 4) { record, _ in TableCell(record.ticket ?? "-") },
      entry("AS", 7, priority: 1) { record, _ in TableCell(record.role ?? "-") },
      entry("FROM", 15, growth: 10, priority: 2) { record, _ in
        TableCell(record.connection ?? "-")
      },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .audit(let record) = item else { return Selected("", []) }
    let who = [record.role.map { "as \($0)" }, record.connection.map { "from \($0)" }]
      .compactMap { $0 }.joined(separator: " ")
    let at = Words.instant(record.at, now: state.now, state.zone) + state.zone.label(at: record.at)
    let about = Words.about(record)
    let what = [
      about.isEmpty ? nil : about, record.counts.isEmpty ? nil : "went \(record.counts)",
      record.reason.map(reason), record.ticket.map { "ticket \($0)" },
      record.rule.map { "rule \($0)" },
    ].compactMap { $0 }
    return Selected(
      "#\(Words.grouped(Int(record.number))) \(record.operation)",
      [
        .init(
          "\(record.person) \(who)".trimmed + ", \(at): \(record.outcome)",
          record.outcome == "done" ? .uiDetail : .stateLook),
        .init(what.isEmpty ? "about no record" : what.joined(separator: "   ")),
        .init("under policy \(record.policy ?? "-")", yields: true),
      ])
  }
}

extension AuditListScreen {
  /// What has no code is a sentence by itself.
  private func reason(_ words: String) -> String {
    Reason(rawValue: words) == nil ? words : "reason \(words)"
  }
}

extension Words {
  /// The records of an entry: `meeting 12`, `recording 7 and 3 more`.
  static func about(_ record: AuditRecord) -> String {
    let subjects = record.subjectList
    guard let first = subjects.first else { return "" }
    let more = subjects.count > 1 ? " and \(subjects.count - 1) more" : ""
    return "\(kind(first.kind)) \(first.number)\(more)"
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
