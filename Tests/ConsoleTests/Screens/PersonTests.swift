import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// `:person`: one data subject across all PBXs, for the officer.
@Suite struct PersonTests {
  static let address = "mia.sand@example.org"

  static func known(_ content: inout Shelf.Content) {
    let rows = [content.rows[.extension]?[2], content.rows[.participant]?[0]].compactMap { $0 }
    content.person = PersonFound(
      person: PersonTag([0x3F, 0x9A, 0x12, 0xBC, 0x01]),
      records: rows.map { row in
        PersonRecord(row: row, pbx: "brightway.example.net", fields: ["email"])
      },
      reach: PersonReach(
        withoutAddress: [.init(id: "M2", participants: 5)], sessions: 12,
        sessionsUntil: Made.now + 20 * Instant.day, backups: 7,
        backupsUntil: Made.now + 300 * Instant.day, pbxs: ["brightway.example.net"]),
      openCase: nil)
  }

  @UI static func asked(_ bench: Bench) async {
    await bench.open()
    await bench.type(":person")
    await bench.press("enter")
    await bench.type(address)
    await bench.press("enter")
  }

  @Test @UI func listsWhatBearsTheAddressAndWhatIsNotReached() async throws {
    let bench = Bench(role: .officer)
    bench.shelf.change(Self.known)
    await Self.asked(bench)
    try expectScreen("person-80x24", bench.text)
    #expect(bench.text.contains("P-3f9a12bc"))
    #expect(bench.text.contains("5 with no address in the same meetings, 12 sessions to 14 Dec"))
    #expect(bench.text.contains("to 14 Dec (o)"))
    #expect(bench.lines[23].contains("e export  d erase...  H hold  W who saw"))
    #expect(!bench.text.contains(Self.address))
    #expect(!"\(bench.state)".contains(Self.address))
    #expect(bench.state.history == ["person"])
    await bench.press("enter")
    #expect(bench.state.screen.name == .meetings)
    await bench.press("esc")
    #expect(bench.state.screen.name == .person)
  }

  @Test @UI func nobodyFoundIsSaid() async {
    let bench = Bench(role: .officer)
    await Self.asked(bench)
    #expect(bench.lines[22].contains("No record here bears that address."))
  }

  @Test @UI func othersAskTheOfficer() async {
    let bench = Bench(role: .admin)
    await bench.open()
    await bench.type(":person")
    await bench.press("enter")
    #expect(bench.lines[22].contains("ask the officer"))
    #expect(bench.state.prompt == nil)
  }
}
