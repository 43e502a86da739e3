internal import Domain
internal import Operations
internal import Terminal

/// Copies of the database and until when each may exist.
struct BackupListScreen: ListScreen {
  var order: String { "urgent, then newest" }
  var isUrgentFirst: Bool { true }

  func counts(_ screen: Screen, _ state: State) -> String {
    let late = screen.list.items.count { item in
      if case .backup(let backup) = item { backup.isOverdue(at: state.now) } else { false }
    }
    return counted(screen, "copies")
      + (late > 0 ? "   \(Words.grouped(late)) past the destroy-by date" : "")
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "No copy is noted: lapse backup make makes one, lapse backup note tells of another's."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? { nil }

  private let copy = Column.Of<Backup> {
    if case .backup(let backup) = $0 { backup } else { nil }
  }

  var columns: [Column] {
    [
      copy("COPY", 6, priority: -1) { backup, _ in TableCell(Backup.label(backup.number)) },
      copy("MADE", 11, growth: 4, by: \.madeAt.milliseconds) { backup, state in
        TableCell(Words.day(backup.madeAt, now: state.now, state.zone, weekday: false))
      },
      copy("DESTROY BY", 11, growth: 4, by: \.destroyBy.milliseconds) { backup, state in
        TableCell(Words.day(backup.destroyBy, now: state.now, state.zone, weekday: false))
      },
      copy("STATE", 10, priority: -1, by: { $0.goneAt == nil ? $0.destroyBy.milliseconds : nil }) {
        backup, state in Self.state(backup, state)
      },
      copy("WHERE", 25, growth: 40) { backup, _ in TableCell(backup.label) },
      copy("BY", 7, growth: 10) { backup, _ in TableCell(backup.madeBy) },
    ]
  }

  private static func state(_ backup: Backup, _ state: State) -> TableCell {
    if backup.goneAt != nil { return TableCell("gone", .tableCellDim) }
    if backup.isOverdue(at: state.now) {
      return TableCell("late \(Words.distance(state.now - backup.destroyBy))", .stateOverdue)
    }
    return TableCell("\(Words.age(backup.destroyBy - state.now)) left")
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .backup(let backup) = item else { return Selected("", []) }
    let label = Backup.label(backup.number)
    let how = backup.isNoted ? "noted" : "made"
    let next: Selected.Paragraph
    if let gone = backup.goneAt {
      next = .init("said to be destroyed \(Words.instant(gone, now: state.now, state.zone))")
    } else if backup.isOverdue(at: state.now) {
      next = .init("destroy it, then say so: lapse backup gone \(label)", .stateOverdue)
    } else {
      next = .init("what was deleted since is still in it; lapse restore takes it out again")
    }
    return Selected(
      label,
      [
        .init(
          "\(how) by \(backup.madeBy) \(Words.instant(backup.madeAt, now: state.now, state.zone)):"
            + " \(backup.label)"),
        next,
      ])
  }
}
