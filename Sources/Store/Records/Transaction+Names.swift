package import Domain

extension Transaction {
  /// The names that a record bears: its extension's, its meeting's participants', its report's.
  package func names(about scope: Scope) throws -> [PersonName] {
    guard let ancestry = try ancestry(of: scope) else { return [] }
    var names: [PersonName] = []
    if let number = ancestry.extension {
      names += try rows(
        "select first_name, last_name from extension where id = $1", [.integer(number)]
      ).map { PersonName(first: $0[0].text, last: $0[1].text) }
    }
    if let number = ancestry.meeting {
      names += try whole(
        "select name from participant where meeting = $1 and name is not null", number)
    }
    if scope.kind == .report {
      names += try whole(
        "select organizer_name from report where id = $1 and organizer_name is not null",
        scope.record)
      names += try whole(
        "select name from attendee where report = $1 and name is not null", scope.record)
    }
    return names
  }

  private func whole(_ sql: String, _ number: Int64) throws -> [PersonName] {
    try rows(sql, [.integer(number)]).compactMap { $0[0].text.map(PersonName.init(whole:)) }
  }
}
