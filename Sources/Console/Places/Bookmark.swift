internal import Domain

/// A place that a letter leads to.
enum Bookmark: Hashable, Sendable {
  case screen(ScreenName)
  /// A record's own screen, above the list of its kind.
  case record(Kind, id: String)

  /// What is kept of a place; nil: it is a person's, or hangs on what was asked.
  init?(_ place: Place) {
    switch place {
    case .list(let name, nil, _) where name.isRoot: self = .screen(name)
    case .pending: self = .screen(.pending)
    case .list(_, .some, _), .list, .find, .person, .accesses, .unnamed, .ledger, .job, .compliance:
      return nil
    case .matrix: self = .screen(.policy)
    case .pbx(let id, _): self = .record(.pbx, id: id)
    case .meeting(let id, _): self = .record(.meeting, id: id)
    case .report(let id): self = .record(.report, id: id)
    case .inspect(let kind, let id), .past(let kind, let id), .trail(let kind, let id):
      self = .record(kind, id: id)
    }
  }

  /// As the file has it, `screen pbxs` or `pbx pbx.example.com`; nil: it is kept for this run only,
  /// since only an FQDN and a meeting's id tell nothing of a person.
  var line: String? {
    switch self {
    case .screen(let name): "screen \(name.rawValue)"
    case .record(.pbx, let id): "pbx \(id)"
    case .record(.meeting, let id): "meeting \(id)"
    case .record: nil
    }
  }

  init?(line: Substring) {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "screen":
      guard let name = ScreenName(rawValue: parts[1]), name.isRoot else { return nil }
      self = .screen(name)
    case "pbx": self = .record(.pbx, id: parts[1])
    case "meeting": self = .record(.meeting, id: parts[1])
    default: return nil
    }
  }

  var words: String {
    switch self {
    case .screen(let name): Place.root(name).crumb
    case .record(let kind, let id): "\(Words.kind(kind)) \(id)"
    }
  }
}
