internal import Domain
internal import Operations
internal import Terminal

/// Deletions that people have ordered, newest first: how far each has come.
struct JobListScreen: ListScreen {
  var order: String { "urgent, then newest" }
  var isUrgentFirst: Bool { true }

  func counts(_ screen: Screen, _ state: State) -> String { counted(screen, "jobs") }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String {
    "Nobody has ordered a deletion yet: \(keys.label(.delete)) on a record plans one."
  }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    if case .job(let job) = item { .job(job.label) } else { nil }
  }

  private let job = Column.Of<DeletionJob> {
    if case .job(let job) = $0 { job } else { nil }
  }

  var columns: [Column] {
    [
      job("JOB", 6, priority: -1) { job, _ in TableCell(job.label) },
      job("STATE", 11) { job, state in
        let now = job.state(at: state.now)
        let role: Look =
          switch now {
          case .staged: .stateStaged
          case .running: .stateLive
          case .paused, .interrupted, .stopped: .stateLook
          case .done, .undone: .tableCellDim
          }
        return TableCell(now.rawValue, role)
      },
      job("WHAT", 23, growth: 24, priority: -1) { job, _ in
        TableCell(Words.kind(job.scope.kind) + (job.id.map { " " + $0 } ?? " that is gone"))
      },
      job("ROWS", 11, align: .trailing, by: { Int64($0.progress.planned.total) }) { job, _ in
        let (done, planned) = (job.progress.done.total, job.progress.planned.total)
        return TableCell("\(Words.short(done, width: 5))/\(Words.short(planned, width: 5))")
      },
      job("OBJECTS", 7, align: .trailing, priority: 1, by: { Int64($0.progress.objects) }) {
        job, _ in
        TableCell(Words.short(job.progress.objects, width: 7))
      },
      job("LEFT", 9, by: { $0.state == .staged ? $0.undoUntil.milliseconds : nil }) { job, state in
        switch job.state(at: state.now) {
        case .staged:
          return TableCell(
            job.undoUntil > state.now
              ? "undo \(Words.age(job.undoUntil - state.now))" : "going", .stateStaged)
        case .running:
          guard let end = job.progress.expectedEnd(at: state.now) else { return .none }
          return TableCell(Words.took(max(Instant.second, end - state.now)))
        default: return .none
        }
      },
      job("RECEIPT", 8) { job, _ in
        job.receipt.map { TableCell(Receipt.label($0)) } ?? .none
      },
      job("BY", 10, growth: 8, priority: 2) { job, _ in TableCell(job.orderedBy) },
      job("TICKET", 10, priority: 3) { job, _ in TableCell(job.ticket ?? "-") },
      job("ORDERED", 12, priority: 4) { job, state in
        TableCell(Words.compactInstant(job.orderedAt, now: state.now, state.zone))
      },
      job("REASON", 16, growth: 8, priority: 5) { job, _ in TableCell(job.reason) },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard case .job(let job) = item else { return Selected("", []) }
    var lines = [Selected.Paragraph(Self.sentence(job, state))]
    lines.append(
      Selected.Paragraph(
        "ordered \(Words.instant(job.orderedAt, now: state.now, state.zone)) by \(job.orderedBy),"
          + " \(job.reason), ticket \(job.ticket ?? "-")", yields: true))
    return Selected(job.label, lines)
  }

  /// What is gone for good, what of the rest, and who goes on.
  static func sentence(_ job: DeletionJob, _ state: State) -> String {
    let progress = job.progress
    let gone = Words.grouped(progress.done.total)
    let left = Words.grouped(progress.left)
    switch job.state(at: state.now) {
    case .staged where job.undoUntil <= state.now:
      return "is to take \(Words.counts(progress.planned)); it goes with the next sweep"
    case .staged:
      let undo =
        Words.mayUndo(state)
        ? "\(state.keys.label(.undo)) brings all of it back" : "an admin can undo it"
      return "is to take \(Words.counts(progress.planned)); \(undo) until "
        + Words.instant(job.undoUntil, now: state.now, state.zone)
    case .running:
      let rate = progress.rate(at: state.now).map { ", \(Words.grouped($0)) rows a second" } ?? ""
      return "\(gone) rows are gone for good, \(left) are left and out of use\(rate)"
    case .paused:
      return "\(gone) rows are gone for good; \(left) stay out of use until it is resumed"
    case .interrupted where !progress.failed.isEmpty:
      let failed = progress.failed.prefix(2)
        .map { "\(Words.kind($0.kind)) number \($0.record) (\($0.cause))" }
      return "\(gone) rows are gone; could not be deleted: \(failed.joined(separator: ", "));"
        + " the next sweep tries again"
    case .interrupted:
      return "\(gone) rows are gone for good; \(left) stay out of use, the next sweep goes on"
    case .done:
      return "went: \(Words.counts(progress.done))"
        + (progress.objects == 0 ? "" : ", \(Words.objects(progress.objects))")
    case .undone: return "taken back before anything went"
    case .stopped: return "a new hold or policy stopped it before anything went: order it again"
    }
  }
}
