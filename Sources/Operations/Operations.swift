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
  package let pace: Pace
  /// Names this process to the leases of others.
  package let instance: String
  /// The present instant; another one where `--as-of` rehearses.
  package let now: @Sendable () -> Instant

  package init(
    database: Database, policy: Policy, objects: (any ObjectStore)?,
    settings: Settings = Settings(), outside: Outside = Outside(), pace: Pace = Pace(),
    instance: String = "lapse",
    now: @escaping @Sendable () -> Instant
  ) {
    self.database = database
    self.policy = policy
    self.objects = objects
    self.settings = settings
    self.outside = outside
    self.pace = pace
    self.instance = instance
    self.now = now
  }

  /// It throws `OperationError.notAllowed` unless `principal` may.
  func require(_ capability: Capability, of principal: Principal) throws {
    guard principal.may(capability) else { throw OperationError.notAllowed(capability) }
  }
}
