/// What one read transaction counts below a scope: what would go, what holds keep, and up to
/// `Census.listed` records by their outside ids.
package struct Census: Hashable, Sendable {
  package static let listed = 1_000

  package struct Kept: Hashable, Sendable {
    package let kind: Kind
    package let id: String
    package let hold: Int64
    package let isRestricted: Bool

    package init(kind: Kind, id: String, hold: Int64, isRestricted: Bool = false) {
      self.kind = kind
      self.id = id
      self.hold = hold
      self.isRestricted = isRestricted
    }
  }

  package var counts = Counts()
  package var objects = 0
  package var bytes: Int64 = 0
  package var kept: [Kept] = []
  /// `kind number`, sorted; empty when there are more than `listed`.
  package var records: [String] = []
  /// Whether the scope's own row stays because of a hold.
  package var scopeStays = false
  /// Distinct folded addresses; nil where there are too many participants to count them at once.
  package var people: Int?
  package var liveMeetings = 0
  package var livePeople = 0

  /// Copies of the database that are said to exist, and until when the last of them may.
  package var backups = 0
  package var backupsUntil: Instant?

  package init() {}

  /// Adds what lies below another scope; `records` are left out.
  package mutating func add(_ other: Census) {
    counts += other.counts
    objects += other.objects
    bytes += other.bytes
    kept += other.kept
    people = people.flatMap { mine in other.people.map { mine + $0 } }
    liveMeetings += other.liveMeetings
    livePeople += other.livePeople
  }
}
