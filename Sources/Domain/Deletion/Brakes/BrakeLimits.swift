/// Beyond which numbers a sweep waits for a person (`rules.md`, Brakes); spans in milliseconds.
package struct BrakeLimits: Hashable, Sendable {
  /// PBXs that may go within 24 h …
  package var tenants = 1
  /// … or, if that is more, so many of a hundred.
  package var tenantPercent = 0.2
  /// PBXs that may turn to failing DNS within 24 h …
  package var failing = 3
  /// … or, if that is more, so many of a hundred.
  package var failingPercent = 5.0
  /// For how long nothing need be heard of any PBX.
  package var silence: Int64 = 48 * Instant.hour
  /// How far the clock may step against the time since the machine's start.
  package var clockStep: Int64 = Instant.hour
  /// Entries of one rule that may be due, whatever fell due lately …
  package var backlog = 1_000
  /// … and above that, so many times what fell due since the rule's last run.
  package var backlogTimes = 3
  /// Entries that may be all that a rule could ever take.
  package var everything = 100

  package init() {}

  /// Within what time PBXs are counted.
  package static let span: Int64 = 24 * Instant.hour
  /// Several processes write the audit trail: so far behind its newest entry is not behind.
  package static let clockTolerance: Int64 = Instant.minute

  /// The most PBXs that go within 24 h without a person.
  package func tenants(of all: Int) -> Int { max(tenants, Self.share(tenantPercent, of: all)) }

  /// The most PBXs that turn to failing DNS within 24 h without a person.
  package func failing(of all: Int) -> Int { max(failing, Self.share(failingPercent, of: all)) }

  private static func share(_ percent: Double, of all: Int) -> Int {
    Int((percent * Double(all) / 100 + 1e-9).rounded(.down))
  }
}
