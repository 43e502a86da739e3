package import Domain
package import Store

/// The one door for whatever a person does. Each operation decides by capability, is one or more
/// transactions, and writes its audit entry in the transaction that it tells of.
package struct Operations: Sendable {
  package let database: Database
  package internal(set) var policies: PolicyShelf
  package let objects: (any ObjectStore)?
  package let settings: Settings
  package let outside: Outside
  package let pace: Pace
  /// Names this process to the leases of others.
  package let instance: String
  /// The present instant; another one where `--as-of` rehearses.
  package let now: @Sendable () -> Instant
  /// How long the machine has run, against which the clock is held; nil where that cannot be told,
  /// or where the present instant is made up.
  package let uptime: @Sendable () -> Uptime?

  package init(
    database: Database, policies: PolicyShelf, objects: (any ObjectStore)?,
    settings: Settings = Settings(), outside: Outside = Outside(), pace: Pace = Pace(),
    instance: String = "lapse", now: @escaping @Sendable () -> Instant,
    uptime: @escaping @Sendable () -> Uptime? = { nil }
  ) {
    let identity = database.identity
    let hasWitness = outside.checkpoints != nil || outside.systemLog != nil
    self.database =
      hasWitness
      ? database.witnessed { head in
        // What it tells of is done; the next checkpoint covers it as well.
        try? outside.keep(AuditCheckpoint(identity: identity, head: head))
      } : database
    self.policies = policies
    self.objects = objects
    self.settings = settings
    self.outside = outside
    self.pace = pace
    self.instance = instance
    self.now = now
    self.uptime = uptime
  }

  /// Under one policy, whatever the database says.
  package init(
    database: Database, policy: Policy, objects: (any ObjectStore)?,
    settings: Settings = Settings(), outside: Outside = Outside(), pace: Pace = Pace(),
    instance: String = "lapse", now: @escaping @Sendable () -> Instant,
    uptime: @escaping @Sendable () -> Uptime? = { nil }
  ) {
    self.init(
      database: database, policies: PolicyShelf(only: policy), objects: objects,
      settings: settings, outside: outside, pace: pace, instance: instance, now: now,
      uptime: uptime)
  }

  /// The policy in force at the present instant.
  package var policy: Policy { policies.history.policy(at: now()) }

  /// It throws `OperationError.notAllowed` unless `principal` may.
  func require(_ capability: Capability, of principal: Principal) throws {
    guard principal.may(capability) else { throw OperationError.notAllowed(capability) }
  }
}
