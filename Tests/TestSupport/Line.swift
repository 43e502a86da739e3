package import Domain

/// Native lines with what is required filled in: all below `pbx.example.com` and its extension 104
/// unless a test says otherwise.
package enum Line {
  package typealias Members = KeyValuePairs<String, LineValue>

  package static let fqdn = "pbx.example.com"
  package static let registered = Instant("2026-01-01T00:00:00Z")
  /// Later than any sweep of the tests: a PBX heard of then is never due.
  package static let lasting = Instant("2040-01-01T00:00:00Z")

  /// `more` adds keys or takes the place of those that stand here.
  package static func make(_ type: String, _ base: Members, _ more: Members) -> String {
    var members = [("type", LineValue.text(type))]
    for (key, value) in Array(base) + Array(more) {
      if let index = members.firstIndex(where: { $0.0 == key }) {
        members[index].1 = value
      } else {
        members.append((key, value))
      }
    }
    return LineValue.object(members).json
  }

  /// A PBX that no rule takes.
  package static func pbx(_ fqdn: String = fqdn, _ more: Members = [:]) -> String {
    make(
      "pbx",
      [
        "fqdn": .text(fqdn), "registeredAt": .at(registered), "lastContactAt": .at(lasting),
        "lastSyncAt": .at(lasting), "lastResolvedAt": .at(lasting),
      ], more)
  }

  package static func `extension`(_ number: String = "104", _ more: Members = [:]) -> String {
    make("extension", ["pbx": .text(fqdn), "number": .text(number)], more)
  }

  package static func meeting(_ id: String = "M1", _ more: Members = [:]) -> String {
    make("meeting", ["id": .text(id), "pbx": .text(fqdn), "extension": "104"], more)
  }

  package static func participant(_ id: String = "P1", _ more: Members = [:]) -> String {
    make("participant", ["id": .text(id), "meeting": "M1"], more)
  }

  package static func poll(_ id: String = "Q1", _ more: Members = [:]) -> String {
    make(
      "poll",
      ["id": .text(id), "pbx": .text(fqdn), "extension": "104", "createdAt": .at(registered)], more)
  }

  package static func recording(
    _ id: String = "R1", _ createdAt: Instant, _ more: Members = [:]
  ) -> String {
    make(
      "recording",
      ["id": .text(id), "meeting": "M1", "createdAt": .at(createdAt), "state": "ready"], more)
  }

  package static func file(
    _ id: String = "F1", share: String = "session", _ more: Members = [:]
  ) -> String {
    make(
      "file",
      ["id": .text(id), "meeting": "M1", "share": .text(share), "uploadedAt": .at(registered)],
      more)
  }

  package static func report(
    _ id: String = "T1", _ createdAt: Instant, _ more: Members = [:]
  ) -> String {
    make("report", ["id": .text(id), "pbx": .text(fqdn), "createdAt": .at(createdAt)], more)
  }

  package static func session(
    _ id: String = "S1", _ gatheredAt: Instant, _ more: Members = [:]
  ) -> String {
    make("session", ["id": .text(id), "gatheredAt": .at(gatheredAt)], more)
  }

  package static func log(
    _ id: String = "L1", _ writtenAt: Instant, _ more: Members = [:]
  ) -> String {
    make("log", ["id": .text(id), "source": "mcu", "writtenAt": .at(writtenAt)], more)
  }

  package static func removed(
    _ kind: Kind, _ id: String, at: Instant, reason: String
  ) -> String {
    make(
      "removed",
      ["kind": .text(kind.rawValue), "id": .text(id), "at": .at(at), "reason": .text(reason)], [:])
  }

  package static func snapshot(_ pbx: String = fqdn, at: Instant, count: Int) -> String {
    make(
      "snapshot",
      ["pbx": .text(pbx), "of": "extension", "at": .at(at), "count": .number(Int64(count))], [:])
  }
}
