import Domain
import Testing

/// What identifies somebody in a text, and what only looks like it.
@Suite struct IdentityScanTests {
  private let scan = IdentityScan(names: [
    PersonName(first: "Ann", last: "Elm"), PersonName(first: "Anna Maria", last: "von Berg"),
    PersonName(first: "Bo", last: "Li"), PersonName(first: "Ιωάννης", last: nil),
    PersonName(first: "美咲", last: "佐藤"), PersonName(first: nil, last: "O'Neil"),
  ])

  @Test(arguments: [
    "write to ann@example.com", "ANN.ELM+x@mail.example.org.", "<a@b.de>", "jo'n@bücher.example",
  ])
  func addresses(_ text: String) {
    #expect(scan.finding(inText: text) == .email)
    #expect(scan.finding(inID: text) == .email)
  }

  @Test(arguments: [
    "call +49 30 5550 1234 now", "0049 30 55501234", "030/5550-1234", "(555) 010-0123",
    "1-555-010-0123", "+15550100123.",
  ])
  func numbers(_ text: String) {
    #expect(scan.finding(inText: text) == .phone)
    #expect(scan.finding(inID: text) == nil)
  }

  @Test(arguments: [
    "ann came late", "with ELM, at last", "minutes by Anna  Maria", "Von Berg's talk", "Bo Li",
    "Li, Bo", "ιωαννησ", "佐藤さん", "美咲", "o’neil",
  ])
  func names(_ text: String) {
    // Marks and scripts as the texts have them: an accent makes another name.
    #expect(scan.finding(inText: text) == (text == "ιωαννησ" || text == "佐藤さん" ? nil : .name))
  }

  @Test(arguments: [
    "", "2026-11-22", "22.11.2026 09:00", "01.12.2026 09", "2026-11-22T09:00:00.000Z",
    "09:00 to 10:30", "connected 1812 s", "1763805600000", "0.123456789 0 0 1", "3.14159265",
    "0000000016 00000 n", "0000012345 00000 n", "192.0.2.7", "user@localhost", "@example.com",
    "a @ b", "annual elms", "bo came", "version 1.2.3.4.5.6.7.8", "M1", "room 0104",
    "7f3a2b10-0555-4010-8123-0123456789ab", "hannah", "maria",
  ])
  func nothing(_ text: String) {
    #expect(scan.finding(inText: text) == nil)
    #expect(scan.finding(inID: text) == nil)
  }

  @Test func anIDIsAnIDUnlessItIsAWholeName() {
    #expect(scan.finding(inID: "ann-weekly") == nil)
    #expect(scan.finding(inID: "ann-elm-weekly") == .name)
    #expect(scan.finding(inID: "elm.ann") == .name)
    #expect(scan.finding(inID: "+493055501234") == nil)
  }

  @Test func contentsAreReadAsTheyCome() {
    #expect(scan.finding(inContents: Array("Dear Ann,".utf8)) == .name)
    let wide = "ann@example.com".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(scan.finding(inContents: wide) == .email)
    let other: [UInt8] = [0xFF, 0x80, 0xC0]
    #expect(scan.finding(inContents: other + Array(" Ann Elm ".utf8) + other) == .name)
    #expect(scan.finding(inContents: other + Array(" Ann ".utf8) + other) == nil)
    #expect(scan.finding(inContents: []) == nil)
  }
}
