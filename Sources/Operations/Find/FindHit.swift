package import Domain

/// Something that a question belongs to.
package struct FindHit: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case record(Kind)
    case receipt, hold, job, run

    package var name: String {
      if case .record(let kind) = self { kind.rawValue } else { "\(self)" }
    }
  }

  /// When and how it went.
  package struct Went: Hashable, Sendable {
    package let at: Instant
    /// Nil: by order, or by an ending that an import told of.
    package let rule: RuleID?
    /// The number of its receipt, where it is known.
    package let receipt: Int64?

    package init(at: Instant, rule: RuleID?, receipt: Int64?) {
      self.at = at
      self.rule = rule
      self.receipt = receipt
    }
  }

  /// What a number of ours names, in short: no reason, and no name of anybody.
  package struct Summary: Hashable, Sendable {
    /// `delete`, `sweep`, `person-erase`, `quarantine`; of a hold its nature.
    package let deed: String
    /// The record that it is about, where it is about one.
    package let kind: Kind?
    /// Its outside id, while it is here; of a hold on a person `P-3f9a12bc`.
    package let record: String?
    /// When it was ordered, placed, begun or written.
    package let at: Instant
    /// Of an order as `job list` has it; `running` or `done`; of a hold `in-force` or `released`.
    package let state: String
    /// How many records went, of a sweep how many entries were done; nil of a hold.
    package let count: Int?

    package init(
      deed: String, kind: Kind? = nil, record: String? = nil, at: Instant, state: String,
      count: Int? = nil
    ) {
      self.deed = deed
      self.kind = kind
      self.record = record
      self.at = at
      self.state = state
      self.count = count
    }
  }

  package let subject: Subject
  /// The outside id, or a number of ours: `RC-12`.
  package let id: String
  /// The FQDN of the PBX that it is of, where there is one.
  package let pbx: String?
  /// The field that matched, as the native format names it: `email`, `attendees[4].email`; nil where
  /// the id did.
  package let field: String?
  /// Where it is no longer here.
  package let went: Went?
  /// Not what was asked for, but like it.
  package let isNear: Bool
  /// The record, redacted; nil for what went and for what is no record.
  package let view: RecordView?
  /// Of what is no record.
  package let summary: Summary?

  package init(
    subject: Subject, id: String, pbx: String? = nil, field: String? = nil,
    went: Went? = nil, isNear: Bool = false, view: RecordView? = nil,
    summary: Summary? = nil
  ) {
    self.subject = subject
    self.id = id
    self.pbx = pbx
    self.field = field
    self.went = went
    self.isNear = isNear
    self.view = view
    self.summary = summary
  }

  /// What a number of ours names: `delete extension pbx.example.com/104`.
  package var what: String? {
    guard let summary else { return nil }
    let deed = subject == .hold ? "hold (\(summary.deed)) on" : summary.deed
    return [deed, summary.kind?.rawValue, summary.record].compactMap(\.self)
      .joined(separator: " ")
  }

  /// How much a number of ours tells of: `1 record`; of a sweep `12 entries`.
  package var tally: String? {
    guard let count = summary?.count else { return nil }
    let units = subject == .run ? ["entry", "entries"] : ["record", "records"]
    return "\(count) \(units[count == 1 ? 0 : 1])"
  }

  /// By PBX, what is of none last; then by kind and id.
  static func precedes(_ left: FindHit, _ right: FindHit) -> Bool {
    switch (left.pbx, right.pbx) {
    case (nil, .some): return false
    case (.some, nil): return true
    case (.some(let one), .some(let other)) where !Bytes.equal(one, other):
      return Bytes.precedes(one, other)
    default: break
    }
    if left.subject != right.subject { return left.rank < right.rank }
    if !Bytes.equal(left.id, right.id) { return Bytes.precedes(left.id, right.id) }
    return Bytes.precedes(left.field ?? "", right.field ?? "")
  }

  private var rank: Int {
    guard case .record(let kind) = subject else { return Kind.allCases.count }
    return kind.order
  }
}

/// What a question was taken for, and what it belongs to.
package struct FindResult: Hashable, Sendable {
  package let taken: FindQuestion.Shape
  /// At most `Operations.mostHits`, by PBX; near ones last.
  package let hits: [FindHit]
  /// How many there are, without near ones.
  package let found: Int

  package init(taken: FindQuestion.Shape, hits: [FindHit], found: Int) {
    self.taken = taken
    self.hits = hits
    self.found = found
  }
}

/// How far a search without an index has come.
package struct FindProgress: Hashable, Sendable {
  package let searched: Int64
  package let of: Int64

  package init(searched: Int64, of: Int64) {
    self.searched = searched
    self.of = of
  }
}
