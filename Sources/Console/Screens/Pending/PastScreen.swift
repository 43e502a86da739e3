internal import Domain
internal import Operations
internal import Terminal

/// What went below a PBX, extension or meeting, together what one cause took at one time.
struct PastScreen: ListScreen {
  /// What has something below it.
  static let kinds: Set<Kind> = [.pbx, .extension, .meeting]

  var order: String { "newest first" }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard case .past(let kind, let id) = screen.place else { return "" }
    return "went below \(Words.kind(kind)) \(id)"
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Nothing that is remembered went below it."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { nil }

  private let line = Column.Of<PastView> {
    if case .past(let line) = $0 { line } else { nil }
  }

  var columns: [Column] {
    [
      line("WHEN", 12, growth: 6) { line, state in
        TableCell(Words.instant(line.at, now: state.now, state.zone, weekday: false))
      },
      line("WHAT", 12) { line, _ in TableCell(Words.kind(line.kind)) },
      line("N", 7, align: .trailing) { line, _ in TableCell(Words.short(line.count, width: 7)) },
      line("BY", 17, growth: 6) { line, _ in
        TableCell(line.rule?.rawValue ?? line.orderedBy ?? "an ending")
      },
      line("RUN", 6, growth: 3) { line, _ in TableCell(line.job ?? "-") },
      line("TICKET", 7, growth: 6) { line, _ in TableCell(line.ticket ?? "-") },
      line("RECEIPT", 9) { line, _ in line.receipt.map { TableCell(Receipt.label($0)) } ?? .none },
      line("REASON", 14, growth: 10, priority: 1) { line, _ in TableCell(line.reason ?? "-") },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .past(let line) = item else { return Selected("", []) }
    let at = Words.instant(line.at, now: state.now, state.zone) + state.zone.label(at: line.at)
    let run = line.job.map { ", \($0)" } ?? ""
    let by: String
    if let rule = line.rule {
      by = "by \(rule.rawValue)\(run): \"\(state.policy[rule].clause)\""
    } else if let person = line.orderedBy {
      by =
        "by order of \(person)\(run), reason \(line.reason ?? "-"), ticket \(line.ticket ?? "-")"
    } else {
      by = "by an ending that an import told of\(run)"
    }
    return Selected(
      "\(Words.kinds(line.kind, line.count))", [.init("went \(at)"), .init(by)])
  }
}
