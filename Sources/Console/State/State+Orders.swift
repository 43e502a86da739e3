internal import Domain
internal import Operations

/// What is asked for of an order, or of what is due: never done by the key that asks.
extension State {
  /// What `x` does on the line; nil: nothing.
  enum CarryingOut: Hashable, Sendable {
    /// The end of an order's undo window.
    case endUndo(Kind, id: String, until: Instant?)
    /// A rule, for one record, before the next sweep.
    case rule(RuleID, Kind, id: String)
  }

  /// The job that the screen is about, else the line.
  private var ordered: Item? { screen.detail?.job.map(Item.job) ?? screen.list.selected }

  var carryingOut: CarryingOut? {
    switch ordered {
    case .job(let job)?:
      guard job.state == .staged, job.undoUntil > now, let id = job.id else { return nil }
      return .endUndo(job.scope.kind, id: id, until: job.undoUntil)
    case .due(let entry)?:
      switch entry.state {
      case .staged: return .endUndo(entry.kind, id: entry.id, until: nil)
      case .due, .overdue: return .rule(entry.rule, entry.kind, id: entry.id)
      case .upcoming, .held: return nil
      }
    default: return nil
    }
  }

  /// Why `x` does nothing on the line; nil: it asks.
  var carryOutReason: String? {
    if let reason = readOnlyReason { return reason }
    switch carryingOut {
    case .endUndo?:
      return principal.may(.forceDelete) ? nil : "your role may not delete: ask an admin"
    case .rule?: return principal.may(.sweep) ? nil : "your role may not run a rule: ask an admin"
    case nil: break
    }
    switch ordered {
    case .due(let entry)? where entry.state == .held:
      let holds = entry.holds.map(Hold.label).joined(separator: ", ")
      return "\(holds) keeps it"
    case .due?: return "it is not due yet; \(keys.label(.delete)) orders it"
    case .job(let job)?: return "\(job.label) is \(job.state(at: now).rawValue)"
    default: return CommandTable.needsLine(self) ?? "there is nothing to do on this line"
    }
  }

  mutating func askToCarryOut() -> [Effect] {
    guard let carryingOut else { return [] }
    dialog = .form(FormDialog(.carryOut(carryingOut), number: newNumber(), ticket: ticket))
    return []
  }

  mutating func retryObjects() -> [Effect] {
    notice = Notice("Trying all that wait...")
    return [.retryObjects]
  }

  mutating func openQuarantine(_ one: Quarantine) -> [Effect] {
    let opened = QuarantineDialog(
      number: newNumber(), label: one.label, pbx: one.fqdn.map { .pbx(id: $0, number: one.pbx) },
      blocked: isReadOnly
        ? "the console was opened read-only"
        : principal.may(.release) ? nil : "your role may not decide: ask an admin",
      ticket: ticket)
    dialog = .quarantine(opened)
    return [.ask(dialog: opened.number, .quarantine(one.label))]
  }
}
