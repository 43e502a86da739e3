package import Domain
import Store

extension Operations {
  /// The most hits that one find returns.
  package static let mostHits = 1_000

  /// What a question belongs to: clear names and ids first, then personal values, then a part of an
  /// FQDN. A find by a personal value is an audit entry with the shape of the question and counts;
  /// one that finds nothing counts as a guess, and the guesses of an hour are limited
  /// (`OperationError.tooManyTries`). What was asked is kept nowhere.
  ///
  /// Throws `StoreError.cancelled` when its task is cancelled while it searches.
  package func find(
    _ question: FindQuestion, ticket: String? = nil, by principal: Principal,
    progress: @escaping @Sendable (FindProgress) -> Void = { _ in }
  ) async throws -> FindResult {
    try require(.find, of: principal)
    if let result = try await findClear(question, by: principal) { return result }
    for reading in question.readings where reading.shape.isPersonal {
      let result = try await findPersonal(
        reading, ticket: ticket, by: principal, progress: progress)
      if result.found > 0 { return result }
    }
    if let result = try await findPart(question, by: principal) { return result }
    guard let name = question.name else {
      return FindResult(taken: question.shape, hits: [], found: 0)
    }
    let near = try await findNear(name, by: principal)
    return FindResult(taken: question.shape, hits: near, found: 0)
  }

  private func findClear(
    _ question: FindQuestion, by principal: Principal
  ) async throws -> FindResult? {
    let (policy, now) = (policy, now())
    return try await database.read { transaction in
      let answer = try FindAnswer(transaction, policy: policy, now: now, principal: principal)
      for reading in question.readings {
        let (hits, found) = try answer.here(reading)
        if found > 0 { return FindResult(taken: reading.shape, hits: hits, found: found) }
      }
      for reading in question.readings {
        guard let hit = try answer.went(reading) else { continue }
        var hits = [hit]
        if case .fqdn(let name) = reading { hits += try answer.near(name) }
        return FindResult(taken: reading.shape, hits: hits, found: 1)
      }
      return nil
    }
  }

  private func findPart(
    _ question: FindQuestion, by principal: Principal
  ) async throws -> FindResult? {
    let (policy, now) = (policy, now())
    return try await database.read { transaction in
      for case .fqdnPart(let part) in question.readings {
        let matches = try transaction.pbxs(part: part)
        guard !matches.isEmpty else { continue }
        let answer = try FindAnswer(transaction, policy: policy, now: now, principal: principal)
        return FindResult(
          taken: .fqdnPart, hits: try answer.hits(matches.prefix(Self.mostHits)),
          found: matches.count)
      }
      return nil
    }
  }

  private func findNear(_ name: String, by principal: Principal) async throws -> [FindHit] {
    let (policy, now) = (policy, now())
    return try await database.read { transaction in
      try FindAnswer(transaction, policy: policy, now: now, principal: principal).near(name)
    }
  }
}
