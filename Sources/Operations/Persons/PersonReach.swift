package import Domain
import Store

/// What an operation about a person could not reach, and until when it lasts.
package struct PersonReach: Hashable, Sendable {
  package struct Meeting: Hashable, Sendable {
    package let id: String
    /// Participants without an address, any of whom could be the person.
    package let participants: Int
  }

  /// The same meetings' participants without an address.
  package let withoutAddress: [Meeting]
  /// Rows of session history of the same meetings that are not anonymous yet.
  package let sessions: Int
  /// When the last of them is made anonymous by its rule; nil where there is none.
  package let sessionsUntil: Instant?
  /// Copies of the database that are said to exist.
  package let backups: Int
  /// By when the last of them must be destroyed; nil where there is none.
  package let backupsUntil: Instant?
  /// The PBXs that hold the source and can send it again.
  package let pbxs: [String]
}

extension PersonReach {
  init(_ records: PersonRecords, policy: Policy) throws {
    let transaction = records.transaction
    let fqdns = try records.pbxs()
    pbxs = fqdns.values.sorted(by: Bytes.precedes)
    let meetings = Set(records.entries.compactMap(\.located.ancestry.meeting)).sorted()
    let ids = try transaction.outsideIDs(.meeting, numbers: meetings)
    let takenIn = records.named(.participant).filter { $0.fields == ["name"] }
    let without = try transaction.participantsWithoutAddress(meetings: meetings)
    withoutAddress = meetings.compactMap { number in
      let left = (without[number] ?? 0) - takenIn.count { $0.located.ancestry.meeting == number }
      guard left > 0, let id = ids[number] else { return nil }
      return Meeting(id: id, participants: left)
    }
    var count = 0
    var last: Instant?
    var named: [Int64: [String]] = [:]
    for entry in records.entries {
      guard let meeting = entry.located.ancestry.meeting, let pbx = entry.located.ancestry.pbx,
        let id = ids[meeting]
      else { continue }
      named[pbx, default: []].append(id)
    }
    for (pbx, meetings) in named {
      guard let fqdn = fqdns[pbx] else { continue }
      let found = try transaction.identifiedSessions(pbx: fqdn, meetings: meetings)
      count += found.count
      last = [last, found.lastGathered].compactMap { $0 }.max()
    }
    sessions = count
    sessionsUntil = last.map(policy[.sessionIdentity].period.due(from:))
    (backups, backupsUntil) = try transaction.backupsLeft()
  }
}
