extension RandomHistory {
  /// One line that names the item; what may be absent or null is so now and then.
  mutating func line(for item: HistoryItem) -> ModelJSON {
    var line = HistoryLine(kind: item.kind)
    switch item.kind {
    case "pbx": write(pbx: item, &line)
    case "extension": write(extension: item, &line)
    case "meeting": write(meeting: item, &line)
    case "participant": write(participant: item, &line)
    case "poll":
      line.add("id", .text(item.id))
      line.add("pbx", item.pbx)
      line.add("extension", item.number)
      line.add("createdAt", time(item.made))
      optional("name", "Poll", &line)
      optional("question", "Which day?", &line)
      if random.chance(50) { line.add("options", .list([.text("Monday"), .text("Friday")])) }
      line.add("object", .text("polls/" + item.id + ".pdf"))
    case "recording":
      line.add("id", .text(item.id))
      line.add("meeting", item.meeting)
      line.add("createdAt", time(item.made))
      line.add("state", random.pick(["raw", "converting", "ready", "failed"]))
      line.add("bytes", .number(Int64(random.number(below: 1_000_000))))
      line.add("object", .text("recordings/" + item.id + ".mp4"))
    case "file":
      line.add("id", .text(item.id))
      line.add("meeting", item.meeting)
      line.add("share", .text(item.isSpecial ? "document" : "session"))
      line.add("uploadedAt", time(item.made))
      if item.isSpecial { optional("name", "Slides", &line) }
      line.add("object", .text("files/" + item.id))
    case "report": write(report: item, &line)
    case "session": write(session: item, &line)
    default: write(log: item, &line)
    }
    return line.json
  }

  /// A made-up address out of few, so that people meet again.
  mutating func address() -> String {
    random.pick(["ada@example.com", "Bob@example.org", "eve@example.net", "bob@example.org"]) ?? ""
  }

  /// Absent, null, empty, or the text with a number.
  mutating func optional(_ key: String, _ text: String, _ line: inout HistoryLine) {
    switch random.number(below: 100) {
    case 0..<20: break
    case 20..<28: line.add(key, .null)
    case 28..<32: line.add(key, .text(""))
    default: line.add(key, .text(text + " " + String(random.number(below: 3))))
    }
  }

  private mutating func optionalTime(_ key: String, _ line: inout HistoryLine) {
    switch random.number(below: 100) {
    case 0..<25: break
    case 25..<32: line.add(key, .null)
    default: line.add(key, time(past()))
    }
  }

  private mutating func write(pbx item: HistoryItem, _ line: inout HistoryLine) {
    line.add("fqdn", .text(random.chance(10) ? item.id.uppercased() + "." : item.id))
    var registered = registrations[item.id] ?? item.made
    let isStored = model.record("pbx", item.id) != nil
    if random.chance(isStored ? 8 : 35), now > registered {
      registered = max(registered + 1, past())
    } else if isStored, options.hasRegistrationSetbacks, random.chance(5) {
      registered = min(registered, past())
    }
    line.add("registeredAt", time(registered))
    for key in ["lastContactAt", "lastSyncAt", "lastResolvedAt"] {
      if random.chance(70) {
        line.add(key, time(now - (random.pick([0, 1, ModelCalendar.hour]) ?? 0)))
      } else {
        optionalTime(key, &line)
      }
    }
    switch random.number(below: 10) {
    case 0...4: line.add("dnsUnknownDays", .number(Int64(random.number(below: 4))))
    case 5: line.add("dnsUnknownDays", .null)
    default: break
    }
    switch random.number(below: 40) {
    case 0: line.add("unboundAt", time(past()))
    case 1...6: line.add("unboundAt", .null)
    default: break
    }
    optional("licenseKey", "0123-4567-89AB", &line)
    optional("publicIP", "192.0.2.7", &line)
  }

  private mutating func write(extension item: HistoryItem, _ line: inout HistoryLine) {
    line.add("pbx", item.pbx)
    line.add("number", item.number)
    optional("firstName", "Ada", &line)
    optional("lastName", "Lane", &line)
    switch random.number(below: 10) {
    case 0...1: break
    case 2: line.add("email", .null)
    default: line.add("email", .text(address()))
    }
    if random.chance(40) { line.add("enabled", .flag(random.chance(80))) }
  }

  private mutating func write(meeting item: HistoryItem, _ line: inout HistoryLine) {
    line.add("id", .text(item.id))
    line.add("pbx", item.pbx)
    line.add("extension", item.number)
    optional("title", "Talk", &line)
    optional("note", "Note", &line)
    optional("dialIn", "+49 30 5550 1", &line)
    line.add("quick", .flag(item.isSpecial))
    switch random.number(below: 10) {
    case 0...3: line.add("scheduledAt", time(past()))
    case 4...5: line.add("scheduledAt", time(future()))
    case 6: line.add("scheduledAt", .null)
    default: break
    }
    switch random.number(below: 10) {
    case 0...4: line.add("durationMinutes", .number(Int64(random.number(below: 4) * 30)))
    case 5: line.add("durationMinutes", .null)
    default: break
    }
    let started = past()
    let ended = min(now, started + (random.pick([0, 1, ModelCalendar.hour, 91_000]) ?? 0))
    let running = Int64(1 + random.number(below: 3))
    switch random.number(below: 12) {
    case 0...2:
      write(session: started, ended, 0, &line)
    case 3...4:
      write(session: started, nil, running, &line)
    case 5...6:
      write(session: started, nil, 0, &line)
    case 7:
      write(session: nil, ended, 0, &line)
    case 8...9:
      write(session: nil, nil, random.chance(30) ? running : 0, &line)
    default: break
    }
  }

  private mutating func write(
    session started: Int64?, _ ended: Int64?, _ connected: Int64, _ line: inout HistoryLine
  ) {
    line.add("startedAt", started.map { time($0) } ?? .null)
    line.add("endedAt", ended.map { time($0) } ?? .null)
    line.add("connected", connected == 0 && random.chance(30) ? .null : .number(connected))
  }

  private mutating func write(participant item: HistoryItem, _ line: inout HistoryLine) {
    line.add("id", .text(item.id))
    line.add("meeting", item.meeting)
    optional("name", "Guest", &line)
    if random.chance(75) { line.add("email", .text(address())) }
    optional("ip", "198.51.100.4", &line)
    line.add("role", random.pick(["organizer", "participant"]))
    guard random.chance(70) else { return }
    var joins: [ModelJSON] = []
    var at = past()
    for _ in 0..<random.number(below: 3) where at <= now {
      let stays: [Int64] = [1, ModelCalendar.minute, ModelCalendar.hour, 50_000]
      let stay = random.pick(stays) ?? 1
      let left = min(now, at + stay)
      let leaves = random.chance(70)
      joins.append(
        .object([.init("at", time(at)), .init("left", leaves ? time(left) : .null)]))
      at = left + ModelCalendar.minute
    }
    line.add("joins", .list(joins))
  }

  private mutating func write(report item: HistoryItem, _ line: inout HistoryLine) {
    line.add("id", .text(item.id))
    line.add("pbx", item.pbx)
    line.add("createdAt", time(item.made))
    if let meeting = item.meeting { line.add("meeting", .text(meeting)) }
    if let number = item.number { line.add("extension", .text(number)) }
    let isNamed = !item.isSpecial
    if options.hasPartialReports {
      optional("title", "Report", &line)
      optional("organizerName", "Ada Lane", &line)
    } else if isNamed {
      line.add("title", .text("Report " + item.id))
      line.add("organizerName", .text("Ada Lane"))
      line.add("organizerEmail", .text("ada@example.com"))
    }
    if random.chance(40) { line.add("syncedAt", time(item.made)) }
    var rows: [ModelJSON] = []
    for row in 0..<item.rows {
      rows.append(
        .object([
          .init("name", isNamed ? .text("Guest " + String(row)) : .null),
          .init("email", isNamed && row > 0 ? .text("bob@example.org") : .null),
          .init("connectedSeconds", .number(Int64(60 * row + 12))),
          .init("reconnects", .number(Int64(row))),
        ]))
    }
    line.add("attendees", .list(rows))
  }

  private mutating func write(session item: HistoryItem, _ line: inout HistoryLine) {
    line.add("id", .text(item.id))
    line.add("pbx", item.pbx)
    if let meeting = item.meeting { line.add("meeting", .text(meeting)) }
    line.add("organizer", .text("Ada Lane"))
    line.add("gatheredAt", time(item.made))
    line.add("startedAt", time(item.made - 61 * ModelCalendar.minute))
    line.add("endedAt", time(item.made - ModelCalendar.minute))
    line.add("participants", .number(Int64(random.number(below: 9))))
    line.add("mcu", random.pick(["fra-1", "fra-2"]))
  }

  private mutating func write(log item: HistoryItem, _ line: inout HistoryLine) {
    line.add("id", .text(item.id))
    line.add("source", random.pick(["mcu", "portal", "file-share", "converter"]))
    line.add("writtenAt", time(item.made))
    line.add("object", .text("logs/" + item.id))
    line.add("bytes", .number(1))
    optional("keptReason", "Ticket", &line)
    let days: [Int64] = [1, 6, 7, 20, 28, 29, 30, 31, 45]
    switch random.number(below: 10) {
    case 0...5:
      let until = item.made + (random.pick(days) ?? 7) * ModelCalendar.day
      line.add("keptUntil", time(until + (random.pick([0, 1, -1]) ?? 0)))
    case 6: line.add("keptUntil", .null)
    default: break
    }
  }
}
