internal import Domain
internal import Operations
internal import Terminal

/// What is asked of those who may, and their answer.
extension State {
  /// The open request of the line whose record is here.
  var openRequest: (request: StaffRequest, id: String)? {
    guard case .request(let request)? = screen.list.selected, let id = request.id,
      request.state(at: now) == .open
    else { return nil }
    return (request, id)
  }

  /// From an open request to the deed, with its ticket; nil where Enter leads to the record.
  mutating func openRequested() -> [Effect]? {
    guard let (request, id) = openRequest else { return nil }
    switch request.deed {
    case .delete:
      ticket = request.ticket ?? ticket
      return planDeletion()
    case .hold where principal.may(.holds) && !isReadOnly:
      ticket = request.ticket ?? ticket
      dialog = .form(
        FormDialog(.hold(request.scope.kind, id: id), number: newNumber(), ticket: ticket))
      return []
    case .hold, .rectify, .erase: return nil
    }
  }

  mutating func declineRequest() -> [Effect] {
    guard case .request(let request)? = screen.list.selected else { return [] }
    dialog = .form(
      FormDialog(.decline(request.label), number: newNumber(), ticket: request.ticket))
    return []
  }

  /// Why the request of the line cannot be declined; nil: it can, or taken back by who made it.
  var declineReason: String? {
    if let reason = readOnlyReason { return reason }
    guard case .request(let request)? = screen.list.selected else {
      return "this line is no request"
    }
    let state = request.state(at: now)
    guard state == .open else { return "\(request.label) is \(state.rawValue)" }
    return principal.may(request.deed.capability) || principal.person == request.madeBy
      ? nil : "your role may not decide that; it needs \"\(request.deed.capability.rawValue)\""
  }
}
