internal import Domain

/// The records that a plan is asked for.
struct PlanTarget: Hashable, Sendable {
  let kind: Kind
  let ids: [String]
  /// Nil where it is the one of the line.
  let marks: Marked?

  struct Marked: Hashable, Sendable {
    /// How many of them the filter hides.
    let hidden: Int
  }

  init(_ kind: Kind, id: String) {
    self.kind = kind
    ids = [id]
    marks = nil
  }

  init(_ kind: Kind, marked ids: [String], hidden: Int) {
    self.kind = kind
    self.ids = ids
    marks = Marked(hidden: hidden)
  }
}
