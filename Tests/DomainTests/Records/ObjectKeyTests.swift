import Domain
import Testing

/// Keys of stored objects: nothing that leads out of the store, or that a tool takes for an option.
@Suite struct ObjectKeyTests {
  @Test(
    arguments: [
      "a", "recordings/3f.mp4", "files/9c", "a/b/c/d", "A.B_c-d", "0", "..a", "a..", "...",
      "a/.hidden", ".hidden", "a-", "a/b-c", "_", String(repeating: "k", count: 512),
    ])
  func allowed(_ key: String) {
    #expect(ObjectKey(key)?.text == key)
  }

  @Test(
    arguments: [
      "", "/", "/a", "a/", "//", "a//b", ".", "..", "./a", "../a", "a/.", "a/..", "a/./b",
      "a/../b", "a/b/../../../etc/passwd", "-", "-rf", "-a/b", "a b", " a", "a\n", "a\u{0}b",
      "a\\b", "..\\a", "a:b", "a*", "a?", "~", "~/a", "$HOME", "a;b", "a|b", "a'b", "a\"b",
      "%2e%2e/a", "é", "e\u{301}", "\u{FF0E}\u{FF0E}/a", "a\u{2215}b", "\u{202E}a", "a\tb",
      "http://a", ".lapse-objects", "a/-b", "--files-from", "#a", "a\rb", "a@b", "a,b",
      String(repeating: "k", count: 513),
    ])
  func refused(_ key: String) {
    #expect(ObjectKey(key) == nil)
  }
}
