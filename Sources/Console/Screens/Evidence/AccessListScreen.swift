internal import Domain
internal import Operations
internal import Terminal

/// Who looked at a person's records, or looked for the person.
struct AccessListScreen: ListScreen {
  var order: String { "newest first" }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let found = screen.detail?.accesses else { return "" }
    let people = Set(found.accesses.map(\.entry.person)).count
    return "\(counted(screen, "looks")) by \(Words.people(people))"
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Nobody is known to have looked at these records."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    guard case .access(let access) = item, let seen = access.seen.first else { return nil }
    return .inspect(seen.kind, id: seen.id)
  }

  private let access = Column.Of<PersonAccess> {
    if case .access(let access) = $0 { access } else { nil }
  }

  var columns: [Column] {
    [
      access("#", 6, growth: 3, align: .trailing) { access, _ in
        TableCell(Words.grouped(Int(access.entry.number)))
      },
      access("WHEN", 12, growth: 4) { access, state in
        TableCell(Words.instant(access.entry.at, now: state.now, state.zone, weekday: false))
      },
      access("WHO", 8, growth: 8) { access, _ in
        TableCell(access.entry.person)
      },
      access("AS", 7) { access, _ in TableCell(access.entry.role ?? "owner") },
      access("DID", 13, growth: 3) { access, _ in
        TableCell(
          access.entry.operation, access.entry.outcome == "done" ? .tableRow : .stateLook)
      },
      access("RECORDS", 16, growth: 24) { access, _ in TableCell(Self.records(access)) },
      access("TICKET", 7, growth: 6) { access, _ in TableCell(access.entry.ticket ?? "-") },
      access("FROM", 15, priority: 1) { access, _ in TableCell(access.entry.connection ?? "-") },
    ]
  }

  private static func records(_ access: PersonAccess) -> String {
    guard let first = access.seen.first else { return "the person" }
    let more = access.seen.count - 1
    return "\(Words.kind(first.kind)) \(first.id)" + (more > 0 ? " and \(more) more" : "")
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .access(let access) = item else { return Selected("", []) }
    let entry = access.entry
    let at = Words.instant(entry.at, now: state.now, state.zone) + state.zone.label(at: entry.at)
    let seen = access.seen.map { "\(Words.kind($0.kind)) \($0.id)" }.joined(separator: ", ")
    return Selected(
      "#\(Words.grouped(Int(entry.number))) \(entry.operation)",
      [
        .init(
          "\(entry.person) as \(entry.role ?? "owner")"
            + (entry.connection.map { " from \($0)" } ?? "") + ", \(at): \(entry.outcome)"),
        .init(seen.isEmpty ? "looked for the person" : seen),
        .init(
          "reason \(entry.reason ?? "-")   ticket \(entry.ticket ?? "-")", yields: true),
      ])
  }
}
