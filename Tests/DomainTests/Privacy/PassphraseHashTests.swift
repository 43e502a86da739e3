import Testing

@testable import Domain

@Suite("What is kept of a passphrase")
struct PassphraseHashTests {
  private static let salt: [UInt8] = Array(0..<16)

  /// Of RFC 7914, section 11: the first half of its 64 bytes is the first block.
  @Test func isPBKDF2() {
    let hash = PassphraseHash(of: "passwd", salt: Array("salt".utf8), rounds: 1)
    #expect(
      Bytes.hex(hash.key) == "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")
  }

  @Test func isKnownAgainFromItsText() throws {
    let hash = PassphraseHash(of: "correct horse", salt: Self.salt, rounds: 10_000)
    let read = try #require(PassphraseHash(hash.text))
    #expect(read == hash)
    #expect(read.matches("correct horse"))
    #expect(!read.matches("correct horse "))
    #expect(!read.matches(""))
  }

  @Test(arguments: [
    "", "secret", "pbkdf2-sha256:10000:00", "pbkdf2-sha256:9999:\(zeros(32)):\(zeros(64))",
    "pbkdf2-sha256:10000000000:\(zeros(32)):\(zeros(64))",
    "pbkdf2-sha256:10000:\(zeros(30)):\(zeros(64))",
    "pbkdf2-sha256:10000:\(zeros(32)):\(zeros(62))",
    "pbkdf2-sha256:10000:\(zeros(32)):\(zeros(63))x", "md5:10000:\(zeros(32)):\(zeros(64))",
  ])
  func refusesAnythingElse(text: String) {
    #expect(PassphraseHash(text) == nil)
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}
