package import Domain

/// A stored object of a report that is to be looked through.
package struct ReportObject: Sendable {
  package let key: ObjectKey
  package let report: Int64
  package let id: String
  package let pbx: Int64
}

extension Transaction {
  /// The stored objects of the reports that are due for another look at `cutoff`.
  package func reportObjects(
    _ rule: Rule, cutoff: Instant, only: Int64?
  ) throws -> [ReportObject] {
    var found: [ReportObject] = []
    try connection.forEach(
      """
      select o.key, t.id, t.xid, t.pbx, t.recheck_start from stored_object o
      join report t on t.id = o.record where o.kind = 'report' and o.queued_at is null
      and t.recheck_start is not null order by o.key
      """, []
    ) { row in
      guard let key = ObjectKey(try row.text(0)), let start = row[4].instant else { return }
      let report = try row.integer(1)
      guard rule.period.due(from: start) <= cutoff, only ?? report == report else { return }
      found.append(
        ReportObject(key: key, report: report, id: try row.text(2), pbx: try row.integer(3)))
    }
    return found
  }

  /// The object waits to be removed.
  package func queue(_ key: ObjectKey, at: Instant) throws {
    try run(
      """
      update stored_object set queued_at = $1, next_try_at = $1
      where key = $2 and queued_at is null
      """, [Value(at), .text(key.text)])
  }
}
