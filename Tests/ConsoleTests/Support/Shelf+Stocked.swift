import Domain

@testable import Console
@testable import Operations

extension Shelf {
  /// A small platform, as the mock-ups have it.
  static func stocked() -> Shelf {
    let shop = "shop.example.org"
    let brightway = "brightway.example.net"
    var content = Content()
    content.alarms = [
      Alarm(
        kind: .overdue, cause: "1 entry of recording: the last sweep failed",
        since: Made.ago(hours: 19), count: 1, rule: .recording)
    ]
    content.rows[.pbx] = [
      Made.pbx(
        1, "old-depot.example.org", sync: Made.ago(days: 2), resolved: Made.ago(minutes: 9),
        extensions: 31, meetings: 118,
        next: Made.due(.tenantUnbound, 1, "old-depot.example.org", in: -Instant.hour),
        missing: [.unbound], unbound: Made.ago(hours: 1)),
      Made.pbx(
        2, shop, sync: Made.ago(hours: 3), resolved: Made.ago(days: 26, hours: 5),
        extensions: 12, meetings: 0,
        next: Made.due(
          .tenantDNS, 2, shop, in: 2 * Instant.day + 18 * Instant.hour + 29 * Instant.minute),
        missing: [.dnsFailing]),
      Made.pbx(
        3, "marina.example.com", sync: Made.ago(hours: 6), resolved: Made.ago(minutes: 8),
        extensions: 63, meetings: 380, heldBy: [12], live: 2),
      Made.pbx(
        4, "dental.example.com", sync: Made.ago(hours: 19), resolved: Made.ago(minutes: 4),
        extensions: 9, meetings: 55, missing: [.syncLate]),
      Made.pbx(
        5, brightway, sync: Made.ago(hours: 5, minutes: 10), resolved: Made.ago(minutes: 40),
        extensions: 4, meetings: 167,
        next: Made.due(.tenantDNS, 5, brightway, in: 28 * Instant.day), holdBelow: true),
      Made.pbx(
        6, "express-freight.example.com", sync: Made.ago(hours: 4), resolved: Made.ago(),
        extensions: 4_120, meetings: 401_209),
    ]
    content.rows[.extension] = [
      Made.extension(
        10, brightway, "112", first: "J***", last: nil, email: nil, missing: [.emailMissing]),
      Made.extension(
        11, brightway, "140", first: "S***", last: "L***", email: "[malformed]",
        missing: [.emailMalformed], meetings: 2),
      Made.extension(
        12, brightway, "104", first: "M***", last: "S***", email: "m***@***", meetings: 41,
        next: Made.due(.participantIP, 22, "M2", in: 6 * Instant.day)),
      Made.extension(
        13, brightway, "100", first: "A***", last: "R***", email: "a***@***", meetings: 18),
    ]
    content.rows[.meeting] = meetings(brightway, shop)
    content.rows[.recording] = [
      Made.recording(
        30, "R-88640", meeting: "M2",
        next: Made.due(.recording, 30, "R-88640", in: 6 * Instant.day, pbx: brightway))
    ]
    content.rows[.participant] = [
      Made.participant(
        40, "P1", meeting: "M2", name: "M*** S***", email: "m***@***", ip: "198.51.*.*"),
      Made.participant(41, "P2", meeting: "M2", name: "J*** K***", email: nil, ip: "2001:db8:*"),
    ]
    content.rows[.poll] = [Made.poll(50, "Q-771", brightway, "104")]
    content.rows[.report] = [Made.report(60, "T-20931", brightway, meeting: "M2")]
    content.attendees = [
      .init(name: "M*** S***", email: "m***@***", connectedSeconds: 2_640, reconnects: 0),
      .init(name: "J*** S***", email: "j***@***", connectedSeconds: 724, reconnects: 9),
      .init(name: "J*** S***", email: "***@***", connectedSeconds: 2_670, reconnects: 0),
      .init(name: "***", email: nil, connectedSeconds: 41, reconnects: 1),
    ]
    content.due = [
      Made.due(.recording, 31, "R-87001", in: -19 * Instant.hour - 120_000, pbx: shop),
      Made.due(.tenantUnbound, 1, "old-depot.example.org", in: -Instant.hour),
      Made.due(.recording, 30, "R-88640", in: 6 * Instant.day, pbx: brightway),
      Made.due(.meetingTitle, 22, "M2", in: 6 * Instant.day + Instant.hour, pbx: brightway),
      Made.due(
        .participantIP, 22, "M2", in: 6 * Instant.day, pbx: brightway, items: 2),
      Made.due(
        .meetingTitle, 21, "M1", in: 5 * Instant.day, pbx: brightway, holds: [14]),
    ]
    content.holds = [
      HoldView(
        number: 14, kind: .extension, record: "\(brightway)/104", nature: .legal, reason: nil,
        owner: "lee", ticket: "#4690", placedAt: Made.ago(days: 10),
        reviewAt: Made.now + 80 * Instant.day, needsReview: false)
    ]
    var keep = HoldKeep()
    keep.counts = Counts([.extension: 1, .meeting: 41, .participant: 310, .recording: 2])
    keep.pastDate = 9
    content.holds[0].keeps = keep
    var census = Census()
    census.counts[.meeting] = 1
    census.counts[.participant] = 2
    census.counts[.recording] = 1
    census.counts[.report] = 1
    census.objects = 2
    census.bytes = 1_048_576
    census.people = 2
    census.records = ["meeting 22", "participant 40", "participant 41", "recording 30"]
    content.census = census
    return Shelf(content)
  }

  private static func meetings(_ brightway: String, _ shop: String) -> [ListRow] {
    [
      Made.meeting(
        21, "M1", brightway, "104", at: Made.at("2026-11-23T14:00:00Z"), state: .ended,
        people: 9, heldBy: [14]),
      Made.meeting(
        20, "M0", shop, "10", at: Made.at("2026-11-23T18:00:00Z"), state: .never, people: 0,
        title: .null, erased: ["title"]),
      Made.meeting(
        22, "M2", brightway, "104", at: Made.at("2026-11-24T08:00:00Z"), state: .ended,
        next: Made.due(.participantIP, 22, "M2", in: 6 * Instant.day), recordings: 1),
      Made.meeting(
        23, "M3", brightway, "102", at: Made.at("2026-11-24T09:00:00Z"), state: .live,
        organizer: "K*** V***", people: 5, quick: true,
        next: Made.due(.sharedFile, 70, "F1", in: -60_000), files: 2),
      Made.meeting(
        24, "M4", brightway, "140", at: Made.at("2026-11-24T10:00:00Z"), state: .planned,
        organizer: "S*** L***", people: 7,
        next: Made.due(.participantIP, 24, "M4", in: 7 * Instant.day)),
      Made.meeting(
        25, "M5", shop, "33", at: Made.at("2026-11-26T15:00:00Z"), state: .planned,
        organizer: "B*** T***", people: 6),
    ]
  }

  /// `count` PBXs, to page through.
  static func wide(_ count: Int) -> Shelf {
    var content = Content()
    content.rows[.pbx] = (1...count).map { number in
      let digits = String(number)
      let padded = String(repeating: "0", count: 5 - digits.count) + digits
      return Made.pbx(
        Int64(number), "pbx-\(padded).example.com", sync: Made.ago(hours: 1),
        resolved: Made.ago(hours: 1))
    }
    return Shelf(content)
  }
}
