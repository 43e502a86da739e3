import Testing

@testable import Curses

struct Base64Tests {
  /// The vectors of RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func encodes(text: String, expected: String) {
    #expect(Base64.encode(text.utf8) == expected)
  }
}
