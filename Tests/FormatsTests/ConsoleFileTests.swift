import Formats
import Testing

@Suite struct ConsoleFileTests {
  @Test func whatIsWrittenIsRead() throws {
    var file = ConsoleFile()
    file.columns = ["pbxs": ["FQDN:30", "MCU"], "meetings": ["TIME"]]
    file.views = ["late": "pending state:overdue \"x y\"", "a": "pbxs"]
    let again = try #require(ConsoleFile(Array(file.text.utf8)))
    #expect(again == file)
    #expect(again.text == file.text)
  }

  @Test func whatIsUnknownIsLeftOut() {
    let text = "{\"later\":[1,{}],\"views\":{\"a\":\"pbxs\"}}"
    #expect(ConsoleFile(Array(text.utf8))?.views == ["a": "pbxs"])
  }

  @Test(arguments: ["", "[]", "{", "{\"views\":[]}", "{\"columns\":{\"a\":\"b\"}}", "{}x"])
  func whatIsNoFile(_ text: String) { #expect(ConsoleFile(Array(text.utf8)) == nil) }
}
