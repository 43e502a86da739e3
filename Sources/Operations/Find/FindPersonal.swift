import Domain
import Store

/// Finds by the whole value of a masked field.
extension Operations {
  /// How many guesses of a person may miss within an hour: comparisons that differ, and finds by a
  /// personal value that find nothing.
  static let mostMisses = 20

  /// How many records an entry of the audit trail names.
  static let mostNamed = 100

  /// How many records one step of a search reads.
  private static let step: Int64 = 200_000

  func findPersonal(
    _ reading: FindQuestion.Reading, ticket: String?, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void
  ) async throws -> FindResult {
    let (policy, now) = (policy, now())
    try await database.read { try Self.admit(principal, at: now, $0) }
    let matches = try await matches(reading, progress: progress)
    return try await database.write { transaction in
      let answer = try FindAnswer(transaction, policy: policy, now: now, principal: principal)
      let hits = try answer.hits(matches.prefix(Self.mostHits))
      // A record can have gone while the search went on.
      let found = hits.count < min(matches.count, Self.mostHits) ? hits.count : matches.count
      if found == 0 {
        try Self.noteMiss(of: principal, at: now, transaction)
      }
      var counts = Counts()
      for match in matches { counts[match.kind] += 1 }
      try transaction.audit(
        AuditEntry(
          at: now, principal: principal, operation: .find,
          subjects: answer.subjects(hits.prefix(Self.mostNamed)),
          policy: policy.id, counts: counts, reason: reading.shape.rawValue, ticket: ticket))
      return FindResult(taken: reading.shape, hits: hits, found: found)
    }
  }

  /// Throws `OperationError.tooManyTries` where the person has guessed too often.
  static func admit(_ principal: Principal, at: Instant, _ transaction: Transaction) throws {
    if let until = try transaction.isSpent(
      person: principal.person, limit: mostMisses, at: at)
    {
      throw OperationError.tooManyTries(until: until)
    }
  }

  /// Counts a search that has found nothing as a guess; it throws as `admit` does.
  static func noteMiss(
    of principal: Principal, at: Instant, _ transaction: Transaction
  ) throws {
    try admit(principal, at: at, transaction)
    try transaction.noteAttempt(person: principal.person, record: nil, isMissed: true, at: at)
  }

  private func matches(
    _ reading: FindQuestion.Reading, progress: @escaping @Sendable (FindProgress) -> Void
  ) async throws -> [FindMatch] {
    switch reading {
    case .licenceKey(let key):
      return try await database.read { try $0.pbxs(key, .licenceKey) }
    case .phone(let number):
      return try await database.read { try $0.pbxs(number, .phone) }
    case .ip(let address):
      let value = address.folded
      let matches = try await database.read { try $0.pbxs(value, .ip) }
      return matches
        + (try await scan([.participantIP], address.texts, progress: progress))
    case .email(let address):
      let text = String(decoding: address.bytes, as: UTF8.self)
      return try await scan(FindColumn.emails, [text], progress: progress)
    default:
      return []
    }
  }

  /// Reads the columns through in steps, each a transaction of its own, so that nothing waits for
  /// it and it can be cancelled between them.
  func scan(
    _ columns: [FindColumn], _ values: [String],
    progress: @escaping @Sendable (FindProgress) -> Void
  ) async throws -> [FindMatch] {
    let newest = try await database.read { transaction in
      try columns.map { try transaction.newest($0) }
    }
    let total = newest.reduce(0, +)
    var searched: Int64 = 0
    var matches: [FindMatch] = []
    for (column, last) in zip(columns, newest) {
      for (start, end) in Self.steps(of: Self.step, upTo: last) {
        if Task.isCancelled { throw StoreError.cancelled }
        matches += try await database.read {
          try $0.matches(column, values, from: start, to: end)
        }
        searched += end - start
        progress(FindProgress(searched: searched, of: total))
      }
    }
    return matches
  }

  /// The steps in which records are read through: each above the first number, up to the second.
  static func steps(of length: Int64, upTo newest: Int64) -> [(from: Int64, to: Int64)] {
    stride(from: 0, to: newest, by: Int(length)).map { ($0, min($0 + length, newest)) }
  }
}
