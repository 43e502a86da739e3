package import Domain

/// One transaction with everything that can be asked and done in it; each aggregate adds its part
/// in an extension, and all SQL of the store stands in these.
package struct Transaction {
  package let connection: any Connection
  let dialect: Dialect
  package let tagger: Tagger
  /// What this transaction has added to the audit trail.
  let tail: AuditTail

  init(
    _ connection: any Connection, dialect: Dialect, tagger: Tagger, tail: AuditTail = AuditTail()
  ) {
    self.connection = connection
    self.dialect = dialect
    self.tagger = tagger
    self.tail = tail
  }

  func rows(_ sql: String, _ binds: [Value] = []) throws -> [Row] {
    var rows: [Row] = []
    try connection.forEach(sql, binds) { rows.append($0) }
    return rows
  }

  func first(_ sql: String, _ binds: [Value] = []) throws -> Row? {
    try rows(sql, binds).first
  }

  @discardableResult
  func run(_ sql: String, _ binds: [Value] = []) throws -> Int {
    try connection.execute(sql, binds)
  }

  func count(_ sql: String, _ binds: [Value] = []) throws -> Int {
    Int(try first(sql, binds)?.integer(0) ?? 0)
  }

  /// Takes `count` consecutive numbers of a series and returns the first.
  func take(_ series: String, count: Int = 1) throws -> Int64 {
    let row = try first(
      """
      insert into counter (series, next) values ($1, $2)
      on conflict (series) do update set next = counter.next + $3 returning next
      """, [.text(series), .integer(Int64(count) + 1), .integer(Int64(count))])
    guard let row else { throw StoreError.unexpectedValue }
    return try row.integer(0) - Int64(count)
  }

  /// The number that will be taken next of a series, as which each kind of record has its own.
  func upcoming(_ series: String) throws -> Int64 {
    try first("select next from counter where series = $1", [.text(series)])?.integer(0) ?? 1
  }
}

/// Statements over lists of values: chunks of a few fixed sizes, so that each is prepared once.
enum Chunk {
  static let size = 256

  /// `$from … $(from+count-1)`.
  static func places(_ count: Int, from: Int = 1) -> String {
    if from <= lists.count, let known = lists[from - 1][count] { return known }
    return list(count, from: from)
  }

  /// Those of the sizes that are made again and again.
  private static let lists: [[Int: String]] = (1...4).map { from in
    Dictionary(uniqueKeysWithValues: sizes.map { ($0, list($0, from: from)) })
  }

  static let sizes = [8, 64, size]

  private static func list(_ count: Int, from: Int) -> String {
    (from..<from + count).map { "$\($0)" }.joined(separator: ",")
  }

  /// How many rows one statement inserts, where there are so many.
  static let rows = 32

  /// `($1,$2),($3,$4)`: so many rows of values.
  static func groups(_ count: Int, columns: Int) -> String {
    count == rows && columns < groups.count ? groups[columns] : group(count, columns)
  }

  private static let groups: [String] = (0...24).map { group(rows, $0) }

  private static func group(_ count: Int, _ columns: Int) -> String {
    (0..<count).map { "(" + list(columns, from: $0 * columns + 1) + ")" }.joined(separator: ",")
  }

  /// Record numbers filled up to one of a few sizes, so that few statements serve; without any, one
  /// that no record bears.
  static func padded(_ numbers: [Int64]) -> [Int64] {
    var size = 8
    while size < numbers.count { size *= 8 }
    return numbers + Array(repeating: numbers.last ?? 0, count: size - numbers.count)
  }
}

extension Transaction {
  /// Calls `body` with chunks of `values`, each filled up to a fixed size by repeating its last
  /// value, so that one prepared statement serves: for `in (…)` lists.
  func chunks(_ values: [Value], _ body: ([Value], _ places: (Int) -> String) throws -> Void)
    rethrows
  {
    var start = 0
    while start < values.count {
      let end = min(start + Chunk.size, values.count)
      var chunk = Array(values[start..<end])
      let size = Chunk.sizes.first { chunk.count <= $0 } ?? Chunk.size
      if let last = chunk.last {
        chunk.append(contentsOf: repeatElement(last, count: size - chunk.count))
      }
      try body(chunk) { Chunk.places(size, from: $0) }
      start = end
    }
  }

  /// Multi-row insert; every row has a value for each column.
  func insert(_ table: String, _ columns: [String], _ rows: [[Value]]) throws {
    var start = 0
    while start < rows.count {
      let count = rows.count - start >= Chunk.rows ? Chunk.rows : 1
      try run(
        "insert into \(table) (\(columns.joined(separator: ", "))) values "
          + Chunk.groups(count, columns: columns.count),
        rows[start..<start + count].flatMap { $0 })
      start += count
    }
  }
}
