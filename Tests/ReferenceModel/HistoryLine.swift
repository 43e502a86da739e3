/// A line of the native format being written.
struct HistoryLine: Sendable {
  private var members: [ModelJSON.Member]

  init(kind: String) {
    members = [.init("type", .text(kind))]
  }

  mutating func add(_ key: String, _ value: ModelJSON) {
    members.append(.init(key, value))
  }

  mutating func add(_ key: String, _ text: String?) {
    members.append(.init(key, text.map { .text($0) } ?? .null))
  }

  var json: ModelJSON { .object(members) }
}
