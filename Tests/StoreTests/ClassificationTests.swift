import Domain
import Store
import TestSupport
import Testing

/// Schema and classification are a bijection: every column of the database is classified, every
/// personal field has a mask and a column, and nothing else is there.
@Suite struct ClassificationTests {
  @Test(arguments: EngineKind.allCases)
  func everyColumnIsClassifiedOnce(_ kind: EngineKind) async throws {
    let test = try await TestDatabase(kind)
    let found = try await test.database.read { try $0.columnNames() }
    var classified: [String: Set<String>] = [:]
    for table in Table.all {
      #expect(classified[table.name] == nil)
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
      classified[table.name] = Set(table.columns.map(\.name))
    }
    #expect(found == classified)
  }

  @Test(arguments: Kind.allCases)
  func fieldsAndColumnsAreTheSame(_ kind: Kind) throws {
    let table = try #require(Table.all.first { $0.name == kind.rawValue })
    let columns = table.columns.filter { $0.data == .field }.map(\.name)
    let fields = Schema.fields(of: kind).filter { $0.shape != .attendees }.map(\.column)
    #expect(columns.sorted() == fields.sorted())
  }

  @Test func foldedColumnsBelongToAddresses() throws {
    for table in Table.all {
      for column in table.columns {
        guard case .folded(let name) = column.data else { continue }
        if table.name == "attendee" { continue }
        let kind = try #require(Kind(rawValue: table.name))
        #expect(Schema.lookup(kind, name)?.mask == .email)
      }
    }
  }

  /// Every field that could hold what a person wrote has a mask.
  @Test func clearFieldsAreOfClearShapes() {
    let clearTexts: Set<String> = [
      "mcu.host", "pbx.mcu", "recording.mcu", "recording.converter", "session.mcu", "log.host",
    ]
    for kind in Kind.allCases {
      for field in Schema.fields(of: kind) where field.mask == nil && field.shape == .text {
        #expect(clearTexts.contains("\(kind.rawValue).\(field.name)"))
      }
    }
  }
}
