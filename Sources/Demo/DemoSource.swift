package import Domain

/// The made-up data behind `lapse demo` and the benchmarks: a pure function of the instant taken
/// for now, the number of meetings and the seed. Every pass gives the same records; none is held.
///
/// It looks like a database in regular use: what a rule's instant passed more than 7 h ago is gone
/// (one of P0D: 90 min), but for a few entries that are overdue on purpose.
package struct DemoSource: ImportSource {
  package static let defaultMeetings = 600
  package static let defaultSeed: UInt64 = 0x1A95_E0DE_2019_1121

  package let now: Instant
  package let meetings: Int
  /// Recordings that are due now, beyond those of the meetings.
  package let backlog: Int
  let seed: UInt64
  /// Up to 5,000 meetings: fuller meetings, and one PBX with more of them than the others.
  let isSmall: Bool
  let tenants: [Tenant]
  /// The last quarter of an hour.
  let quarter: Instant
  let horizon: Horizon
  let heldHorizon: Horizon
  let justFinished: Instant
  let brightway = NamedTenant.place("brightway.example.net")
  let heldHost = BrightwayCast.index("104")
  let heldTenant = NamedTenant.place("marina.example.com")
  private var counts: [Kind: Int]

  /// `now` with the 9 years before it and 2 after must be plausible (`Instant.plausible`);
  /// `backlog` needs at least one standing room, that is 28 meetings. Takes time in proportion to
  /// `meetings` (about 0.1 µs each), as it counts once.
  package init(
    now: Instant, meetings: Int = defaultMeetings, seed: UInt64 = defaultSeed, backlog: Int = 0
  ) {
    precondition(meetings >= 0 && backlog >= 0)
    precondition(Instant.plausible.contains(now - 3_300 * Instant.day))
    precondition(Instant.plausible.contains(now + 730 * Instant.day))
    precondition(backlog == 0 || meetings > Self.firstRoom)
    self.now = now
    self.meetings = meetings
    self.backlog = backlog
    self.seed = seed
    isSmall = meetings <= 5_000
    let count = min(10_000, max(48, meetings / 500))
    tenants = (0..<count).map { Tenant(place: $0, now: now, seed: seed) }
    let step = 15 * Instant.minute
    quarter = Instant(milliseconds: now.milliseconds / step * step)
    horizon = Horizon(cut: now - 7 * Instant.hour)
    heldHorizon = Horizon(cut: now - 30 * Instant.day)
    justFinished = now - 90 * Instant.minute
    counts = [:]
    counts = counted()
  }

  package var file: String { "demo" }
  package var format: String { "demo" }
  package var droppedColumns: [String] { [] }
  package var warnings: [ImportWarning] { [] }
  package var removals: [Removal] { [] }

  package var read: Int { counts.values.reduce(0, +) + holds.count }

  /// How many records `forEach` gives.
  package func count(_ kind: Kind) -> Int { counts[kind] ?? 0 }

  package func forEach(_ kind: Kind, _ body: (ImportedRecord) throws -> Void) throws {
    switch kind {
    case .mcu: try forEachMcu(body)
    case .pbx: try forEachTenant(body)
    case .extension: try forEachExtension(body)
    case .meeting: try forEachMeeting(body)
    case .participant: try forEachParticipant(body)
    case .poll: try forEachPoll(body)
    case .recording: try forEachRecording(body)
    case .file: try forEachFile(body)
    case .report: try forEachReport(body)
    case .session: try forEachSession(body)
    case .log: try forEachLog(body)
    }
  }

  /// The id of a meeting, also beyond the last; each index below 2^40 has its own.
  package static func meetingID(_ index: Int) -> String { Text.meetingID(index) }

  /// The keys of all stored objects with the sizes their records tell; of those that tell none, a
  /// made-up size. For a demo of the default size.
  package func objectKeys() -> [(key: String, bytes: Int64)] {
    var keys: [(key: String, bytes: Int64)] = []
    for kind in Kind.allCases {
      guard let object = Schema.lookup(kind, "object")?.ordinal else { continue }
      let bytes = Schema.lookup(kind, "bytes")?.ordinal
      // The body does not throw.
      try? forEach(kind) { record in
        guard let key = record.values[object]?.text else { return }
        let size = bytes.flatMap { record.values[$0]?.integer }
        keys.append((key: key, bytes: size ?? Int64(12_000 + key.utf8.count * 97)))
      }
    }
    return keys
  }

  private func counted() -> [Kind: Int] {
    var counts: [Kind: Int] = [
      .mcu: Mcu.all.count, .pbx: tenants.count,
      .extension: tenants.reduce(0) { $0 + $1.extensions }, .meeting: meetings,
      .poll: pollCount, .log: logCount,
    ]
    var participants = 0
    var recordings = backlog
    var files = 0
    var reports = oldReportCount
    var sessions = 0
    for index in 0..<meetings {
      let facts = facts(index)
      participants += storedPeople(facts)
      recordings += storedRecordings(facts)
      files += storedFiles(facts).total
      if storedReport(facts) != nil { reports += 1 }
      sessions += storedSessions(facts)
    }
    for index in 0..<oldSessionCount where oldSession(index) != nil { sessions += 1 }
    counts[.participant] = participants
    counts[.recording] = recordings
    counts[.file] = files
    counts[.report] = reports
    counts[.session] = sessions
    return counts
  }
}
