internal import Domain
internal import Operations

/// What an erasure would do, and what it did: a name and a sentence each, without personal data.
struct ErasureWords {
  struct Part: Hashable, Sendable {
    let name: String
    let text: String
    var isDanger = false
    var isHeld = false
  }

  private let state: State

  init(_ state: State) { self.state = state }

  func plan(_ plan: PersonPlan, _ reach: PersonReach) -> [Part] {
    [
      Part(name: "GOES", text: goes(plan)),
      kept(plan),
    ]
      + (plan.nothingGoes
        ? []
        : atOnce(plan) + staged(plan)
          + [
            Part(
              name: "AFTER",
              text: "No import stores any of it again, until its PBX registers anew.")
          ])
      + left(reach) + outside(reach) + source(reach)
  }

  func statement(_ statement: ErasureStatement) -> [Part] {
    let went = statement.receipt.map {
      Part(name: "WENT", text: "\(Self.once($0.counts)); receipt \($0.label)", isDanger: true)
    }
    return [went].compactMap { $0 }
      + statement.jobs.map { job in
        Part(
          name: "GOES",
          text: "extension \(job.id ?? "that is gone") with all below it, after"
            + " \(at(job.undoUntil)) (\(job.label)); until then \(undo) on it takes it back")
      }
      + statement.kept.map { kept in
        Part(
          name: "KEPT",
          text: "\(Words.kind(kept.kind)) \(kept.id) by \(Hold.label(kept.hold)),"
            + " \(kept.nature.rawValue): \(kept.ground)", isHeld: true)
      }
      + statement.lapses.map { Part(name: "LAPSES", text: "\($0.what) by \(day($0.until))") }
      + left(statement.reach)
      + statement.elsewhere.map { Part(name: "ELSEWHERE", text: $0) }
      + (statement.openCase.map { [answer($0)] } ?? [])
  }

  /// To be put into a ticket or a letter.
  func text(_ statement: ErasureStatement) -> [String] {
    [statement.plan.person.label] + self.statement(statement).map { "\($0.name) \($0.text)" }
  }

  /// Of reports that others are in as well, only the person's name and e-mail go.
  private static func once(_ counts: Counts) -> String {
    let (people, reports) = (counts[.participant], counts[.report])
    return [
      people == 0 ? nil : Words.kinds(.participant, people),
      reports == 0 ? nil : "name and e-mail in \(Words.kinds(.report, reports))",
    ].compactMap { $0 }.joined(separator: "; ")
  }

  private func goes(_ plan: PersonPlan) -> String {
    guard !plan.nothingGoes else { return "nothing" }
    var counts = Counts([.participant: plan.participants.count])
    for extent in plan.extensions { counts += extent.census.counts }
    let names = plan.reports.isEmpty ? "" : Self.once(Counts([.report: plan.reports.count]))
    return [counts.total == 0 ? "" : Words.counts(counts), names].filter { !$0.isEmpty }
      .joined(separator: "; ")
  }

  private var undo: String { Words.undo(state) }

  private func at(_ instant: Instant) -> String {
    Words.instant(instant, now: state.now, state.zone) + state.zone.label(at: instant)
  }

  private func day(_ instant: Instant) -> String {
    Words.day(instant, now: state.now, state.zone, weekday: false)
  }

  private func kept(_ plan: PersonPlan) -> Part {
    plan.kept.isEmpty
      ? Part(name: "KEPT", text: "nothing: no hold on any of it")
      : Part(name: "KEPT", text: Words.kept(plan.kept, most: 3), isHeld: true)
  }

  private func atOnce(_ plan: PersonPlan) -> [Part] {
    let counts = Counts([
      .participant: plan.participants.count, .report: plan.reports.count,
    ])
    guard counts.total > 0 else { return [] }
    return [
      Part(
        name: "AT ONCE", text: Self.once(counts) + ": for good, with a receipt and no undo",
        isDanger: true)
    ]
  }

  private func staged(_ plan: PersonPlan) -> [Part] {
    let going = plan.extensions.filter { !$0.nothingGoes }
    guard !going.isEmpty else { return [] }
    let until = at(state.now + state.settings.undoWindow)
    return going.map {
      Part(name: "STAGED", text: "extension \($0.id): \(Words.counts($0.census.counts))")
    } + [
      Part(
        name: "UNTIL",
        text: "\(until)  \(undo) brings an extension back with all below; the next sweep then takes"
          + " it for good.")
    ]
  }

  private func left(_ reach: PersonReach) -> [Part] {
    let people = reach.withoutAddress.reduce(0) { $0 + $1.participants }
    guard people > 0 else { return [] }
    return [
      Part(
        name: "NOT REACHED",
        text: "\(Words.kinds(.participant, people)) without an address in the same meetings: "
          + reach.withoutAddress.prefix(3).map(\.id).joined(separator: ", ")
          + (reach.withoutAddress.count > 3 ? " and more" : ""))
    ]
  }

  private func outside(_ reach: PersonReach) -> [Part] {
    let sessions = reach.sessionsUntil.map {
      "session history, \(Words.grouped(reach.sessions)) rows, anonymous by \(day($0))"
    }
    let backups = reach.backupsUntil.map {
      reach.backups == 1
        ? "1 backup, to \(day($0))"
        : "\(Words.grouped(reach.backups)) backups, the last to \(day($0))"
    }
    let parts = [sessions, backups].compactMap { $0 }
    return parts.isEmpty ? [] : [Part(name: "LAPSES", text: parts.joined(separator: "; "))]
  }

  private func source(_ reach: PersonReach) -> [Part] {
    reach.pbxs.isEmpty
      ? []
      : [
        Part(
          name: "ELSEWHERE",
          text: reach.pbxs.joined(separator: ", ")
            + (reach.pbxs.count == 1
              ? " keeps its own data and sends it" : " keep their own data and send it")
            + " again; it is refused here")
      ]
  }

  private func answer(_ open: OpenCase) -> Part {
    Part(
      name: "ANSWER",
      text: "\(open.personCase.reference) by \(day(open.personCase.dueAt))"
        + (open.isLate ? ": LATE" : ""), isDanger: open.isLate)
  }
}
