internal import Domain
internal import Operations
internal import Terminal

/// What a plan is for who may not carry it out: something to ask an admin for.
extension PlanDialog {
  func mayAsk(_ state: State) -> Bool {
    guard stage == .shown, let plan, !plan.nothingGoes else { return false }
    return !state.principal.may(.forceDelete) && state.principal.may(.request)
      && !state.isReadOnly
  }

  /// The form in which it is asked, in the place of the plan; nil for any other key.
  func ask(_ key: Key, _ state: inout State) -> [Effect]? {
    guard key == .key("a"), mayAsk(state), let plan else { return nil }
    let ticket = self.form.text("ticket")
    let form = FormDialog(
      .request(target, plan: plan.fingerprint), number: state.newNumber(),
      ticket: ticket.isEmpty ? state.ticket : ticket)
    state.dialog = .form(form)
    return []
  }
}
