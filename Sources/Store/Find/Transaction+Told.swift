package import Domain

/// Records by the whole value of any masked column, read through in steps.
extension Transaction {
  /// The highest number of a record of the kind; 0 where there is none.
  package func newest(_ kind: Kind) throws -> Int64 {
    try first("select max(t.id) from \(kind.rawValue) t")?[0].integer ?? 0
  }

  /// The records above `from`, up to `to`, whose field holds the value, ascending. `address`: the same
  /// value as folded addresses are stored.
  package func numbers(
    of field: Field, holding value: FindQuestion.Folded, address: FoldedAddress,
    from: Int64, to: Int64
  ) throws -> [Int64] {
    let table = field.kind.rawValue
    let binds: [Value] = [.integer(from), .integer(to)]
    if let key = Self.foldedColumn(field) {
      let text = String(decoding: address.bytes, as: UTF8.self)
      return try rows(
        """
        select t.id from \(table) t where t.id > $1 and t.id <= $2 and t.\(key) = $3 order by t.id
        """, binds + [.text(text)]
      ).map { try $0.integer(0) }
    }
    var found: [Int64] = []
    try connection.forEach(
      """
      select t.id, t.\(field.column) from \(table) t
      where t.id > $1 and t.id <= $2 and t.\(field.column) is not null order by t.id
      """, binds
    ) { row in
      if Self.holds(try row.text(1), value, field) { found.append(try row.integer(0)) }
    }
    return found
  }

  private static func foldedColumn(_ field: Field) -> String? {
    guard field.mask == .email else { return nil }
    return field.kind == .report ? "organizer_email_key" : "email_key"
  }

  /// Of these records those that lie below a scope, and not below one that is hidden.
  package func numbers(
    _ numbers: [Int64], of kind: Kind, within: Scope?, hidden: [Scope]
  ) throws -> [Int64] {
    var found: [Int64] = []
    var rest = numbers[...]
    while !rest.isEmpty {
      let some = Array(rest.prefix(Chunk.size))
      rest = rest.dropFirst(some.count)
      let page = try page(
        PageQuery(kind: kind, within: within, order: .id, limit: some.count, only: some))
      found += page.records.filter { located in
        !located.ancestry.chain.contains { hidden.contains($0) }
      }.map(\.record.number)
    }
    return found.sorted()
  }
}
