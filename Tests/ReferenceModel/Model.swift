/// The reference model of retention: everything in arrays, every question answered by looking at
/// all of them. Time comes in with each call.
package struct Model: Sendable {
  package var choices = ModelChoices()
  /// The policy in force.
  package var rules = ModelRule.all
  package internal(set) var records: [ModelRecord] = []
  package internal(set) var holds: [ModelHold] = []
  var gate: [ModelErasure] = []
  /// Field values of the running import that wait until its start points are known.
  var waiting: [ModelWaiting] = []
  /// Joins of participants that are gone, by meeting.
  var goneStays: [String: [ModelJoin]] = [:]
  /// What sweeps have done, in no order.
  package internal(set) var done: [ModelDone] = []
  /// Import lines that the gate refused, whole or in part, since the beginning.
  package internal(set) var refusals = 0

  package init() {}

  package func record(_ kind: String, _ id: String) -> ModelRecord? {
    for record in records where record.kind == kind && record.id == id { return record }
    return nil
  }

  func all(_ kind: String) -> [ModelRecord] {
    records.filter { $0.kind == kind }
  }

  /// Records of a kind whose `meeting` is that one.
  func all(_ kind: String, ofMeeting meeting: String) -> [ModelRecord] {
    all(kind).filter { $0.text("meeting") == meeting }
  }

  mutating func change(_ kind: String, _ id: String, _ body: (inout ModelRecord) -> Void) {
    for index in records.indices where records[index].kind == kind && records[index].id == id {
      body(&records[index])
    }
  }

  /// What is left, one line a record, sorted by bytes; see `ModelRecord.described`.
  package func survivors(values: Bool = false) -> [String] {
    records.map { $0.described(values: values) }.sorted(by: Self.precedes)
  }

  /// The object keys that live rows name, sorted by bytes.
  package var objects: [String] {
    records.compactMap { $0.text("object") }.sorted(by: Self.precedes)
  }

  /// Whether the gate refuses this record as one that went.
  package func isRefused(_ kind: String, _ id: String) -> Bool {
    gate.contains { $0.kind == kind && $0.id == id && $0.field == nil }
  }

  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
