import Domain

@testable import Console
@testable import Operations

/// What dialogs ask for.
extension Shelf {
  /// Meets what it is told to refuse once.
  func admit() throws {
    let refusal = read { $0.refusal }
    change { $0.refusal = nil }
    if let refusal { throw refusal }
  }

  func find(_ question: FindQuestion, ticket: String?) throws -> FindResult {
    change { $0.tickets.append(ticket) }
    try admit()
    return read { $0.found }
  }

  func place(_ request: HoldRequest) throws -> Int64 {
    change { $0.placed.append(request) }
    try admit()
    return 15
  }

  func release(_ hold: Int64, _ reason: String) throws {
    try admit()
    change { content in
      content.released.append("\(Hold.label(hold)) \(reason)")
      content.holds.removeAll { $0.number == hold }
    }
  }

  func sweep(_ request: SweepRequest) throws -> SweepResult {
    change { $0.sweeps.append(request) }
    try admit()
    change { $0.brakes = Made.brakes([]) }
    return SweepResult(
      run: 884, dryRun: false, started: Made.now, finished: Made.now + 41 * Instant.second,
      policy: "test", done: [.tenantDNS: 214, .recording: 2], held: 3, failed: [], late: [:],
      receipt: 9_140, objectsRemoved: 12, objectsWaiting: 0)
  }

  func reveal(_ request: RevealRequest) throws -> ClearText {
    change { $0.reveals.append(request) }
    try admit()
    return read { $0.clear }
  }

  /// Equal where the caller says `right`.
  func compare(_ value: String, _ request: CompareRequest) throws -> Bool {
    change { $0.compared.append(request) }
    try admit()
    return value == "right"
  }
}

extension Made {
  static func brakes(_ brakes: [Brake], mayRelease: Bool = true) -> BrakeView {
    BrakeView(
      brakes: brakes.map { .init(brake: $0, since: ago(hours: 3, minutes: 41)) },
      records: brakes.isEmpty
        ? []
        : (1...20).map {
          due(.tenantDNS, Int64($0), "lost-\($0).example.net", in: Int64($0 - 40) * Instant.minute)
        },
      fingerprint: "f1e2", roles: [.admin], mayRelease: mayRelease)
  }

  static let failingDNS = Brake(
    name: .failingDNS, rules: [.tenantDNS, .tenantUnbound], measured: 214, usual: 20)

  static func hit(_ row: ListRow, pbx: String?, field: String? = nil) -> FindHit {
    FindHit(
      subject: .record(row.view.kind), id: row.view.id, pbx: pbx, field: field, view: row.view)
  }
}
