extension Alarm {
  /// What it is known by while it stands, in codes.
  package struct Key: Hashable, Sendable {
    package let kind: Kind
    package let rule: RuleID?
    package let brake: Brake.Name?

    package init(kind: Kind, rule: RuleID? = nil, brake: Brake.Name? = nil) {
      self.kind = kind
      self.rule = rule
      self.brake = brake
    }

    /// `overdue`, `overdue recording`, `brake backlog recording`.
    package var text: String {
      [kind.rawValue, brake?.rawValue, rule?.rawValue].compactMap { $0 }.joined(separator: " ")
    }

    /// Nil for anything but what `text` gives.
    package init?(text: String) {
      var words = text.split(separator: " ").map(String.init)[...]
      guard let kind = words.popFirst().flatMap(Kind.init(rawValue:)) else { return nil }
      let brake = words.first.flatMap(Brake.Name.init(rawValue:))
      if brake != nil { words.removeFirst() }
      let rule = words.first.flatMap(RuleID.init(rawValue:))
      if rule != nil { words.removeFirst() }
      guard words.isEmpty else { return nil }
      self.init(kind: kind, rule: rule, brake: brake)
    }
  }

  /// That somebody sees to it: it is told without being loud.
  package struct Taken: Hashable, Sendable {
    /// Who it is: the login name behind sudo, otherwise the system user's.
    package let by: String
    package let until: Instant
    /// How much it was about as it was taken.
    package let count: Int

    package init(by: String, until: Instant, count: Int) {
      self.by = by
      self.until = until
      self.count = count
    }

    /// For how long a line can be taken.
    package static let longest: Int64 = 24 * Instant.hour
  }

  package var key: Key { Key(kind: kind, rule: rule, brake: brake) }

  /// Whether nobody sees to it.
  package var isLoud: Bool { taken == nil }

  /// The same while `taken` counts: until its time is over or there is more of it than there was.
  package func given(_ taken: Taken?, at now: Instant) -> Alarm {
    var alarm = self
    alarm.taken = taken.flatMap { $0.until > now && count <= $0.count ? $0 : nil }
    return alarm
  }
}
