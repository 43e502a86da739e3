import Domain

/// The entries of one rule in the ledger's order, read in chunks from the index on its start point.
///
/// A period of months is not monotone: days clamped to the end of a month fall due among others. So
/// the starts of one month are read in lanes, on each of which due − start is constant, and merged.
final class DueStream {
  private struct Lane {
    let end: Instant?
    let offset: Int64
    var start: Instant
    var id: String
    var buffer: [DueRow] = []
    var position = 0
    var isRead = false
  }

  private let transaction: Transaction
  private let source: DueSource
  private let period: Period
  private let upTo: Instant?
  private let pbx: Int64?
  private let chunk: Int
  private let after: DueEntry.Key?
  private var lanes: [Lane] = []
  /// Where the next month begins; nil when nothing is left.
  private var frontier: Instant?

  /// Entries after the key `after` and due at or before `upTo`.
  init(
    _ transaction: Transaction, rule: Rule, after: DueEntry.Key?, upTo: Instant?, pbx: Int64?,
    chunk: Int
  ) {
    self.transaction = transaction
    source = DueSource(rule)
    period = rule.period
    self.upTo = upTo
    self.pbx = pbx
    self.chunk = chunk
    self.after = after
    let floor = Instant(milliseconds: 0)
    switch period {
    case .days:
      let offset = period.due(from: floor) - floor
      lanes = [lane(from: floor, end: nil, offset: offset)]
      frontier = nil
    case .months:
      frontier = after.map { period.earliestStart(dueFrom: $0.dueAt) } ?? floor
    }
  }

  private func lane(from: Instant, end: Instant?, offset: Int64) -> Lane {
    guard let after else { return Lane(end: end, offset: offset, start: from, id: "") }
    let start = after.dueAt - offset
    guard start >= from else { return Lane(end: end, offset: offset, start: from, id: "") }
    if source.rule == after.rule {
      return Lane(end: end, offset: offset, start: start, id: after.id)
    }
    let isLater = Bytes.precedes(after.rule.rawValue, source.rule.rawValue)
    return Lane(end: end, offset: offset, start: isLater ? start : start + 1, id: "")
  }

  /// The next entry; nil at the end.
  func next() throws -> DueRow? {
    while true {
      for index in lanes.indices { try fill(index) }
      lanes.removeAll { $0.isRead && $0.position == $0.buffer.count }
      var best: Int?
      for index in lanes.indices {
        guard let other = best else {
          best = index
          continue
        }
        let (left, right) = (lanes[index], lanes[other])
        if left.buffer[left.position].key < right.buffer[right.position].key { best = index }
      }
      if let best {
        let row = lanes[best].buffer[lanes[best].position]
        if let upTo, row.dueAt > upTo { return nil }
        lanes[best].position += 1
        return row
      }
      guard try openMonth() else { return nil }
    }
  }

  /// Opens the lanes of the next month in which something starts.
  private func openMonth() throws -> Bool {
    guard let from = frontier else { return false }
    guard let first = try read(from: from, id: "", end: nil, limit: 1, offset: 0).first
    else {
      frontier = nil
      return false
    }
    let month = first.indexedStart
    if let upTo, period.due(from: month) - 4 * Instant.day > upTo {
      frontier = nil
      return false
    }
    let ranges = period.increasingRanges(ofMonthWith: month)
    lanes = ranges.map { range in
      lane(
        from: range.lowerBound, end: range.upperBound,
        offset: period.due(from: range.lowerBound) - range.lowerBound)
    }
    frontier = ranges.last?.upperBound
    return true
  }

  private func fill(_ index: Int) throws {
    guard !lanes[index].isRead, lanes[index].position == lanes[index].buffer.count else { return }
    let lane = lanes[index]
    let rows = try read(
      from: lane.start, id: lane.id, end: lane.end, limit: chunk, offset: lane.offset)
    lanes[index].buffer = rows
    lanes[index].position = 0
    lanes[index].isRead = rows.count < chunk
    if let last = rows.last {
      lanes[index].start = last.indexedStart
      lanes[index].id = last.id
    }
  }

  private func read(
    from: Instant, id: String, end: Instant?, limit: Int, offset: Int64
  ) throws -> [DueRow] {
    var sql = source.select
    var binds: [Value] = [Value(from), .text(id)]
    sql += " and \(source.start) >= $1 and (\(source.start), \(source.id)) > ($1, $2)"
    if let end {
      binds.append(Value(end))
      sql += " and \(source.start) < $\(binds.count)"
    }
    if let pbx {
      binds.append(.integer(pbx))
      sql += " and " + source.within(binds.count)
    }
    binds.append(Value(limit))
    sql += " order by \(source.start), \(source.id) limit $\(binds.count)"
    var rows: [DueRow] = []
    try transaction.connection.forEach(sql, binds) { row in
      rows.append(try DueRow(source, row) { $0 + offset })
    }
    return rows
  }
}
