import Domain

/// One PBX whose meetings are over: `rows` participants' names, or as many recordings, all due.
struct BacklogSource: ImportSource {
  let rows: Int
  let kind: Kind
  let at: Instant

  static let pbx = "backlog.example.net"
  private static let perMeeting = 10

  var file: String { "backlog" }
  var format: String { "demo" }
  var read: Int { 2 + meetings + rows }
  var droppedColumns: [String] { [] }
  var warnings: [ImportWarning] { [] }
  var removals: [Removal] { [] }
  var holds: [ImportedHold] { [] }

  private var meetings: Int { (rows + Self.perMeeting - 1) / Self.perMeeting }

  func forEach(_ kind: Kind, _ body: (ImportedRecord) throws -> Void) throws {
    switch kind {
    case .pbx:
      try body(ImportedRecord(.pbx, ["fqdn": .text(Self.pbx), "registeredAt": Value(at)]))
    case .extension:
      try body(ImportedRecord(.extension, ["pbx": .text(Self.pbx), "number": .text("100")]))
    case .meeting:
      for index in 0..<meetings {
        try body(
          ImportedRecord(
            .meeting,
            [
              "id": .text("M\(index)"), "pbx": .text(Self.pbx), "extension": .text("100"),
              "scheduledAt": Value(at + Int64(index)),
            ]))
      }
    case self.kind:
      for index in 0..<rows {
        try body(ImportedRecord(kind, row(index)))
      }
    default: break
    }
  }

  private func row(_ index: Int) -> [String: Value] {
    let own: [String: Value] =
      kind == .recording
      ? ["createdAt": Value(at + Int64(index)), "state": .text("ready")]
      : ["name": .text("Person Number \(index)")]
    return own.merging(
      ["id": .text("R\(index)"), "meeting": .text("M\(index / Self.perMeeting)")]
    ) { first, _ in first }
  }
}
