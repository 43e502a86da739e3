import Domain
import TestSupport

extension Scenario {
  /// What the scenario imports.
  enum Samples {
    /// More than the rows of one insert and the values of two sizes of chunk.
    private static let many = 80
    /// PBXs that rules or a removal take, each with a little of everything below it.
    static let tenants = ["dns", "sync", "contact", "unbound", "kept"]

    static func fqdn(_ tenant: String) -> String { tenant + ".example.net" }

    static var first: [String] { servers + tenantLines + manyLines(changed: false) }

    /// The same records, each with something else in it.
    static var changed: [String] { manyLines(changed: true) + removals + importedHolds }

    private static let servers = [
      Line.make(
        "mcu",
        ["name": "mcu1", "host": "mcu1.example.org", "latitude": .number(50), "available": true],
        [:]),
      Line.make("mcu", ["name": "mcu2", "available": false], [:]),
    ]

    private static var tenantLines: [String] {
      tenants.flatMap { name -> [String] in
        let fqdn = LineValue.text(fqdn(name))
        let early = LineValue.at(begin)
        var clock: [(String, LineValue)] = [
          ("lastContactAt", .at(Line.lasting)), ("lastSyncAt", .at(Line.lasting)),
          ("lastResolvedAt", .at(Line.lasting)),
        ]
        switch name {
        case "contact": clock[0].1 = early
        case "sync", "kept": clock[1].1 = early
        case "dns": clock[2].1 = early
        default: break
        }
        let pbx = LineValue.object(
          [("type", "pbx"), ("fqdn", fqdn), ("registeredAt", early)] + clock
        ).json
        let meeting = LineValue.text("M-\(name)")
        return [
          pbx, Line.extension("104", ["pbx": fqdn, "email": "ann@example.net"]),
          Line.meeting("M-\(name)", ["pbx": fqdn, "connected": 2]),
          Line.participant("P-\(name)", ["meeting": meeting, "name": "Ann"]),
          Line.poll("Q-\(name)", ["pbx": fqdn]),
          Line.recording("R-\(name)", Line.lasting - Instant.day, ["meeting": meeting]),
          Line.file("F-\(name)", ["meeting": meeting]),
          Line.report("T-\(name)", Line.lasting - Instant.day, ["pbx": fqdn]),
          Line.session("S-\(name)", Line.lasting - Instant.day, ["pbx": fqdn]),
        ]
      }
    }

    private static func manyLines(changed: Bool) -> [String] {
      let mark = changed ? "b" : "a"
      var lines = [
        // Beside one of the same meeting that a hold keeps later.
        Line.participant("P5-2", ["meeting": "M5", "name": .text("Ben \(mark)")]),
        Line.pbx(Line.fqdn, ["mcu": "mcu1", "publicIP": changed ? "192.0.2.2" : "192.0.2.1"]),
        Line.extension("104", ["email": .text("\(mark)@example.com"), "firstName": "Ann"]),
      ]
      for number in 0..<many {
        let at = day(Int64(number % 7))
        let meeting = LineValue.text("M\(number)")
        let object = { (folder: String) in LineValue.text("\(folder)/\(mark)\(number)") }
        lines += [
          Line.pbx("p\(number).example.com", ["conferenceNumber": .text("+1555010\(mark)")]),
          Line.extension(
            "2\(number)", ["email": .text("\(mark)\(number)@example.com"), "enabled": true]),
          Line.meeting(
            "M\(number)",
            [
              "title": .text("title \(mark)"), "note": .text(mark), "dialIn": "+15550100",
              "scheduledAt": .at(at), "durationMinutes": 30, "startedAt": .at(at),
              "endedAt": .at(at + Instant.hour),
            ]),
          Line.participant(
            "P\(number)",
            [
              "meeting": meeting, "name": .text("Ann \(mark)"), "ip": "198.51.100.4",
              "email": .text("ann\(mark)@example.com"),
              "joins": [["at": .at(at), "left": .at(at + Instant.minute)]],
            ]),
          Line.poll("Q\(number)", ["name": .text(mark), "object": object("poll")]),
          Line.recording(
            "R\(number)", at, ["meeting": meeting, "bytes": 7, "object": object("recording")]),
          Line.file(
            "F\(number)",
            share: number % 2 == 0 ? "session" : "document",
            ["meeting": meeting, "bytes": 7, "object": object("file")]),
          Line.report(
            "T\(number)", at,
            [
              "meeting": meeting, "extension": number % 3 == 0 ? nil : "104",
              "title": .text("title \(mark)"), "organizerEmail": "ann@example.com",
              "attendees": [["name": .text(mark), "email": "ben@example.com", "reconnects": 1]],
            ]),
          Line.session(
            "S\(number)", at,
            ["pbx": .text(Line.fqdn), "meeting": meeting, "organizer": .text("Ann \(mark)")]),
          Line.log("L\(number)", at, ["host": .text(mark), "object": object("log")]),
        ]
      }
      return lines
    }

    private static let removals = [
      Line.removed(.pbx, fqdn("unbound"), at: day(1), reason: "unbound"),
      Line.removed(.extension, Line.fqdn + "/279", at: day(1), reason: "extension"),
      Line.removed(.meeting, "M79", at: day(1), reason: "organizer"),
      Line.removed(.poll, "Q79", at: day(1), reason: "owner"),
    ]

    private static let importedHolds = [
      LineValue.object([
        ("type", "hold"), ("kind", "meeting"), ("record", "M-kept"), ("as", "legal"),
        ("reason", "claim"),
      ]).json
    ]
  }
}
