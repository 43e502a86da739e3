internal import Domain
internal import Operations
internal import Terminal

/// A deletion at work: how much is gone, of which kind, how fast, and what stopping it would mean.
struct JobScreen: ListScreen {
  var order: String { "" }
  var headRows: Int { 5 }

  func counts(_ screen: Screen, _ state: State) -> String {
    guard let job = screen.detail?.job else {
      return screen.failure == nil ? "reading..." : "not read"
    }
    let what = job.id ?? "that is gone"
    return "DELETE \(Words.kind(job.scope.kind)) \(what)   \(job.reason)   by \(job.orderedBy)"
      + (job.ticket.map { "   \($0)" } ?? "")
  }

  func head(_ screen: Screen, _ state: State) -> [Line] {
    guard let job = screen.detail?.job else { return [] }
    return [times(job, state), Line()] + bar(job, state) + [
      Line(speed(job, screen.pace, state), .uiDetail)
    ]
  }

  private func times(_ job: DeletionJob, _ state: State) -> Line {
    var day: String?
    // The day is said once.
    func at(_ instant: Instant) -> String {
      let its = Words.day(instant, now: state.now, state.zone)
      defer { day = its }
      let clock = Words.clock(instant, state.zone)
      return its == day ? clock : "\(its) \(clock)"
    }
    var parts = ["ordered \(at(job.orderedAt))"]
    parts.append(
      (job.undoUntil > state.now ? "undo until " : "undo ended ") + at(job.undoUntil))
    if let started = job.startedAt { parts.append("began \(at(started))") }
    if let finished = job.finishedAt { parts.append("ended \(at(finished))") }
    return Line(parts.joined(separator: "   "), .uiDetail)
  }

  private func bar(_ job: DeletionJob, _ state: State) -> [Line] {
    let (done, planned) = (job.progress.done.total, job.progress.planned.total)
    let figures = "\(Words.grouped(done)) of \(Words.grouped(planned))"
    let width = max(10, state.size.columns - figures.count - 14)
    let gauge = SafeText.gauge(done, of: planned, width: width, in: state.glyphs)
    let percent = Words.percent(done, of: planned)
    let padding = String(repeating: " ", count: max(1, 6 - percent.count))
    return [
      Line("[", .uiDetail) + Line(gauge, .chart1) + Line("]" + padding + percent, .ui)
        + Line("   \(figures)", .ui), Line(),
    ]
  }

  private func speed(_ job: DeletionJob, _ pace: ObjectPace, _ state: State) -> String {
    let progress = job.progress
    let objects = pace.time(for: progress.objectsLeft, at: state.now)
    let its = job.state(at: state.now)
    guard its == .running else {
      var parts = [its.rawValue + (job.receipt.map { ", receipt \(Receipt.label($0))" } ?? "")]
      if let waiting = progress.waitingObjects, waiting > 0 {
        parts.append(
          objects.map { "left: objects \(Words.took($0))" }
            ?? "\(Words.grouped(waiting)) stored objects wait to be removed")
      }
      return parts.joined(separator: "   ")
    }
    var parts: [String] = []
    if let begun = progress.begunAt {
      parts.append("\(Words.took(state.now - begun)) gone")
    }
    var left: [String] = []
    if let end = progress.expectedEnd(at: state.now) {
      left.append("rows \(Words.took(end - state.now))")
    }
    if let objects {
      left.append("objects \(Words.took(objects))")
    } else if progress.objectsLeft > 0 {
      left.append("then \(Words.grouped(progress.objectsLeft)) objects")
    }
    if !left.isEmpty { parts.append("left: \(left.joined(separator: ", "))") }
    if let rate = progress.rate(at: state.now) {
      parts.append("\(Words.grouped(rate)) rows a second")
    }
    return parts.isEmpty ? "begun just now" : parts.joined(separator: "   ")
  }

  /// In the order in which they go.
  private static let kinds: [Kind] = [
    .recording, .file, .participant, .report, .meeting, .poll, .session, .extension, .pbx, .log,
    .mcu,
  ]

  static func items(
    _ job: DeletionJob, _ pace: ObjectPace, _ state: State
  ) -> [Item] {
    let progress = job.progress
    var lines = kinds.filter { progress.planned[$0] > 0 || progress.done[$0] > 0 }.map { kind in
      JobLine(
        name: kind == .pbx ? "PBX" : Words.kind(kind) + "s", done: progress.done[kind],
        planned: max(progress.planned[kind], progress.done[kind]))
    }
    if job.state(at: state.now) == .running,
      let index = lines.firstIndex(where: { $0.done < $0.planned })
    {
      lines[index].note = "now"
    }
    if progress.plannedObjects > 0 || progress.objects > 0 {
      lines.append(
        JobLine(
          name: "stored objects", done: progress.objectsGone ?? progress.objects,
          planned: max(progress.plannedObjects, progress.objects),
          note: pace.rate(at: state.now).map(Words.perSecond) ?? ""))
    }
    let failed = progress.failed.map { record in
      Item.fact(
        "failed", "\(Words.kind(record.kind)) number \(record.record): \(record.cause)", .missing)
    }
    return lines.map(Item.progress)
      + [.fact("verify", verify(job, state), job.receipt == nil ? .plain : .masked)] + failed
  }

  /// The step by itself that ends a deletion.
  private static func verify(_ job: DeletionJob, _ state: State) -> String {
    switch job.state(at: state.now) {
    case .done:
      (job.receipt.map { "proven by \(Receipt.label($0))" } ?? "done")
        + ((job.progress.waitingObjects ?? 0) > 0 ? "; stored objects wait" : "")
    case .undone, .stopped: "nothing went"
    default: "rows 0?  objects 0?  residue 0?  then the receipt"
    }
  }

  func wide(_ item: Item) -> TableCell? {
    guard case .fact(_, let value, let tone) = item else { return nil }
    return TableCell(value, tone == .missing ? .stateOverdue : .tableRow)
  }

  func empty(_ screen: Screen, _ keys: KeyMap) -> String { "Nothing of it was counted." }

  func opened(_ item: Item, _ screen: Screen) -> Place? {
    guard let job = screen.detail?.job, let id = job.id else { return nil }
    return .inspect(job.scope.kind, id: id)
  }

  private let line = Column.Of<JobLine> {
    if case .progress(let line) = $0 { line } else { nil }
  }

  var columns: [Column] {
    [
      Column("", 16) { item, _ in
        switch item {
        case .progress(let line): TableCell(line.name)
        case .fact(let name, _, _): TableCell(name)
        default: TableCell("")
        }
      },
      line("GONE", 11, align: .trailing) { line, _ in TableCell(Words.grouped(line.done)) },
      line("OF", 11, align: .trailing) { line, _ in TableCell(Words.grouped(line.planned)) },
      line("", 22, growth: 40) { line, state in
        TableCell(
          SafeText.gauge(line.done, of: line.planned, width: 22, in: state.glyphs), .chart1)
      },
      line("", 5, align: .trailing) { line, _ in
        TableCell(Words.percent(line.done, of: line.planned))
      },
      line("", 6) { line, _ in TableCell(line.note, .stateLive) },
    ]
  }

  func selected(_ item: Item, _ screen: Screen, _ state: State) -> Selected {
    guard let job = screen.detail?.job else { return Selected("", []) }
    let its = job.state(at: state.now)
    let title =
      switch its {
      case .running: "if you stop it now (\(state.keys.label(.stop)))"
      case .staged where job.undoUntil <= state.now: job.label
      case .staged: "if it is taken back (\(Words.undo(state)))"
      default: job.label
      }
    return Selected(title, [.init(JobListScreen.sentence(job, state))])
  }
}

/// How far one kind of what a deletion takes has come.
struct JobLine: Hashable, Sendable {
  let name: String
  let done: Int
  let planned: Int
  /// `now` where it is at work on these; of stored objects how fast they go.
  var note = ""
}

extension Words {
  /// Rounded down; all of nothing is all.
  static func percent(_ part: Int, of whole: Int) -> String {
    whole > 0 ? "\(Int(Double(part) / Double(whole) * 100)) %" : "100 %"
  }
}
