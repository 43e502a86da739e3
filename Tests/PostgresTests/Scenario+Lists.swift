@testable import Operations

import Domain
import Store
import TestSupport

extension Scenario {
  /// Every list in every order, forward and backward, whole, filtered and within each parent.
  func lists(at now: Instant) async throws {
    let operations = operations(at: now)
    let scopes = try await parents()
    for kind in Kind.allCases {
      for sort in ListRequest.sortable(kind) {
        for descending in [false, true] {
          var request = ListRequest(kind: kind, sort: sort, descending: descending, limit: 2)
          let first = try await operations.list(request, by: .owner)
          request.after = first.next
          let second = try await operations.list(request, by: .owner)
          request.after = second.first ?? first.next
          request.backward = true
          _ = try await operations.list(request, by: .owner)
          request.after = nil
          _ = try await operations.list(request, by: .owner)
        }
        for scope in scopes where scope.kind != kind {
          _ = try await operations.list(
            ListRequest(kind: kind, within: scope, sort: sort, limit: 1), by: .owner)
        }
      }
      for filter in filters(kind) {
        _ = try await operations.list(
          ListRequest(kind: kind, filter: filter, limit: 1), by: .owner)
      }
      var search = ListRequest(kind: kind, filter: "p1", limit: 1, examined: 1)
      search.after = try await operations.list(search, by: .owner).next
      _ = try await operations.list(search, by: .owner)
    }
    try await told(at: now)
    // Straight at the store: sessions within each scope, as counts.
    try await database.read { transaction in
      for scope in scopes {
        for kind in Kind.allCases {
          _ = try transaction.count(
            PageQuery(kind: kind, within: scope, order: .id, limit: 1), cap: 1)
        }
      }
    }
  }

  func parents() async throws -> [Scope] {
    var scopes: [Scope] = []
    for (kind, id) in [
      (Kind.pbx, Line.fqdn), (.extension, Line.fqdn + "/104"), (.meeting, "M1"),
    ] {
      // Later in the scenario they are gone: an empty list has the same text.
      scopes.append(Scope(kind: kind, record: try await number(kind, id) ?? 1))
    }
    return scopes
  }

  /// A word, its negation, and every column that can be filtered, each in every way.
  private func filters(_ kind: Kind) -> [String] {
    var filters = ["p1", "-p1", "a b"]
    for name in FilterColumn.names(kind) {
      let values: [String]
      switch FilterColumn.named(name, kind) {
      case .text(let field)?:
        values =
          if case .choice(let choices) = field.shape { choices.prefix(1).map { ":" + $0 } } else {
            [":x", ":=x"]
          }
      case .number?: values = [":1", "<2"]
      case .flag?: values = [":yes"]
      case .instant?: values = ["<2026-03-02"]
      case .mark?: values = [":set", ":none", ":erased"]
      case .due?: values = ["<3d", ">3d"]
      case .rule?: values = RuleID.allCases.map { ":=" + $0.rawValue }
      case .state?:
        values =
          DueEntry.State.allCases.map { ":=" + $0.rawValue }
          + (kind == .meeting ? [":live"] : [])
      case .masked?, nil: values = []
      }
      filters += values.flatMap { [name + $0, "-" + name + $0] }
    }
    return filters
  }

  /// Every masked column that a filter takes.
  func told(at now: Instant) async throws {
    let operations = operations(at: now)
    for kind in Kind.allCases {
      for name in FilterColumn.names(kind) {
        guard case .masked? = FilterColumn.named(name, kind) else { continue }
        // What is found by nobody is a guess of one's own.
        let guesser = Principal(user: "\(kind) \(name)")
        let told = try await operations.select(
          ToldRequest(kind: kind, filter: "\(name):ann@example.com"), by: guesser)
        _ = try await operations.list(
          ListRequest(kind: kind, limit: 1, told: told), by: guesser)
      }
    }
  }

  /// Everything that is shown beside lists.
  func questions(at now: Instant) async throws {
    let operations = operations(at: now)
    for kind in Kind.allCases {
      if let id = try await someID(kind) { _ = try await operations.show(kind, id: id, by: .owner) }
    }
    if let report = try await someID(.report) {
      _ = try await operations.openReport(report, by: .owner)
    }
    try await ledger(at: now)
    _ = try await operations.status(by: .owner)
    _ = try await operations.holds(by: .owner)
    for receipt in try await operations.receipts(limit: 10, by: .owner) {
      _ = try await operations.receipt(receipt.number, by: .owner)
    }
    _ = try await operations.waitingObjects(by: .owner)
    try await database.read { transaction in
      for isLive in [true, false] { _ = try transaction.objectKeys(live: isLive) }
    }
    // PostgreSQL's question for its columns, which SQLite cannot answer.
    _ = try? await database.read { try $0.columnNames() }
  }

  /// Every page of the ledger that an operation can ask for, and its counts.
  func ledger(at now: Instant) async throws {
    let operations = operations(at: now)
    let states: [Set<DueEntry.State>] = [
      Set(DueEntry.State.allCases), [.due, .overdue], [.upcoming], [.overdue], [.held],
    ]
    for pbx in [nil, Line.fqdn] {
      for rule in RuleID.allCases {
        for states in states {
          var request = PendingRequest(states: states, rules: [rule], pbx: pbx, limit: 1)
          request.after = try await operations.pending(request, by: .owner).next
          _ = try await operations.pending(request, by: .owner)
        }
      }
      _ = try await operations.pendingCounts(pbx: pbx, by: .owner)
    }
  }
}
