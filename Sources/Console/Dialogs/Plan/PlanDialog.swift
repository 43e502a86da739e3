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

  static let kinds: Set<Kind> = [.pbx, .extension, .meeting, .poll, .recording, .file, .report]
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
  /// Reason, ticket, and the phrases of the plan.
  var form: Form
  /// The first line of the plan that is seen, where it is longer than the screen.
  var top = 0
  /// What just happened.
  var message: String?

  var kind: Kind { target.kind }

  init(number: Int, _ target: PlanTarget, ticket: String, mayDelete blocked: String?) {
    self.number = number
    self.target = target
    form = Form([.reason(), .ticket(ticket)])
    self.blocked = blocked
  }

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
      form.ask(phrases(of: plan))
      top = 0
    case .failure(let error):
      stage = .failed(Words.error(error))
    }
  }

  /// None of them is shown beside its prompt.
  private func phrases(of plan: PlanContent) -> [Form.Field] {
    plan.phrases.enumerated().map { index, phrase in
      let asks =
        switch (kind, target.marks) {
        case (.pbx, _) where plan.phrases.count > 1: "FQDN \(index + 1)"
        case (.pbx, _): "the FQDN as the ticket has it"
        case (_, nil): "the id as the ticket has it"
        default: "delete, how many, and of what"
        }
      return Form.Field("phrase", .phrase(phrase, asks: asks))
    }
  }

  mutating func failed(_ error: OperationError, at now: Instant) {
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
