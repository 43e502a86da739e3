extension RandomHistory {
  /// Lines for a few records, new or known, with the parents that they need.
  mutating func importing() -> ModelStep? {
    var wanted: [HistoryItem] = []
    if batches.isEmpty { wanted = items }
    for _ in 0..<1 + random.number(below: batches.isEmpty ? 12 : 5) {
      if model.records.count + wanted.count < options.records, random.chance(55) {
        if let item = newItem() { wanted.append(item) }
      } else if let item = random.pick(items.suffix(60) + items.prefix(10)) {
        wanted.append(item)
      }
    }
    let isLoose = random.chance(60)
    let loose = lines(for: wanted, isLoose: isLoose)
    var trial = model
    if (try? trial.apply(lines: loose, at: now)) != nil { return .importLines(loose) }
    return .importLines(lines(for: wanted, isLoose: false))
  }

  /// A line of every PBX, as its sync brings them.
  mutating func syncing() -> ModelStep {
    let wanted = items.filter { $0.kind == "pbx" }
    return .importLines(lines(for: wanted, isLoose: true))
  }

  /// An earlier file once more: stale values, and records that went since.
  mutating func replaying() -> ModelStep? {
    guard let batch = random.pick(batches) else { return nil }
    let lines = batch.filter { line in
      guard let record = try? ModelRecord(line: line), record.kind == "pbx",
        let stored = model.record("pbx", record.id)?.instant("registeredAt"),
        let sent = record.instant("registeredAt")
      else { return true }
      return sent >= stored || options.hasRegistrationSetbacks
    }
    return lines.isEmpty ? nil : .importLines(lines)
  }

  /// One line for each item and for each ancestor that is needed: with `isLoose` none for one that
  /// is stored, and mostly none for one that the gate refuses.
  private mutating func lines(for wanted: [HistoryItem], isLoose: Bool) -> [String] {
    var chosen: [HistoryItem] = []
    var open = wanted
    while let item = open.popLast() {
      if chosen.contains(where: { $0.kind == item.kind && $0.id == item.id }) { continue }
      chosen.append(item)
      for place in item.parents {
        let isStored = model.record(place.kind, place.id) != nil
        if isStored, random.chance(80) { continue }
        if isLoose, model.isRefused(place.kind, place.id), random.chance(50) { continue }
        for parent in items where parent.kind == place.kind && parent.id == place.id {
          open.append(parent)
        }
      }
    }
    var result: [String] = []
    for item in chosen {
      let line = line(for: item).written
      result.insert(line, at: random.number(below: result.count + 1))
    }
    if random.chance(5), let again = result.first { result.append(again) }
    return result
  }

  private mutating func newItem() -> HistoryItem? {
    counter += 1
    let suffix = String(counter)
    let extensions = items.filter { $0.kind == "extension" }
    let stored = items.filter { $0.kind == "meeting" && model.record("meeting", $0.id) != nil }
    guard let owner = random.pick(extensions) else { return nil }
    let pool = stored.isEmpty ? items.filter { $0.kind == "meeting" } : stored
    let host = random.pick(pool)
    var item = HistoryItem(kind: "meeting", id: "M" + suffix, pbx: owner.pbx, made: past())
    item.number = owner.number
    item.isSpecial = random.chance(25)
    switch random.number(below: 100) {
    case 0..<22: break
    case 22..<46: item.kind = "participant"
    case 46..<52: item.kind = "poll"
    case 52..<62: item.kind = "recording"
    case 62..<74:
      item.kind = "file"
      item.isSpecial = random.chance(40)
    case 74..<84:
      item.kind = "report"
      item.rows = random.number(below: 3)
      if let host, random.chance(80) {
        item.meeting = host.id
        item.pbx = host.pbx
        item.number = host.number
      }
      if random.chance(20) { item.number = nil }
    case 84..<94:
      item.kind = "session"
      item.number = nil
      item.meeting = host.map(\.id)
      if let host { item.pbx = host.pbx }
    default:
      item.kind = "log"
      item.pbx = nil
      item.number = nil
    }
    if ["participant", "recording", "file"].contains(item.kind) {
      guard let host else { return nil }
      item.meeting = host.id
      item.pbx = nil
      item.number = nil
    }
    let letters = [
      "meeting": "M", "participant": "P", "poll": "Q", "recording": "R", "file": "F",
      "report": "T", "session": "S", "log": "L",
    ]
    item.id = (letters[item.kind] ?? "X") + suffix
    items.append(item)
    return item
  }
}
