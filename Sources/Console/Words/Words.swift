internal import Domain

/// What people read: numbers and names of things.
enum Words {
  static func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// `1,912,406`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(abs(number)))
    var text = number < 0 ? "-" : ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// At most `width` columns (4 or more): `4,120`, `18.2k`, `401k`, `5.2M`; rounded down.
  static func short(_ number: Int, width: Int) -> String {
    let full = grouped(number)
    if full.count <= width { return full }
    for (unit, name) in [(1_000, "k"), (1_000_000, "M"), (1_000_000_000, "G")] {
      let whole = number / unit
      let tenth = "\(whole).\(number % unit / (unit / 10))\(name)"
      if whole < 1_000, tenth.count <= width { return tenth }
      if whole < 1_000, "\(whole)\(name)".count <= width { return "\(whole)\(name)" }
    }
    return String(repeating: "9", count: max(0, width - 1)) + "+"
  }

  static func bytes(_ count: Int64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var value = count
    var rest: Int64 = 0
    var unit = 0
    while value >= 1_000, unit < units.count - 1 {
      rest = value % 1_000
      value /= 1_000
      unit += 1
    }
    return unit == 0 ? "\(value) B" : "\(value).\(rest / 100) \(units[unit])"
  }

  static func kind(_ kind: Kind) -> String {
    switch kind {
    case .mcu: "MCU"
    case .pbx: "PBX"
    default: kind.rawValue
    }
  }

  /// `entries of 104` as `entry of 104`.
  static func one(of names: String) -> String {
    let words = names.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = words.first else { return names }
    let one =
      name.hasSuffix("ies")
      ? name.dropLast(3) + "y" : name.hasSuffix("s") ? name.dropLast() : name
    return ([String(one)] + words.dropFirst().map(String.init)).joined(separator: " ")
  }

  static func objects(_ count: Int) -> String {
    count == 1 ? "1 object" : "\(grouped(count)) objects"
  }

  static func people(_ count: Int) -> String {
    count == 1 ? "1 person" : "\(grouped(count)) people"
  }

  /// The words of a field's name: `last contact`.
  static func apart(_ name: String) -> String {
    name.reduce(into: "") { text, letter in
      text += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
  }

  static func kinds(_ kind: Kind, _ count: Int) -> String {
    let name = Words.kind(kind)
    return "\(grouped(count)) \(name)\(count == 1 ? "" : "s")"
  }

  static func rule(_ rule: RuleID) -> String {
    switch rule {
    case .recording: "recording"
    case .meetingTitle: "title"
    case .meetingNote: "note"
    case .participantName: "name"
    case .participantEmail: "mail"
    case .participantIP: "ip"
    case .participant: "joins"
    case .meeting: "mtg"
    case .sharedFile: "files"
    case .dialIn: "dial-in"
    case .reportIdentity: "names"
    case .reportRecheck: "recheck"
    case .sessionIdentity: "identity"
    case .session: "session"
    case .serverLog: "log"
    case .tenantDNSMeetings: "dns mtg"
    case .tenantDNS: "dns"
    case .tenantSync: "sync"
    case .tenantContact: "cont"
    case .tenantUnbound: "erp"
    }
  }

  /// What of a record a rule takes, with the number of items: `IP of 3 people`.
  static func what(_ entry: DueEntry) -> String {
    let people = "\(grouped(entry.items)) \(entry.items == 1 ? "person" : "people")"
    return switch entry.rule {
    case .recording: "recording"
    case .meetingTitle: "title"
    case .meetingNote: "note"
    case .participantName: "names of \(people)"
    case .participantEmail: "mail of \(people)"
    case .participantIP: "IP of \(people)"
    case .participant: "joins of \(people)"
    case .meeting: "meeting, document"
    case .sharedFile: "shared file"
    case .dialIn: "dial-in data"
    case .reportIdentity: "names in the report"
    case .reportRecheck: "report, looked at again"
    case .sessionIdentity: "identity of the session"
    case .session: "session history"
    case .serverLog: "server log"
    case .tenantDNSMeetings: "all meetings of the PBX"
    case .tenantDNS, .tenantSync, .tenantContact, .tenantUnbound: "PBX and all below it"
    }
  }

  static func action(_ action: Rule.Action) -> String {
    switch action {
    case .delete: "deleted"
    case .erase: "erased"
    case .sanitize: "sanitised"
    case .anonymize: "made anonymous"
    case .verify: "looked at again"
    }
  }

  static func missing(_ missing: Missing) -> String {
    switch missing {
    case .emailMissing: "e-mail missing"
    case .emailMalformed: "e-mail malformed"
    case .nameMissing: "name missing"
    case .disabled: "disabled"
    case .refused: "refused"
    case .unbound: "unbound"
    case .syncLate: "sync late"
    case .dnsFailing: "dns failing"
    case .ipMissing: "ip missing"
    case .mcuDown: "mcu down"
    case .quarantine: "quarantined"
    case .staged: "staged"
    case .restricted: "restricted"
    }
  }

  static func reason(_ reason: Reason) -> String {
    switch reason {
    case .customerRequest: "customer"
    case .contractEnded: "contract"
    case .dataSubject: "person"
    case .legal: "legal"
    case .abuse: "abuse"
    case .test: "test"
    case .mistake: "slip"
    case .other: "else"
    }
  }
}
