package import Domain
package import Store

/// The one door for whatever a person does. Each operation decides by capability, is one or more
/// transactions, and writes its audit entry in the transaction that it tells of.
package struct Operations: Sendable {
  package let database: Database
  package let policy: Policy
  package let objects: (any ObjectStore)?
  package let settings: Settings
  package let outside: Outside
  /// Names this process to the leases of others.
  package let instance: String
  /// The present instant; another one where `--as-of` rehearses.
  package let now: @Sendable () -> Instant
  /// How long the machine has run, against which the clock is held; nil where that cannot be told,
  /// or where the present instant is made up.
  package let uptime: @Sendable () -> Uptime?

  package init(
    database: Database, policy: Policy, objects: (any ObjectStore)?,
    settings: Settings = Settings(), outside: Outside = Outside(), instance: String = "lapse",
    now: @escaping @Sendable () -> Instant,
    uptime: @escaping @Sendable () -> Uptime? = { nil }
  ) {
    self.database = database
    self.policy = policy
    self.objects = objects
    self.settings = settings
    self.outside = outside
    self.instance = instance
    self.now = now
    self.uptime = uptime
  }

  /// It throws `OperationError.notAllowed` unless `principal` may.
  func require(_ capability: Capability, of principal: Principal) throws {
    guard principal.may(capability) else { throw OperationError.notAllowed(capability) }
  }
}
