import Domain

/// One PBX with about so many records below it: of each ten, two meetings, five participants, two
/// recordings with their objects and a report.
struct LargeTenant: ImportSource {
  static let fqdn = "large.example.net"
  private static let extensions = 200

  let records: Int
  let at: Instant

  let file = "large"
  let format = "bench"
  let isNative = true
  let droppedColumns: [String] = []
  let warnings: [ImportWarning] = []
  let removals: [Removal] = []
  let holds: [ImportedHold] = []

  private var meetings: Int { records / 5 }

  var read: Int { 1 + Self.extensions + records }

  func forEach(_ kind: Kind, _ body: (ImportedRecord) throws -> Void) throws {
    switch kind {
    case .pbx:
      try body(ImportedRecord(.pbx, ["fqdn": .text(Self.fqdn), "registeredAt": Value(at)]))
    case .extension:
      for number in 0..<Self.extensions {
        try body(
          ImportedRecord(
            .extension, ["pbx": .text(Self.fqdn), "number": .text(Self.number(number))]))
      }
    case .meeting:
      for number in 0..<meetings {
        try body(
          ImportedRecord(.meeting, owner(number).merging(["id": .text("M\(number)")]) { $1 }))
      }
    case .participant:
      for number in 0..<records / 2 {
        try body(
          ImportedRecord(
            .participant,
            [
              "id": .text("P\(number)"), "meeting": .text("M\(number % meetings)"),
              "email": .text("p\(number % 50_000)@example.com"),
            ]))
      }
    case .recording:
      for number in 0..<records / 5 {
        try body(
          ImportedRecord(
            .recording,
            [
              "id": .text("R\(number)"), "meeting": .text("M\(number % meetings)"),
              "createdAt": Value(at), "state": .text("ready"), "bytes": .integer(1_000),
              "object": .text("recordings/\(number)"),
            ]))
      }
    case .report:
      for number in 0..<records / 10 {
        try body(
          ImportedRecord(
            .report,
            owner(number).merging(["id": .text("T\(number)"), "createdAt": Value(at)]) { $1 }))
      }
    default: break
    }
  }

  private func owner(_ number: Int) -> [String: Value] {
    ["pbx": .text(Self.fqdn), "extension": .text(Self.number(number % Self.extensions))]
  }

  private static func number(_ index: Int) -> String { String(1_000 + index) }
}
