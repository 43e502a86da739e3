internal import Domain
internal import Operations
internal import Terminal

/// What a plan is of: a record with a second mark to hold against the ticket, or the marked ones by
/// PBX.
struct PlanAbout {
  private let target: PlanTarget
  private let state: State

  init(_ target: PlanTarget, _ state: State) {
    self.target = target
    self.state = state
  }

  /// `plan`: nil while it is being made.
  func lines(_ plan: PlanContent?, width: Int) -> [Line] {
    guard let marks = target.marks else {
      return Line.wrapped(phrases: record, width: width, rows: .max, .dialogTitle)
    }
    var lines = [Line(marked(marks), .dialogTitle)]
    guard let plan else { return lines }
    if target.kind == .pbx {
      let names = target.ids.enumerated().map { "\($0.offset + 1) \($0.element)" }
      lines += Line.wrapped(phrases: names, width: width, rows: .max, .dialog)
    } else {
      lines += Line.wrapped(phrases: shares(plan), width: width, rows: 2, .dialog)
    }
    return lines
  }

  private func marked(_ marks: PlanTarget.Marked) -> String {
    let all = target.ids.count
    var text = "\(Words.kinds(target.kind, all)) \(all == 1 ? "is" : "are") marked"
    if marks.hidden > 0 {
      text +=
        ": \(Words.grouped(all - marks.hidden)) in view, \(Words.grouped(marks.hidden)) hidden by"
        + " the filter"
    } else {
      text += ", none is hidden by a filter"
    }
    return text
  }

  private func shares(_ plan: PlanContent) -> [String] {
    let shown = plan.shares.prefix(4).map { "\($0.pbx) \(Words.grouped($0.records))" }
    let rest = plan.shares.count - shown.count
    return shown + (rest > 0 ? ["and \(Words.grouped(rest)) PBXs more"] : [])
  }

  private var row: ListRow? {
    let rows = state.screen.list.items.lazy.compactMap(\.row)
    let candidates = [state.screen.list.selected?.row, state.screen.detail?.record?.row]
    return
      (candidates.compactMap(\.self) + rows).first {
        $0.view.kind == target.kind && Bytes.equal($0.view.id, target.ids.first ?? "")
      }
  }

  private var record: [String] {
    var parts = [target.ids.first ?? ""]
    guard let row else { return parts }
    func at(_ instant: Instant) -> String { Words.instant(instant, now: state.now, state.zone) }
    switch row.facts {
    case .pbx:
      parts.append("licence \(row.view["licenseKey"].text ?? "none")")
      if let registered = row.view["registeredAt"].instant {
        let day = Words.day(registered, now: state.now, state.zone, weekday: false)
        parts.append("registered \(day)")
      }
    case .meeting(let facts):
      parts.append("pbx \(row.view["pbx"].text ?? "-")")
      parts.append("organiser \(facts.organizer ?? "none")")
      if let time = facts.at { parts.append(at(time)) }
    case .report(_, _, let organizer): parts.append("organiser \(organizer ?? "none")")
    case .none, .extension:
      if let meeting = row.view["meeting"].text { parts.append("meeting \(meeting)") }
      if row.view.kind == .poll {
        parts.append("pbx \(row.view["pbx"].text ?? "-")")
        parts.append("ext \(row.view["extension"].text ?? "-")")
      }
      if let made = row.view["createdAt"].instant ?? row.view["uploadedAt"].instant {
        parts.append("made \(at(made))")
      }
    }
    return parts
  }
}

extension PlanAbout {
  /// Of a PBX, where its line is here: when it synced last and since when it is not bound.
  var syncs: (last: Instant?, unbound: Instant?)? {
    guard target.kind == .pbx, let row else { return nil }
    return (row.view["lastSyncAt"].instant, row.view["unboundAt"].instant)
  }
}
