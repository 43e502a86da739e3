internal import Domain
internal import Operations

/// A text to be sent, a paragraph each.
struct Letter: Hashable, Sendable {
  /// `L1`.
  let label: String
  /// For whom it is, in a word or two.
  let to: String
  let paragraphs: [String]
}

/// The letters on a person, made of what the search found and what the policy says; no name or address
/// is in them. L3, what was erased, is the erasure's own statement.
struct PersonLetters {
  private let found: PersonFound
  private let state: State
  /// Without those who took part in the person's meetings: what is kept of them is theirs.
  private let own: [PersonRecord]

  init(_ found: PersonFound, _ state: State) {
    self.found = found
    self.state = state
    own = found.records.filter { $0.row.view.kind != .participant || !$0.fields.isEmpty }
  }

  /// L1 for the person; L2 for each PBX whose extension of theirs was ordered to go.
  var all: [Letter] {
    let ordered = found.records.filter {
      $0.row.view.kind == .extension && $0.row.order?.isOwn == true
    }
    return [access] + ordered.map(removal)
  }

  // MARK: - L1

  private var access: Letter {
    let asked = found.openCase.map { ", your request of \(day($0.personCase.receivedAt))" }
    var parts = [head("To the person who asked") + (asked ?? "")]
    let pbxs = Set(own.compactMap(\.pbx)).sorted(by: Bytes.precedes)
    parts.append(
      "You asked which data the web-meeting service keeps about you. By your e-mail address it"
        + " keeps \(count(own.count)), on \(Words.kinds(.pbx, pbxs.count)): "
        + pbxs.joined(separator: ", ") + ". A file with their content can come with this letter.")
    parts += Kind.allCases.compactMap(kept)
    parts += [held, copies, unreached].compactMap { $0 }
    parts.append(
      "You can ask for wrong values to be put right (Art. 16), for your data to be erased (Art. 17)"
        + " or no longer used (Art. 18), and for it as a file (Art. 20); and you can complain to a"
        + " supervisory authority (Art. 77 GDPR).")
    return Letter(label: "L1", to: "the person", paragraphs: parts)
  }

  private func count(_ records: Int) -> String {
    "\(Words.grouped(records)) record\(records == 1 ? "" : "s")"
  }

  /// What is kept of a kind, why, from where, for whom and until when (Art. 15 (1) a, c, d, g).
  private func kept(_ kind: Kind) -> String? {
    let rows = own.map(\.row).filter { $0.view.kind == kind }
    guard !rows.isEmpty else { return nil }
    let about = ProcessingPurpose(kind)
    let name = "\(Words.kinds(kind, rows.count))"
    let text =
      "\(name), \(about.purpose). Source: \(about.source). Shown to:"
      + " \(about.recipients.joined(separator: ", ")). Kept: \(until(kind))"
    let next = rows.compactMap(\.next).filter { $0.state == .upcoming }.map(\.dueAt).min()
    return text + (next.map { " The next of it goes on \(day($0))." } ?? "")
  }

  private func until(_ kind: Kind) -> String {
    let rules: [RuleID] =
      switch kind {
      case .meeting: [.meetingTitle, .meetingNote, .dialIn, .meeting]
      case .participant: [.participantName, .participantEmail, .participantIP, .participant]
      case .recording: [.recording]
      case .file: [.sharedFile]
      case .report: [.reportIdentity]
      case .session: [.sessionIdentity, .session]
      case .log: [.serverLog]
      case .extension, .poll, .pbx, .mcu: []
      }
    guard !rules.isEmpty else {
      return kind == .poll
        ? "until its owner deletes it, or the extension goes." : "while the PBX lists it."
    }
    return rules.map { "\"\(state.policy[$0].clause)\"" }.joined(separator: "; ") + "."
  }

  private var held: String? {
    let held = own.filter { !$0.row.heldBy.isEmpty }
    guard !held.isEmpty else { return nil }
    let holds = Set(held.flatMap(\.row.heldBy)).sorted().map(Hold.label).joined(separator: ", ")
    return "Kept longer than that, until a hold is released (\(holds)): \(count(held.count))."
  }

  private var copies: String? {
    let reach = found.reach
    guard reach.backups > 0, let until = reach.backupsUntil else { return nil }
    let copies = reach.backups == 1 ? "1 copy" : "\(Words.grouped(reach.backups)) copies"
    return "\(copies) of the database, kept for its restoration alone, can hold it too; the last is"
      + " destroyed by \(day(until))."
  }

  /// Of whom nobody can say whether they are the person.
  private var unreached: String? {
    let reach = found.reach
    let people = reach.withoutAddress.reduce(0) { $0 + $1.participants }
    var parts: [String] = []
    if people > 0 {
      parts.append("\(Words.kinds(.participant, people)) who gave no e-mail address")
    }
    if let until = reach.sessionsUntil {
      parts.append(
        "session history, \(Words.grouped(reach.sessions)) rows, made anonymous by \(day(until))")
    }
    guard !parts.isEmpty else { return nil }
    return "Not found by an address, in the same meetings: \(parts.joined(separator: "; "))."
      + " Under which name you took part in which of them would tell us whether that is you."
  }

  // MARK: - L2

  private func removal(_ record: PersonRecord) -> Letter {
    let (view, pbx) = (record.row.view, record.pbx ?? "the PBX")
    let number = view["number"].text ?? view.id
    let when = record.row.order?.undoUntil.map { ", after \(day($0))," } ?? ""
    return Letter(
      label: "L2", to: "the owner of \(pbx)",
      paragraphs: [
        head("To the owner of \(pbx)"),
        "We were asked to erase a person's data. With us extension \(number) of your PBX goes for"
          + " good\(when) with its meetings and all below them.",
        "Your PBX still lists that extension with the person's name or e-mail address, and sends"
          + " both again with every sync. Once it is erased we refuse them as long as the extension"
          + " bears the same address, and nobody can meet by it.",
        "Please remove the entry from your PBX, or give the extension to somebody else with another"
          + " address; and delete what the PBX has fetched of that person, such as the reports of"
          + " meetings. We cannot remove it there.",
      ])
  }

  private func head(_ to: String) -> String {
    let reference = found.openCase?.personCase.reference ?? state.ticket
    return "\(to). \(day(state.now))" + (reference.map { ", our reference \($0)" } ?? "")
  }

  /// With its year, in UTC: it is read elsewhere, and later.
  private func day(_ instant: Instant) -> String {
    Words.day(instant, now: Instant(milliseconds: 0), .utc, weekday: false)
  }
}
