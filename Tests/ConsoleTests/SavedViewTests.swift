import Testing

@testable import Console

@Suite struct SavedViewTests {
  @Test(arguments: [
    "pbxs", "pbxs --sort fqdn:desc mcu:fra", "meetings people>50 state:live",
    "pending state:overdue",
    "polls --sort id",
  ])
  func whatIsReadIsWrittenAgain(_ text: String) throws {
    let view = try #require(SavedView(text))
    let again = try #require(SavedView(view.text))
    #expect(again == view)
  }

  @Test(arguments: [
    "", "nothing", "overview", "pbxs --sort title", "pbxs --sort fqdn:up", "jobs x",
  ])
  func whatIsNone(_ text: String) { #expect(SavedView(text) == nil) }

  @Test func polls() throws {
    // Newest first is their own order.
    #expect(SavedView("polls")?.query.descending == true)
    #expect(SavedView("polls --sort id")?.query.descending == false)
  }

  @Test(arguments: [("late", true), ("a-b_9", true), ("save", false), ("", false), ("a b", false)])
  func names(_ name: String, _ isOne: Bool) { #expect(SavedView.isName(name) == isOne) }
}
