internal import Domain
internal import Operations

/// The plan of a force-delete, and what has to be given before it is carried out: live meetings
/// ticked, a reason, a ticket, and the phrases typed by hand.
struct PlanDialog: Sendable {
  enum Stage: Hashable, Sendable {
    case reading
    case shown
    case asking
    /// Cannot be stopped.
    case executing
    case failed(String)
  }

  enum Field: Hashable, Sendable {
    case reason, ticket
    case phrase(Int)
  }

  static let kinds: Set<Kind> = [.pbx, .extension, .meeting, .poll, .recording, .file, .report]
  static let wrongPhrases = 3
  /// An older plan is made again, in milliseconds.
  static let lifetime = 5 * Instant.minute

  let number: Int
  let target: PlanTarget
  /// Why it will not be carried out from here.
  let blocked: String?

  var stage = Stage.reading
  var plan: PlanContent?
  var plannedAt: Instant?
  var isLiveTicked = false
  var reason: Reason?
  var ticket: String
  /// What is typed, for each phrase of the plan.
  var typed: [String] = []
  var focus = Field.reason
  var wrong = 0
  /// The first line of the plan that is seen, where it is longer than the screen.
  var top = 0
  /// What just happened.
  var message: String?

  var kind: Kind { target.kind }

  init(number: Int, _ target: PlanTarget, ticket: String, mayDelete blocked: String?) {
    self.number = number
    self.target = target
    self.ticket = ticket
    self.blocked = blocked
  }

  var fields: [Field] { [.reason, .ticket] + typed.indices.map(Field.phrase) }

  /// Why `x` does nothing; nil: it asks for reason, ticket and phrase.
  var obstacle: String? {
    guard let plan else { return "the plan is being made" }
    if plan.nothingGoes {
      if !plan.holds.isEmpty {
        return "holds keep all of it: \(plan.holds.map(Hold.label).joined(separator: ", "))"
      }
      return plan.ordered > 0 ? "all of it is ordered to go already" : "none of it is here any more"
    }
    if let blocked { return blocked }
    if !isLiveSettled { return "meetings are live, tick first that they are cut off" }
    return nil
  }

  var isLive: Bool { (plan?.census.liveMeetings ?? 0) > 0 }

  /// Nothing is live, or it was ticked that it is cut off.
  var isLiveSettled: Bool { !isLive || isLiveTicked }

  var hasTicket: Bool { ticket.contains { $0 != " " } }

  var hasPhrases: Bool { !typed.isEmpty && typed.allSatisfy { !$0.isEmpty } }

  /// Whether Enter would carry it out, if the phrases are right.
  var isFilled: Bool {
    stage == .asking && obstacle == nil && reason != nil && hasTicket && hasPhrases
  }

  func isOld(at now: Instant) -> Bool { plannedAt.map { now - $0 > Self.lifetime } ?? false }

  mutating func arrived(_ result: Result<PlanContent, OperationError>, at now: Instant) {
    switch result {
    case .success(let plan):
      if let old = self.plan {
        if let difference = plan.difference(from: old) {
          message = "The plan changed: \(difference). Nothing was deleted."
          isLiveTicked = false
        } else {
          message = "The plan was made again: it is the same."
        }
      }
      self.plan = plan
      plannedAt = now
      stage = .shown
      typed = plan.phrases.map { _ in "" }
      focus = .reason
      top = 0
    case .failure(let error):
      stage = .failed(Words.error(error))
    }
  }

  mutating func failed(_ error: OperationError, at now: Instant) {
    typed = typed.map { _ in "" }
    switch error {
    case .planChanged(let changed, _):
      var content = PlanContent(changed)
      content.lookalikes = plan?.lookalikes ?? []
      arrived(.success(content), at: now)
    case .markedPlanChanged(let changed, let ids):
      arrived(.success(PlanContent(changed)), at: now)
      if !ids.isEmpty {
        let more = ids.count > 2 ? " and \(ids.count - 2) more" : ""
        message =
          "The plan changed: \(ids.prefix(2).joined(separator: ", "))\(more)."
          + " Nothing was deleted."
      }
    default: stage = .failed(Words.error(error))
    }
  }
}
