import Domain
import Foundation
import Operations
import SQLiteEngine
import Store
import TestSupport
import Testing
import Verbs

/// What is disturbed, on records that are its to take.
enum Deed: String, CaseIterable, CustomTestStringConvertible {
  case sweep, delete
  /// A sweep that carries out the deletion of an extension, which was ordered before.
  case job

  var testDescription: String { rawValue }

  var arguments: [String] {
    switch self {
    case .sweep, .job: ["sweep", "--batch", "3", "--release-brake", "test"]
    case .delete: ["delete", "meeting", "M0", "--reason", "test", "--confirm", "M0"]
    }
  }

  /// One more run, if its record is still there, and the sweep that comes anyhow; later than any
  /// lease, and than the first retry of a stored object.
  func finish(_ site: Site) async throws -> EndState {
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    let later = now + 2 * Instant.hour
    if self == .delete {
      let outcome = await site.run(arguments, at: later)
      guard outcome.exit == .done || outcome.exit == .missing else {
        throw Site.Unexpected(description: "\(outcome.exit) \(outcome.errors)")
      }
    }
    try await site.expect("sweep", "--release-brake", "test", at: later)
    return try await EndState.of(site)
  }

  /// When the records are brought in.
  static let start = Instant("2026-01-20T00:00:00Z")

  /// Records of every kind with stored objects: due ones, ones that a hold keeps, and ones that are
  /// not due before 2039; a PBX that goes and one that stays.
  func site() async throws -> Site {
    let site = try await Site.initialized(at: Self.start)
    let due = Instant("2026-01-05T10:00:00Z")
    let later = Instant("2038-01-05T10:00:00Z")
    let gone = "gone.example.net"
    var lines = [Line.pbx(), Line.pbx(gone), Line.extension()]
    var keys: [String] = []
    lines.append(Line.extension("10", ["pbx": .text(gone), "email": "cy@example.net"]))
    for (number, at) in [due, due, due, due, later].enumerated() {
      let id = "M\(number)"
      let owner: Line.Members =
        number == 3
        ? ["pbx": .text(gone), "extension": "10"] : ["pbx": .text(Line.fqdn), "extension": "104"]
      lines.append(
        Line.make(
          "meeting",
          [
            "id": .text(id), "title": "Plans", "note": "Bring numbers", "scheduledAt": .at(at),
            "startedAt": .at(at), "endedAt": .at(at + Instant.hour), "dialIn": "+49 69 5550 1234",
          ], owner))
      for place in 0..<4 {
        let member = "\(number)-\(place)"
        keys += ["recordings/\(member)", "files/\(member)"]
        lines.append(
          Line.participant(
            "P\(member)",
            [
              "meeting": .text(id), "name": "Ann Lee", "email": "ann@example.com",
              "ip": "192.0.2.4",
            ]
          ))
        lines.append(
          Line.recording(
            "R\(member)", at, ["meeting": .text(id), "object": .text("recordings/\(member)")]))
        lines.append(
          Line.file(
            "F\(member)", share: place == 0 ? "document" : "session",
            ["meeting": .text(id), "object": .text("files/\(member)")]))
      }
      keys += ["polls/\(number)", "logs/\(number)"]
      lines.append(
        Line.make(
          "poll",
          [
            "id": .text("Q\(number)"), "question": "Which day?", "createdAt": .at(due),
            "object": .text("polls/\(number)"),
          ], owner))
      lines.append(
        Line.make(
          "report",
          [
            "id": .text("T\(number)"), "meeting": .text(id), "createdAt": .at(at),
            "title": "Plans", "organizerName": "Ann Lee",
            "attendees": [["name": "Dee Fox", "email": "dee@example.org", "reconnects": 2]],
          ], owner))
      lines.append(
        Line.session("S\(number)", at, ["organizer": "Ann Lee", "pbx": .text(Line.fqdn)]))
      lines.append(Line.log("L\(number)", at, ["object": .text("logs/\(number)")]))
    }
    lines.append(
      Line.make(
        "hold", ["kind": "recording", "record": "R1-1", "as": "legal", "reason": "claim"], [:]))
    lines.append(
      Line.removed(.pbx, gone, at: Self.start, reason: "unbound"))
    try await site.load(lines, objects: keys, at: Self.start)
    if self == .job { try await order(site) }
    return site
  }

  /// Stages the deletion of the extension that stays otherwise, without a time to undo it.
  private func order(_ site: Site) async throws {
    let operations = Operations(
      database: try await Database.open(site.engine()), policy: try TestDatabase.compiledInPolicy(),
      objects: nil, now: { Self.start })
    let id = Line.fqdn + "/104"
    let plan = try await operations.planDeletion(.extension, id: id, by: .owner)
    _ = try await operations.stageDeletion(
      DeleteRequest(kind: .extension, id: id, phrase: plan.phrase, reason: .test, now: true),
      by: .owner)
  }
}
