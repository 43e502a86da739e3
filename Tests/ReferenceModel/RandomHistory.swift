/// An endless seeded history over a small universe of PBXs, with its own model carried along: call
/// `next` for a step, then compare with `model` at `now`. Every step is valid by the contract: an
/// import's parents are stored, in the same lines, or refused by the erasure gate.
package struct RandomHistory: Sendable {
  package let seed: UInt64
  package let options: HistoryOptions
  /// The state after the last step.
  package internal(set) var model = Model()
  /// The history's clock after the last step.
  package internal(set) var now: Int64
  /// What the last step's sweep did; empty after any other step.
  package internal(set) var done: [String: Int] = [:]

  var random: SplitMix64
  var items: [HistoryItem] = []
  var registrations: [String: Int64] = [:]
  var batches: [[String]] = []
  var counter = 0
  /// The clock went on far enough for the PBXs to have synced meanwhile.
  var isSyncLate = false

  package init(seed: UInt64, options: HistoryOptions = HistoryOptions()) {
    self.seed = seed
    self.options = options
    random = SplitMix64(seed: seed)
    model.choices = options.choices
    model.rules = options.rules
    let month = 1 + random.number(below: 12)
    let year = 2022 + random.number(below: 4)
    let last = ModelCalendar.days(inMonth: month, of: year)
    let day = random.chance(60) ? last - random.number(below: 3) : 1 + random.number(below: last)
    now = ModelCalendar.instant(
      year, month, day, random.pick([0, 0, 23, 12]) ?? 0, random.pick([0, 59, 30]) ?? 0)
    for index in 0..<1 + random.number(below: 4) {
      let fqdn = "pbx" + String(index + 1) + ".example.com"
      items.append(HistoryItem(kind: "pbx", id: fqdn, pbx: fqdn, made: now))
      registrations[fqdn] = past()
      for number in 0..<1 + random.number(below: 3) {
        let text = String(101 + number)
        items.append(
          HistoryItem(
            kind: "extension", id: fqdn + "/" + text, pbx: fqdn, number: text, made: now))
      }
    }
  }

  /// The next step, already taken by `model`.
  package mutating func next() -> ModelStep {
    while true {
      let before = now
      let step = batches.isEmpty ? importing() : proposal()
      guard let step else { continue }
      if case .advance(let instant) = step {
        isSyncLate = instant - now > ModelCalendar.day
        now = instant
      }
      if let result = try? model.apply(step, at: now) {
        done = result
        if case .importLines(let lines) = step {
          batches.append(lines)
          if batches.count > 12 { batches.removeFirst() }
          noteRegistrations()
        }
        return step
      }
      now = before
    }
  }

  private mutating func proposal() -> ModelStep? {
    if isSyncLate {
      isSyncLate = false
      if random.chance(60) { return syncing() }
    }
    return switch random.number(below: 100) {
    case 0..<36: importing()
    case 36..<42: replaying()
    case 42..<46: ending()
    case 46..<53: holding()
    case 53..<59: releasing()
    case 59..<64: ordering()
    case 64..<82: .sweep
    default: waiting()
    }
  }

  private mutating func noteRegistrations() {
    for pbx in model.all("pbx") { registrations[pbx.id] = pbx.instant("registeredAt") }
  }

  private mutating func waiting() -> ModelStep {
    let dues = model.ledger(asOf: now).map(\.dueAt).filter { $0 > now - ModelCalendar.day }
    var target = now
    if random.chance(60), let due = dues.first(where: { $0 > now + 1 }) {
      let near = random.chance(70) ? due : random.pick(dues) ?? due
      let shift: [Int64] = [0, 0, -1, 1, 8 * ModelCalendar.hour, 8 * ModelCalendar.hour + 1]
      target = near + (random.pick(shift) ?? 0)
    } else {
      switch random.number(below: 10) {
      case 0: target += 1
      case 1...2: target += 15 * ModelCalendar.minute
      case 3...4: target += 8 * ModelCalendar.hour
      case 5...6: target += ModelCalendar.day
      case 7: target += 7 * ModelCalendar.day
      case 8: target = ModelCalendar.adding(months: 1, to: target)
      default: target = ModelCalendar.adding(months: random.chance(30) ? 12 : 2, to: target)
      }
    }
    let end = ModelCalendar.instant(2090, 1, 1)
    return .advance(to: max(now + 1, min(target, end)))
  }

  private mutating func ending() -> ModelStep? {
    let kinds = ["meeting", "meeting", "poll", "extension", "pbx"]
    guard let kind = random.pick(kinds) else { return nil }
    let stored = model.all(kind).map(\.id)
    let gone = items.filter { $0.kind == kind && model.isRefused(kind, $0.id) }.map(\.id)
    guard let id = random.pick(random.chance(80) ? stored : gone) else { return nil }
    var at = now
    var reason = ["meeting": "organizer", "poll": "owner"][kind] ?? "extension"
    if kind == "pbx" {
      reason = random.pick(["unbound", "released", "deregistered"]) ?? reason
      let registered = registrations[id] ?? now
      if let unbound = model.record(kind, id)?.instant("unboundAt"), unbound >= registered {
        return nil
      }
      at = max(registered, past())
    }
    let line = ModelJSON.object([
      .init("type", .text("removed")), .init("kind", .text(kind)), .init("id", .text(id)),
      .init("at", time(at)), .init("reason", .text(reason)),
    ])
    return .importLines([line.written])
  }

  private mutating func holding() -> ModelStep? {
    guard model.holds.count < 4 else { return nil }
    if options.hasPersonHolds, random.chance(25) {
      return .placeHold(kind: "person", id: address())
    }
    let scopes = model.records.filter { $0.kind != "session" && $0.kind != "log" }
    let top = scopes.filter { ["pbx", "extension", "meeting"].contains($0.kind) }
    guard let record = random.pick(random.chance(35) ? top : scopes) else { return nil }
    if model.holds.contains(ModelHold(kind: record.kind, id: record.id)) { return nil }
    return .placeHold(kind: record.kind, id: record.id)
  }

  private mutating func releasing() -> ModelStep? {
    random.pick(model.holds).map { .releaseHold(kind: $0.kind, id: $0.id) }
  }

  private mutating func ordering() -> ModelStep? {
    let kinds = [
      "pbx", "extension", "meeting", "meeting", "poll", "recording", "recording", "file", "report",
    ]
    guard let kind = random.pick(kinds), let record = random.pick(model.all(kind)) else {
      return nil
    }
    return .forceDelete(kind: kind, id: record.id)
  }
}
