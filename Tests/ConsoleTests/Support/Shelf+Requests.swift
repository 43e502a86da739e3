import Domain

@testable import Console
@testable import Operations

/// What people ask of those who may.
extension Shelf {
  var asking: Client.Requests {
    Client.Requests(
      list: { self.read { $0.requests } },
      open: { self.read { $0.requests }.filter { $0.state(at: Made.now) == .open } },
      make: { try self.ask($0) },
      makeMarked: { try self.askMarked($0) },
      decline: { try self.decline($0, $1) })
  }

  private func ask(_ draft: RequestDraft) throws -> StaffRequest {
    change { $0.asked.append(draft) }
    try admit()
    let request = Made.request(
      13, draft.deed, draft.kind, draft.id, by: "bo", minutes: 0, ticket: draft.ticket)
    change { $0.requests.insert(request, at: 0) }
    return request
  }

  private func askMarked(_ draft: MarkedDraft) throws -> [StaffRequest] {
    change { $0.askedMarked.append(draft) }
    try admit()
    let requests = draft.ids.enumerated().map { index, id in
      Made.request(
        13 + Int64(index), .delete, draft.kind, id, by: "bo", minutes: 0, ticket: draft.ticket)
    }
    change { $0.requests.insert(contentsOf: requests, at: 0) }
    return requests
  }

  private func decline(_ label: String, _ reason: Reason) throws {
    try admit()
    change { content in
      content.declined.append("\(label) \(reason.rawValue)")
      content.requests.removeAll { $0.label == label }
    }
  }
}

extension Made {
  static func request(
    _ number: Int64, _ deed: StaffRequest.Deed, _ kind: Kind, _ id: String?, by user: String,
    minutes: Int64, ticket: String?, pbx: String? = "brightway.example.net",
    state: StaffRequest.State = .open, decidedBy: String? = nil, note: String? = nil,
    outcome: String? = nil
  ) -> StaffRequest {
    StaffRequest(
      number: number, deed: deed, scope: Scope(kind: kind, record: number), id: id, pbx: pbx,
      state: state, madeAt: ago(minutes: minutes), madeBy: user, isMadeWithRight: false,
      reason: "customer-request", ticket: ticket, fingerprint: nil,
      decidedAt: decidedBy == nil ? nil : ago(minutes: 5), decidedBy: decidedBy, note: note,
      outcome: outcome)
  }
}
