import Domain
import Operations
import Store
import TestSupport

/// A person with an extension on one PBX, a guest on another, named in reports of others.
struct PersonWorld {
  static let now = Instant("2026-03-02T09:00:00Z")
  static let address = FoldedAddress("Ann.Lee@Example.com")
  static let request = PersonRequest(address: address)
  static let other = "other.example.net"

  /// Somebody else, whose masks are those of any other with the same initials.
  struct Guest {
    var name = "Ben Ash"
    var email = "ben@example.org"
    var ip = "198.51.100.4"
    var title = "Budget"
  }

  static func lines(_ guest: Guest = Guest()) -> [String] {
    let (name, email) = (LineValue.text(guest.name), LineValue.text(guest.email))
    let (ip, title) = (LineValue.text(guest.ip), LineValue.text(guest.title))
    return [
      Line.pbx(), Line.pbx(other),
      Line.extension(
        "104", ["firstName": "Ann", "lastName": "Lee", "email": "ann.lee@example.com"]),
      Line.extension("105", ["pbx": .text(other), "firstName": name, "email": email]),
      Line.meeting("M1", ["title": "Annual plans", "scheduledAt": .at(now)]),
      Line.meeting(
        "M2", ["pbx": .text(other), "extension": "105", "title": title, "scheduledAt": .at(now)]),
      Line.participant("P1", ["name": name, "email": email, "ip": ip]),
      Line.participant(
        "P2",
        [
          "meeting": "M2", "name": "Ann Lee", "email": "ANN.LEE@example.com", "ip": "203.0.113.9",
        ]),
      Line.participant("P3", ["meeting": "M2", "name": name, "email": email, "ip": ip]),
      Line.participant("P4", ["meeting": "M2", "name": "ann LEE"]),
      Line.poll("Q1", ["name": "Lunch"]),
      Line.recording("R1", now, ["bytes": 7, "object": "recordings/r1"]),
      Line.report(
        "T1", now,
        [
          "meeting": "M2", "pbx": .text(other), "extension": "105", "title": title,
          "organizerName": name, "organizerEmail": email,
          "attendees": [
            ["name": "Ann Lee", "email": "ann.lee@example.com", "connectedSeconds": 60],
            ["name": name, "email": email],
          ],
        ]),
      Line.report(
        "T2", now,
        [
          "pbx": .text(other), "title": "Minutes", "organizerName": "Ann Lee",
          "organizerEmail": "ann.lee@example.com", "attendees": [["name": name, "email": email]],
        ]),
      Line.session("S1", now, ["pbx": .text(other), "meeting": "M2", "organizer": name]),
    ]
  }

  static func database(_ guest: Guest = Guest()) async throws -> TestDatabase {
    let test = try await TestDatabase()
    try await test.load(lines(guest), at: now)
    return test
  }

  /// Report and field of each value in reports that stands rectified.
  static func rectifiedInReports(_ database: Database) async throws -> [String] {
    try await database.read { transaction in
      var found: [String] = []
      try transaction.connection.forEach(
        """
        select x.xid, r.field from rectified r join report x on x.id = r.record
        where r.kind = 'report' order by x.xid, r.field
        """, []
      ) { found.append("\(try $0.text(0)) \(try $0.text(1))") }
      return found
    }
  }

  static func erase(
    _ test: TestDatabase, at instant: Instant = now, now isNow: Bool = false,
    by principal: Principal = .officer
  ) async throws -> ErasureStatement {
    try await erase(test.operations(at: instant), now: isNow, by: principal)
  }

  static func erase(
    _ operations: Operations, now isNow: Bool = false, by principal: Principal = .officer
  ) async throws -> ErasureStatement {
    let plan = try await operations.planErasure(request, by: principal)
    return try await operations.erasePerson(
      ErasePersonRequest(
        person: request, reason: .dataSubject, phrase: plan.phrase,
        fingerprint: plan.fingerprint, now: isNow),
      by: principal)
  }
}
