import Domain
import TestSupport

/// Records with a unique marker in every column that may tell of a person, and in what names them,
/// together with the stage in which each marker has to be gone.
struct MarkerStock {
  /// What happens one after the other; a marker is there until its stage, and never after it.
  enum Stage: Int, Comparable, CaseIterable {
    /// Brought in.
    case stored
    /// Another import has put other values in its place.
    case replaced
    /// Deleted by order.
    case ordered
    /// A sweep 8 days after the meetings.
    case day8
    /// 63 days after.
    case day63
    /// More than a year after.
    case year
    /// The PBX is unbound and goes.
    case unbound
    /// It stays.
    case never

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  struct Marker {
    let place: String
    let goes: Stage
  }

  /// By their text.
  private(set) var markers: [String: Marker] = [:]
  private(set) var first: [String] = []
  private(set) var second: [String] = []
  private(set) var keys: [String] = []
  /// What is deleted by order: kind and id.
  private(set) var orders: [(kind: String, id: String)] = []
  private(set) var pbx = ""
  private var random: SeededNumbers

  /// When everything happens that has a time.
  static let start = Instant("2026-03-02T09:00:00Z")

  init(random: SeededNumbers, meetings: Int) {
    self.random = random
    for goes in [Stage.unbound, .never] {
      addPBX(goes, meetings: goes == .never ? meetings / 10 : meetings)
    }
    addPlatform(meetings / 4)
    first.shuffle(using: &self.random)
    second.shuffle(using: &self.random)
  }

  private mutating func marker(_ place: String, _ goes: Stage) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    var text = MarkerSearch.prefix
    for _ in 0..<10 { text.append(letters[Int.random(in: 0..<32, using: &random)]) }
    markers[text] = Marker(place: place, goes: goes)
    return text
  }

  private typealias Members = [(String, LineValue)]

  /// A line in one of both imports, or in both: then with other values, often longer, in `personal`,
  /// and of what the second brings the first's are gone with it.
  private mutating func add(
    _ type: String, _ fixed: Members, _ personal: [(name: String, goes: Stage)] = []
  ) {
    let isChanged = Int.random(in: 0..<3, using: &random) == 0
    let isParent = ["pbx", "extension", "meeting"].contains(type)
    let inSecond = !isParent && !isChanged && Int.random(in: 0..<3, using: &random) == 0
    func line(_ members: Members) -> String {
      LineValue.object([("type", .text(type))] + members).json
    }
    if isChanged {
      let old: Members = personal.map { name, _ in
        (name, value(name, "\(type).\(name), first", .replaced, longest: 4))
      }
      first.append(line(fixed + old))
    }
    let new: Members = personal.map { name, goes in
      (name, value(name, "\(type).\(name)", goes, longest: name == "note" ? 9_000 : 300))
    }
    if isChanged || inSecond {
      second.append(line(fixed + new))
    } else {
      first.append(line(fixed + new))
    }
  }

  private mutating func value(
    _ name: String, _ place: String, _ goes: Stage, longest: Int
  ) -> LineValue {
    let padding = String(
      repeating: "x",
      count: Bool.random(using: &random) ? 0 : Int.random(in: 0..<longest, using: &random))
    switch name {
    case "email", "organizerEmail":
      return .text(marker(place, goes) + "@example.org")
    case "dialInNumbers", "options":
      return .list([.text(marker(place, goes)), .text(padding + marker(place, goes))])
    case "attendees":
      return .list(
        (0..<3).map { _ in
          .object([
            ("name", .text(padding + marker(place + " name", goes))),
            ("email", .text(marker(place + " email", goes) + "@example.org")),
            ("reconnects", 1),
          ])
        })
    default: return .text(padding + marker(place, goes))
    }
  }

  private mutating func key(_ folder: String, _ goes: Stage) -> LineValue {
    let key = marker("\(folder) object key", goes) + "/" + marker("\(folder) object key", goes)
    keys.append("\(folder)/\(key)")
    return .text("\(folder)/\(key)")
  }

  // MARK: - Records

  private mutating func addPBX(_ goes: Stage, meetings: Int) {
    let fqdn = marker("pbx.fqdn", goes) + ".example.net"
    if goes == .unbound { pbx = fqdn }
    add(
      "pbx",
      [
        ("fqdn", .text(fqdn)), ("registeredAt", .at(Line.registered)),
        ("lastContactAt", .at(Line.lasting)), ("lastSyncAt", .at(Line.lasting)),
        ("lastResolvedAt", .at(Line.lasting)),
      ],
      ["publicIP", "licenseKey", "conferenceNumber", "dialInNumbers"].map { ($0, goes) })
    for _ in 0..<max(2, meetings / 5) { addExtension(of: fqdn, goes, meetings: 5) }
  }

  private mutating func addExtension(of fqdn: String, _ goes: Stage, meetings: Int) {
    let number = marker("extension.number", goes)
    let owner: Members = [("pbx", .text(fqdn)), ("extension", .text(number))]
    add(
      "extension", [("pbx", .text(fqdn)), ("number", .text(number))],
      ["firstName", "lastName", "email", "vanityName"].map { ($0, goes) })
    for _ in 0..<meetings { addMeeting(owner, goes) }
    let ordered = Bool.random(using: &random)
    let end = ordered ? .ordered : goes
    let poll = marker("poll.id", end)
    add(
      "poll",
      [("id", .text(poll)), ("createdAt", .at(Self.start)), ("object", key("polls", end))]
        + owner, [("name", end), ("question", end), ("options", end)])
    if ordered { orders.append(("poll", poll)) }
    addReport(owner, end: ordered ? .ordered : goes, identity: ordered ? .ordered : .day63)
  }

  private mutating func addReport(
    _ owner: Members, end: Stage, identity: Stage, meeting: String? = nil
  ) {
    let id = marker("report.id", end)
    let link: Members = meeting.map { [("meeting", .text($0))] } ?? []
    add(
      "report", [("id", .text(id)), ("createdAt", .at(Self.start))] + owner + link,
      ["title", "organizerName", "organizerEmail", "attendees"].map { ($0, identity) })
    if meeting == nil, end == .ordered { orders.append(("report", id)) }
  }

  private mutating func addMeeting(_ owner: Members, _ pbx: Stage) {
    let ordered = Int.random(in: 0..<8, using: &random) == 0
    func at(_ stage: Stage) -> Stage { ordered ? .ordered : stage }
    let id = marker("meeting.id", at(.year))
    add(
      "meeting",
      [
        ("id", .text(id)), ("scheduledAt", .at(Self.start)), ("startedAt", .at(Self.start)),
        ("endedAt", .at(Self.start + Instant.hour)),
      ] + owner, [("title", at(.day8)), ("note", at(.day8)), ("dialIn", at(.day8))])
    if ordered { orders.append(("meeting", id)) }
    let below: Members = [("meeting", .text(id))]
    for _ in 0..<3 {
      add(
        "participant", [("id", .text(marker("participant.id", at(.day63))))] + below,
        [("name", at(.day8)), ("email", at(.day8)), ("ip", at(.day8))])
    }
    add(
      "recording",
      [
        ("id", .text(marker("recording.id", at(.day8)))), ("createdAt", .at(Self.start)),
        ("state", "ready"), ("object", key("recordings", at(.day8))),
      ] + below)
    for (share, goes) in [("session", Stage.day8), ("document", .year)] {
      add(
        "file",
        [
          ("id", .text(marker("file.id", at(goes)))), ("share", .text(share)),
          ("uploadedAt", .at(Self.start)), ("object", key(share, at(goes))),
        ] + below, share == "document" ? [("name", at(goes))] : [])
    }
    // Session history outlives an order: until it is anonymous it names the meeting.
    if !ordered {
      add(
        "session",
        [("id", .text(marker("session.id", .year))), ("gatheredAt", .at(Self.start))] + below,
        [("organizer", .day63)])
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      addReport(
        owner, end: ordered ? .ordered : pbx, identity: at(.day63), meeting: id)
    }
  }

  private mutating func addPlatform(_ logs: Int) {
    for number in 0..<logs {
      let isKept = number % 2 == 0
      let goes: Stage = isKept ? .day63 : .day8
      let kept: Members = isKept ? [("keptUntil", .at(Self.start + 20 * Instant.day))] : []
      add(
        "log",
        [
          ("id", .text(marker("log.id", goes))), ("source", "mcu"),
          ("writtenAt", .at(Self.start)), ("object", key("logs", goes)),
        ] + kept, isKept ? [("keptReason", goes)] : [])
    }
  }
}
