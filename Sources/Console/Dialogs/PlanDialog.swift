internal import Domain
internal import Operations

/// The plan of a force-delete, and what has to be given before it is carried out: live meetings
/// ticked, a reason, a ticket, and the phrase typed by hand.
struct PlanDialog: Sendable {
  enum Stage: Hashable, Sendable {
    case reading
    case shown
    case asking
    /// Cannot be stopped.
    case executing
    case failed(String)
  }

  enum Field: Hashable, Sendable, CaseIterable {
    case reason, ticket, phrase
  }

  static let kinds: Set<Kind> = [.pbx, .extension, .meeting, .poll, .recording, .file, .report]
  static let wrongPhrases = 3
  /// An older plan is made again, in milliseconds.
  static let lifetime = 5 * Instant.minute

  let number: Int
  let kind: Kind
  let id: String
  /// Why it will not be carried out from here.
  let blocked: String?

  var stage = Stage.reading
  var plan: DeletionPlan?
  var plannedAt: Instant?
  var isLiveTicked = false
  var reason: Reason?
  var ticket: String
  var phrase = ""
  var focus = Field.reason
  var wrong = 0
  /// What just happened.
  var message: String?

  init(number: Int, kind: Kind, id: String, ticket: String, mayDelete blocked: String?) {
    self.number = number
    self.kind = kind
    self.id = id
    self.ticket = ticket
    self.blocked = blocked
  }

  /// Why `x` does nothing; nil: it asks for reason, ticket and phrase.
  var obstacle: String? {
    guard let plan else { return "the plan is being made" }
    if plan.nothingGoes {
      let holds = Set(plan.census.kept.map(\.hold)).sorted().map(Hold.label)
      return "holds keep all of it: \(holds.joined(separator: ", "))"
    }
    if let blocked { return blocked }
    if plan.census.liveMeetings > 0, !isLiveTicked {
      return "it is live: tick first that they are cut off"
    }
    return nil
  }

  var hasTicket: Bool { ticket.contains { $0 != " " } }

  /// Whether Enter would carry it out, if the phrase is right.
  var isFilled: Bool {
    stage == .asking && obstacle == nil && reason != nil && hasTicket && !phrase.isEmpty
  }

  mutating func arrived(_ result: Result<DeletionPlan, OperationError>, at now: Instant) {
    switch result {
    case .success(let plan):
      if let old = self.plan, old.fingerprint != plan.fingerprint {
        message = difference(old, plan)
        isLiveTicked = false
      }
      self.plan = plan
      plannedAt = now
      stage = .shown
      phrase = ""
    case .failure(let error):
      stage = .failed(Words.error(error))
    }
  }

  mutating func failed(_ error: OperationError, at now: Instant) {
    phrase = ""
    if case .planChanged(var changed, _) = error {
      changed.lookalikes = plan?.lookalikes ?? []
      arrived(.success(changed), at: now)
    } else {
      stage = .failed(Words.error(error))
    }
  }

  private func difference(_ old: DeletionPlan, _ new: DeletionPlan) -> String {
    let changes = Kind.counted.compactMap { kind -> String? in
      let before = old.census.counts[kind]
      let after = new.census.counts[kind]
      return before == after ? nil : "\(Words.kind(kind)) \(before) to \(after)"
    }
    let held = old.census.kept == new.census.kept ? [] : ["holds"]
    let what = changes + held
    return "The plan changed: " + (what.isEmpty ? "other records" : what.joined(separator: ", "))
      + ". Nothing was deleted."
  }
}
