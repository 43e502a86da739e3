@_spi(Disclosure) import Domain
import Operations
import ReferenceModel
import Store
import TestSupport

/// Drives the engine by the model's steps and describes what is left in the model's words.
struct ModelAdapter {
  private let test: TestDatabase
  private var holds: [String: Int64] = [:]

  /// `releasesAtOnce`: a sweep is one run with its brakes released, so that all it counts can be
  /// compared; else it is first run with the brakes on.
  init(_ test: TestDatabase, releasesAtOnce: Bool) {
    self.test = test
    self.releasesAtOnce = releasesAtOnce
  }

  private let releasesAtOnce: Bool
  /// Whether the last sweep met a brake and was two runs.
  private(set) var wasBraked = false

  /// Returns what a sweep did.
  mutating func drive(_ step: ModelStep, at now: Int64) async throws -> [String: Int] {
    let instant = Instant(milliseconds: now)
    let operations = test.operations(at: instant)
    switch step {
    case .importLines(let lines):
      try await test.load(lines, at: instant)
    case .placeHold(let kind, let id):
      let name = kind + "/" + id
      guard holds[name] == nil else { return [:] }
      if kind == "person" {
        holds[name] = try await operations.placePersonHold(
          on: FoldedAddress(id), PersonHoldRequest(reason: "claim"), by: .owner
        ).number
        return [:]
      }
      guard let kind = Kind(rawValue: kind) else { return [:] }
      holds[name] = try await operations.placeHold(
        HoldRequest(kind: kind, id: id, reason: "claim"), by: .owner)
    case .releaseHold(let kind, let id):
      guard let number = holds.removeValue(forKey: kind + "/" + id) else { return [:] }
      try await operations.releaseHold(number, reason: "over", by: .owner)
    case .forceDelete(let kind, let id):
      try await forceDelete(kind, id, operations)
    case .sweep:
      var done: [RuleID: Int]
      if releasesAtOnce {
        done = try await sweep(operations, releaseBrake: .test).done
      } else {
        (done, wasBraked) = try await sweepInTwo(operations)
      }
      return Dictionary(
        done.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    case .advance: break
    }
    return [:]
  }

  /// First with the brakes on, then with them released: each does what it forecast, and both
  /// together what the rules say.
  private func sweepInTwo(
    _ operations: Operations
  ) async throws -> (done: [RuleID: Int], wasBraked: Bool) {
    let before = try await waiting(operations)
    let braked = try await sweep(operations, releaseBrake: nil)
    let rules = Set(braked.brakes.flatMap(\.rules))
    let after = try await waiting(operations)
    // Whether meeting-level data is there to take depends on the rules that take it one by one.
    func isKept(_ entry: DueEntry) -> Bool {
      rules.contains(entry.rule) && entry.rule != .tenantDNSMeetings
    }
    guard before.filter(isKept).map(\.key) == after.filter(isKept).map(\.key) else {
      throw BrakeLeaks(what: "of rules behind a brake something went: \(braked.brakes)")
    }
    guard after.allSatisfy({ rules.contains($0.rule) }) else {
      throw BrakeLeaks(what: "of rules without a brake something is left: \(after)")
    }
    var done = braked.done
    if !braked.brakes.isEmpty {
      let released = try await sweep(operations, releaseBrake: .test)
      done.merge(released.done, uniquingKeysWith: +)
    }
    return (done, !braked.brakes.isEmpty)
  }

  /// What a sweep did, as far as it can be compared: where a brake made two runs of it, the rules that
  /// ran before may have left nothing to the one by which a PBX would have counted. What is left of
  /// the PBXs is compared all the same.
  func comparable(_ done: [String: Int]) -> [String: Int] {
    guard wasBraked else { return done }
    return done.filter { !$0.key.hasPrefix("tenant-") }
  }

  private func sweep(
    _ operations: Operations, releaseBrake: Reason?
  ) async throws -> SweepResult {
    let forecast = try await operations.sweep(
      SweepRequest(dryRun: true, releaseBrake: releaseBrake), by: .owner)
    let result = try await operations.sweep(
      SweepRequest(batch: 3, releaseBrake: releaseBrake), by: .owner)
    guard forecast.done == result.done, forecast.held == result.held,
      forecast.brakes == result.brakes
    else {
      throw ForecastDiffers(
        forecast: "\(forecast.done) \(forecast.held) \(forecast.brakes)",
        done: "\(result.done) \(result.held) \(result.brakes)")
    }
    return result
  }

  /// What is due and no hold keeps.
  private func waiting(_ operations: Operations) async throws -> [DueEntry] {
    try await operations.pending(
      PendingRequest(states: [.due, .overdue], limit: 10_000), by: .owner
    ).entries
  }

  struct BrakeLeaks: Error {
    let what: String
  }

  struct ForecastDiffers: Error {
    let forecast: String
    let done: String
  }

  private func forceDelete(_ kind: String, _ id: String, _ operations: Operations) async throws {
    guard let kind = Kind(rawValue: kind) else { return }
    do {
      _ = try await operations.delete(
        DeleteRequest(kind: kind, id: id, phrase: id, reason: .test, now: true), batch: 3,
        by: .owner)
    } catch OperationError.held, OperationError.noSuchRecord {
    }
  }

  func survivors(at now: Int64) async throws -> [String] {
    var lines: [String] = []
    for kind in Kind.allCases where kind != .mcu {
      let page = try await test.database.read { transaction in
        try transaction.page(PageQuery(kind: kind, order: .id, limit: 10_000))
      }
      lines += page.records.map { Self.described($0.record) }
    }
    return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func described(_ record: Record) -> String {
    var model = ModelRecord(kind: record.kind.rawValue, id: record.outsideID)
    for field in Schema.fields(of: record.kind) {
      model.fields[field.name] = value(field, record)
    }
    return model.described()
  }

  private static func value(_ field: Field, _ record: Record) -> ModelValue? {
    switch field.shape {
    case .attendees:
      guard !record.attendees.isEmpty else { return nil }
      return .attendees(
        record.attendees.map {
          ModelAttendee(
            name: $0.name?.disclosed(), email: $0.email?.disclosed(),
            connectedSeconds: $0.connectedSeconds, reconnects: $0.reconnects)
        })
    case .texts:
      return record.maskedList(field.name).map { .texts($0) }
    case _ where field.mask != nil:
      return record.sensitive(field.name).map { .text($0.disclosed()) }
    case .joins:
      guard let text = record[field].text else { return nil }
      return .joins(
        JoinList.decode(text).map {
          ModelJoin(at: $0.at?.milliseconds ?? 0, left: $0.left?.milliseconds)
        })
    case .instant: return record[field].integer.map { .instant($0) }
    case .flag: return record[field].integer.map { .flag($0 == 1) }
    case .integer: return record[field].integer.map { .number($0) }
    default: return record[field].text.map { .text($0) }
    }
  }

  func ledger(at now: Int64) async throws -> [String] {
    let operations = test.operations(at: Instant(milliseconds: now))
    var names: [Int64: String] = [:]
    for (name, number) in holds { names[number] = name }
    var lines: [String] = []
    var after: DueEntry.Key?
    repeat {
      let page = try await operations.pending(
        PendingRequest(limit: 7, after: after), by: .owner)
      for entry in page.entries {
        let holds = entry.holds.compactMap { names[$0] }.sorted {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        lines.append(
          [
            entry.rule.rawValue, entry.kind.rawValue, entry.id, entry.pbx ?? "null",
            String(entry.start.milliseconds), String(entry.dueAt.milliseconds),
            entry.action.rawValue, entry.state.rawValue, String(entry.items),
            String(entry.heldItems), "[" + holds.joined(separator: ",") + "]",
          ].joined(separator: " "))
      }
      after = page.next
    } while after != nil
    return lines
  }

  func objects() async throws -> [String] {
    try await test.database.read { try $0.objectKeys(live: true) }
  }
}
