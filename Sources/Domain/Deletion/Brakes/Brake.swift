/// Why rules wait for a person: a sweep would do too much (`rules.md`, Brakes).
package struct Brake: Hashable, Sendable {
  package enum Name: String, Sendable, CaseIterable {
    case clockStep = "clock-step"
    case clockBehind = "clock-behind"
    case manyTenants = "many-pbxs"
    case failingDNS = "failing-dns"
    case noFacts = "no-pbx-facts"
    case backlog
    case everything
  }

  package let name: Name
  /// The rules that wait, in the catalogue's order.
  package let rules: [RuleID]
  /// What was measured, and the most that is usual: entries or PBXs, for the clock and for silence
  /// milliseconds.
  package let measured: Int64
  package let usual: Int64

  package init(name: Name, rules: [RuleID], measured: Int64, usual: Int64) {
    self.name = name
    self.rules = rules
    self.measured = measured
    self.usual = usual
  }

  package var isOfClock: Bool { name == .clockStep || name == .clockBehind }

  /// The one rule that it is about; nil where it is about several.
  package var rule: RuleID? {
    name == .backlog || name == .everything ? rules.first : nil
  }

  /// What it is known by while it stands.
  package struct Key: Hashable, Sendable {
    package let name: Name
    package let rule: RuleID?
  }

  package var key: Key { Key(name: name, rule: rule) }

  /// What is waiting, and why: the number beside the usual one.
  package var sentence: String { "\(waiting): \(why)" }

  private var waiting: String {
    switch name {
    case .clockStep, .clockBehind: "all rules wait"
    case .manyTenants, .failingDNS, .noFacts: "PBX rules wait"
    case .backlog, .everything: "\(rule?.rawValue ?? "a rule") waits"
    }
  }

  private var why: String {
    switch name {
    case .clockStep:
      "the clock stepped by \(Span.words(measured)) against the time since the machine's start;"
        + " usual is at most \(Span.words(usual))"
    case .clockBehind:
      "the clock lies \(Span.words(measured)) before the newest audit entry; usual is never"
    case .manyTenants:
      "\(measured) PBXs would have gone within 24h; usual is at most \(usual)"
    case .failingDNS:
      "\(measured) PBXs turned to failing DNS within 24h; usual is at most \(usual)"
    case .noFacts:
      "nothing was imported or probed of any PBX for \(Span.words(measured));"
        + " usual is at most \(Span.words(usual))"
    case .backlog:
      "\(measured) entries are due, far more than fell due since its last run;"
        + " usual is at most \(usual)"
    case .everything:
      "it would take all \(measured) entries that it could ever take; usual is at most \(usual)"
    }
  }
}

/// Spans of time in a few characters: `2d`, `49h`, `14m`, rounded down.
package enum Span {
  package static func words(_ milliseconds: Int64) -> String {
    let span = milliseconds.magnitude
    let (minute, hour) = (UInt64(Instant.minute), UInt64(Instant.hour))
    if span >= 72 * hour { return "\(span / (24 * hour))d" }
    if span >= 2 * hour { return "\(span / hour)h" }
    return "\(span / minute)m"
  }
}
