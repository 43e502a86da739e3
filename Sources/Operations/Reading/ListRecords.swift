package import Domain

/// Which records, in which order, from where.
package struct ListRequest: Hashable, Sendable {
  package var kind: Kind
  /// Only what is below this PBX, extension or meeting.
  package var within: Scope?
  /// Terms that must all match, as typed (`console.md`, Filter language); none on a masked column,
  /// which is told of by `told`.
  package var filter: String
  /// Only records that hold what was told.
  package var told: ToldFilter?
  /// A sortable column of the kind (`ListRequest.sortable`); nil: the kind's own order.
  package var sort: String?
  package var descending: Bool
  package var limit: Int
  /// A cursor of an earlier page; nil: from the beginning.
  package var after: String?
  /// Pages towards the beginning: the rows before `after`, still in the list's order.
  package var backward: Bool
  /// Whether to count what matches in all.
  package var counted: Bool
  /// How many records are looked at for one page, at most; nil: as many as it takes.
  package var examined: Int?

  package init(
    kind: Kind, within: Scope? = nil, filter: String = "", sort: String? = nil,
    descending: Bool = false, limit: Int = 100, after: String? = nil, backward: Bool = false,
    counted: Bool = true, told: ToldFilter? = nil, examined: Int? = nil
  ) {
    self.told = told
    self.examined = examined
    self.kind = kind
    self.within = within
    self.filter = filter
    self.sort = sort
    self.descending = descending
    self.limit = limit
    self.after = after
    self.backward = backward
    self.counted = counted
  }
}

package struct ListPage: Hashable, Sendable {
  package let rows: [ListRow]
  /// The cursor before the first row; nil when nothing is before it.
  package let first: String?
  /// The cursor after the last row; nil when nothing is after it.
  package let next: String?
  /// How many match in all, where that is known at once.
  package let total: Int?
  /// How many records were looked at, where the search for more goes on behind the page.
  package let searched: Int?

  package init(
    rows: [ListRow], first: String?, next: String?, total: Int?, searched: Int? = nil
  ) {
    self.searched = searched
    self.rows = rows
    self.first = first
    self.next = next
    self.total = total
  }
}
