internal import Domain
internal import Operations
internal import Terminal

/// What there is to say of one item of a record, to a caller who asks why it is here, or is not.
struct Reasons {
  private let item: Explanation.Item
  private let entry: DueEntry?
  private let state: State
  private let indent = 9
  /// With fewer rows, what would end it sooner gives way.
  private static let rows = 7

  init(_ item: Explanation.Item, _ entry: DueEntry?, _ state: State) {
    self.item = item
    self.entry = entry
    self.state = state
  }

  /// SAYS, COUNTED, GOES or WENT, BLOCKED, SOONER, SAY.
  var lines: [Selected.Paragraph] {
    var lines: [Selected.Paragraph] = []
    if let clause = item.clause { lines.append(line("SAYS", "\"\(clause)\"")) }
    if let counted { lines.append(line("COUNTED", counted)) }
    switch item.state {
    case .gone:
      lines.append(line("WENT", went))
      if let receipt = item.receipt {
        lines.append(line("RECEIPT", "\(Receipt.label(receipt)); Enter opens it"))
      }
    case .due(let its):
      lines.append(line("GOES", goes, its == .overdue ? .stateOverdue : .uiDetail))
      lines.append(blocked)
    case .open: lines.append(blocked)
    }
    if let sooner = Words.sooner(item.sooner, of: kind) {
      var paragraph = line("SOONER", sooner)
      paragraph.yields = state.layout.detail.count < Self.rows
      lines.append(paragraph)
    }
    if let say { lines.append(line("SAY", say)) }
    return lines
  }

  private func line(
    _ name: String, _ text: String, _ role: Look = .uiDetail
  ) -> Selected.Paragraph {
    Selected.Paragraph(name.padding(to: indent) + text, role, indent: indent)
  }

  private func at(_ instant: Instant) -> String {
    Words.instant(instant, now: state.now, state.zone) + state.zone.label(at: instant)
  }

  private var kind: Kind? {
    if case .inspect(let kind, _) = state.screen.place { kind } else { nil }
  }

  private var counted: String? {
    guard let from = item.countedFrom, let rule = item.rule.map({ state.policy[$0] }) else {
      return nil
    }
    return "\(Words.period(rule.period)) from \(at(from)) (\(rule.start))"
  }

  private var goes: String {
    let when = entry.map { ", " + Words.when($0, now: state.now) } ?? ""
    let then = item.rule.map { "; then " + Words.action(state.policy[$0].action) } ?? ""
    return (item.goes.map(at) ?? "no date is set") + when + then
  }

  private var went: String {
    var parts = [item.goes.map(at) ?? "when is not known"]
    if let rule = item.rule { parts.append("by rule \(rule.rawValue)") }
    if let person = item.orderedBy {
      parts.append(
        "by order of \(person), reason \(item.reason ?? "-"), ticket \(item.ticket ?? "-")")
    }
    if let run = item.run { parts.append(run) }
    return parts.joined(separator: ", ")
  }

  private var blocked: Selected.Paragraph {
    if !item.holds.isEmpty {
      let holds = item.holds.map(Hold.label).joined(separator: ", ")
      let kept = entry.map { ": \($0.heldItems) of \($0.items) kept, whatever the date" } ?? ""
      return line("BLOCKED", "by \(holds)\(kept)", .stateHeld)
    }
    if item.isBraked {
      return line(
        "BLOCKED",
        "by a brake, which a person releases: \(state.keys.label(.brakes)) on the Overview",
        .stateBrake)
    }
    if let staged = item.staged {
      let job = DeletionJob.label(staged)
      return line("BLOCKED", "by nothing; ordered to go before its date (\(job))")
    }
    return line("BLOCKED", "by no hold")
  }

  /// The day in the words of the screen; what has no rule says why by itself.
  var say: String? {
    if item.state == .gone {
      let day = item.goes.map { Words.day($0, now: state.now, state.zone) }
      return day.map { item.rule == nil ? "It was deleted on \($0)." : "It went on \($0)." }
    }
    guard let rule = item.rule, let goes = item.goes else { return item.say }
    return Words.say(state.policy[rule], on: goes, now: state.now, zone: state.zone)
  }
}

extension Words {
  /// A field by its name in the native format.
  static func field(_ name: String) -> String {
    switch name {
    case "dialIn": "dial-in data"
    case "email": "e-mail"
    case "ip": "IP"
    case "licenseKey": "licence"
    case "firstName": "first name"
    case "lastName": "last name"
    case "vanityName": "vanity name"
    case "organizerName", "organizer": "organiser"
    case "organizerEmail": "organiser's e-mail"
    default: name
    }
  }

  /// `if the organiser or an admin deletes it, or its extension or PBX goes`. A PBX is said to be
  /// deleted by the ERP that unbinds it, an extension by the PBX that removes it.
  static func sooner(_ events: [Sooner], of kind: Kind?) -> String? {
    var by: [String] = []
    var above: [String] = []
    for event in events {
      switch event {
      case .meetingDeleted: by.append("the organiser")
      case .pollDeleted: by.append("its owner")
      case .ordered: by.append("an admin")
      case .extensionRemoved where kind == .extension: by.append("its PBX")
      case .extensionRemoved: above.append("its extension")
      case .pbxUnbound where kind == .pbx: by.append("the ERP")
      case .pbxUnbound where kind == .extension: above.append("the PBX")
      case .pbxUnbound: above.append(above.isEmpty ? "its PBX" : "PBX")
      case .pbxFailing: break
      }
    }
    var parts: [String] = []
    if !by.isEmpty { parts.append(by.joined(separator: " or ") + " deletes it") }
    if !above.isEmpty { parts.append(above.joined(separator: " or ") + " goes") }
    return parts.isEmpty ? nil : "if " + parts.joined(separator: ", or ")
  }
}
