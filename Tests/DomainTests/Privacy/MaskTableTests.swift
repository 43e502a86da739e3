import Testing

@testable import Domain

@Suite("Masks: the table of examples")
struct MaskTableTests {
  @Test(arguments: [
    ("Ann", "A***"), ("ann", "A***"), ("Ann Example", "A*** E***"), ("J. Doe", "J*** D***"),
    ("Anne-Marie O'Hara", "A*** O***"), ("Ann  \t Example ", "A*** E***"),
    ("Ann van der Berg", "A*** V*** D***"), ("Ann Example, PhD, MBA", "A*** E*** P***"),
    ("A", "***"), ("A B", "*** ***"), ("A\u{200B}", "***"), ("É", "***"), ("E\u{301}", "***"),
    ("Élodie", "É***"), ("e\u{301}lodie", "É***"), ("Åsa", "Å***"), ("\u{212B}sa", "Å***"),
    ("ßeta", "S***"), ("SSETA", "S***"), ("ﬁlip", "F***"), ("Ửng", "Ử***"),
    ("Σοφία Παππά", "Σ*** Π***"), ("ἄννα", "Ἄ***"), ("Юлия Йозефова", "Ю*** Й***"),
    ("и\u{306}озеф", "Й***"), ("مريم", "***"), ("שרה כהן", "*** ***"), ("王小明", "***"),
    ("さくら", "***"), ("สมชาย", "***"), ("अनीता", "***"), ("한나", "***"), ("Անի", "***"),
    ("😀 Ann", "*** A***"), ("👩‍👩‍👧", "***"), ("🇩🇪x", "***"), ("Ａｎｎ", "***"), ("𝐀nn", "***"),
    ("J\u{301}ohn", "***"), ("A\u{300}\u{301}\u{302}\u{303}nn", "***"), ("J\u{200D}ohn", "***"),
    ("\u{202E}nnA", "***"), ("(Ann)", "***"), ("7up", "***"), ("ªnn", "***"), ("", "***"),
    (" \n", "***"), ("A*** E***", "A*** E***"), ("a***", "A***"), ("***", "***"),
  ])
  func name(_ raw: String, _ shown: String) {
    expect(.name, raw, shown)
  }

  @Test(arguments: [
    ("ann@example.com", "a***@***"), ("ANN@EXAMPLE.COM", "a***@***"),
    ("ann+lapse@example.com", "a***@***"), ("an@example.com", "***@***"),
    ("a@example.com", "***@***"), ("4nn@example.com", "***@***"), ("_ann@example.com", "***@***"),
    ("müller@example.com", "***@***"), ("straße@example.com", "***@***"),
    ("анна@example.com", "***@***"), ("ann@münze.example", "a***@***"),
    ("\"ann example\"@example.com", "***@***"), ("\"a@b\"@example.com", "***@***"),
    ("\"a\\\"@b\"@example.com", "***@***"), ("ann.\"b\"@example.com", "***@***"),
    ("\u{212A}im@example.com", "k***@***"), ("ann@xn--mnze-0ra.example", "a***@***"),
    ("", "[malformed]"), ("ann", "[malformed]"), ("ann@localhost", "[malformed]"),
    ("ann.example@com", "[malformed]"), ("ann@b@example.com", "[malformed]"),
    ("ann @example.com", "[malformed]"), (" ann@example.com", "[malformed]"),
    ("ann@example.com\n", "[malformed]"), ("ann\u{A0}b@example.com", "[malformed]"),
    ("\"ann@example.com", "[malformed]"), ("a***@***", "a***@***"), ("A***@***", "a***@***"),
    ("***@***", "***@***"), ("[malformed]", "[malformed]"), ("ab***@***", "[malformed]"),
    ("é***@***", "[malformed]"),
  ])
  func email(_ raw: String, _ shown: String) {
    expect(.email, raw, shown)
  }

  @Test(arguments: [
    ("203.0.113.7", "203.0.*.*"), ("198.51.100.4", "198.51.*.*"), ("0.0.0.0", "0.0.*.*"),
    ("10.1.2.3", "private"), ("172.16.0.1", "private"), ("172.31.255.255", "private"),
    ("172.32.0.1", "172.32.*.*"), ("192.168.1.1", "private"), ("192.0.2.1", "192.0.*.*"),
    ("127.0.0.53", "loopback"), ("169.254.1.1", "link-local"), ("255.255.255.255", "255.255.*.*"),
    ("2001:db8::1", "2001:db8:*"), ("2001:0DB8:0:0:0:0:0:1", "2001:db8:*"),
    ("2001:db8:1:2:3:4:203.0.113.7", "2001:db8:*"), ("2001::7", "2001:0:*"), ("::", "0:0:*"),
    ("::1", "loopback"), ("0:0:0:0:0:0:0:1", "loopback"), ("fe80::1", "link-local"),
    ("febf::1", "link-local"), ("fec0::1", "fec0:0:*"), ("fd12::1", "private"),
    ("fc00::", "private"), ("::ffff:203.0.113.7", "203.0.*.*"), ("::ffff:cb00:7107", "203.0.*.*"),
    ("::ffff:10.0.0.1", "private"), ("::FFFF:127.0.0.1", "loopback"), ("1::", "1:0:*"),
    ("1:2:3:4:5:6:7::", "1:2:*"), ("::2:3:4:5:6:7:8", "0:2:*"),
    ("203.0.*.*", "203.0.*.*"), ("2001:db8:*", "2001:db8:*"), ("2001:DB8:*", "2001:db8:*"),
    ("private", "private"), ("Private", "private"), ("10.0.*.*", "***"), ("fe80:0:*", "***"),
    ("0db8:0:*", "***"), ("203.*.*", "***"), ("***", "***"),
    ("", "***"), ("203.0.113", "***"), ("203.0.113.256", "***"), ("203.0.113.07", "***"),
    ("203.0.113.7 ", "***"), ("203.0.113.7/32", "***"), ("203.0.113.7:80", "***"),
    ("+1.2.3.4", "***"), ("0x7f.0.0.1", "***"), ("٢٠٣.0.113.7", "***"), ("203.0.113.7.1", "***"),
    ("1:2:3:4:5:6:7", "***"), ("1:2:3:4:5:6:7:8:9", "***"), ("1::2::3", "***"), (":::", "***"),
    (":1:2:3:4:5:6:7", "***"), ("1:2:3:4:5:6:7:", "***"), ("12345::", "***"), ("g::", "***"),
    ("1:2:3:4:5:6:7:8::", "***"), ("1.2.3.4::", "***"), ("fe80::1%eth0", "***"), ("[::1]", "***"),
    ("1:2:3:4:5:6:7:1.2.3.4", "***"), ("::-1", "***"),
  ])
  func ip(_ raw: String, _ shown: String) {
    expect(.ip, raw, shown)
  }

  @Test(arguments: [
    ("+49 30 1234567", "+49 ***67"), ("+49 (0)30 123-45.67/8", "+49 ***78"),
    ("004930123456", "+49 ***56"), ("+1 202 555 0123", "+1 ***23"), ("+7 495 1234567", "+7 ***67"),
    ("+357 22 123456", "+357 ***56"), ("+35 722 123456", "+357 ***56"),
    ("+441632960", "+44 ***60"), ("+44163296", "***"), ("+1234567890123456", "***"),
    ("030 12345678", "***"), ("4930123456789", "***"), ("+999 12345678", "***"),
    ("+49 30 1234567 PIN 4711", "***"), ("+49301234567,,4711#", "***"), ("49+30123456", "***"),
    ("++49301234567", "***"), ("+٤٩301234567", "***"), ("104", "***"), ("", "***"),
    ("+0049301234567", "***"), ("+49 ***67", "+49 ***67"), ("+1 ***23", "+1 ***23"),
    ("+999 ***23", "***"), ("+49 ***6", "***"), ("+4 ***67", "***"), ("+491 ***67", "***"),
  ])
  func phone(_ raw: String, _ shown: String) {
    expect(.phone, raw, shown)
  }

  @Test(arguments: [
    ("0123-4567-89AB-CDEF", "****-CDEF"), ("0123456789abcdef", "****-CDEF"),
    ("0123-4567-89AB-CD-EF", "****-CDEF"), ("0123-4567-89AB-CDE", "****"), ("", "****"),
    ("0123-4567-89AB-CDEF-0123-89ef", "****-89EF"), ("0123-4567-89AB-CDÉF", "****"),
    ("****-89EF", "****-89EF"), ("****-89ef", "****-89EF"), ("****-89E", "****"), ("****", "****"),
  ])
  func licenceKey(_ raw: String, _ shown: String) {
    expect(.licenceKey, raw, shown)
  }

  @Test(arguments: [
    ("", "[empty]"), (" \u{A0}\n", "[empty]"), ("[empty]", "[empty]"), ("[EMPTY]", "[empty]"),
    ("[set]", "[set]"), ("Review", "[set]"), ("\u{200B}", "[set]"), ("😀", "[set]"),
  ])
  func presence(_ raw: String, _ shown: String) {
    expect(.presence, raw, shown)
  }

  @Test(arguments: ["", "recordings/3f.mp4", "[object]"])
  func object(_ raw: String) {
    expect(.object, raw, "[object]")
  }

  @Test func matchesOnlyWhatTheMaskGives() {
    #expect(Mask.name.matches("A*** E***"))
    #expect(!Mask.name.matches("A***  E***"))
    #expect(!Mask.name.matches("a***"))
    #expect(!Mask.name.matches("A*** B*** C*** D***"))
    #expect(!Mask.name.matches("E\u{301}***"), "compared as bytes, not by equivalence")
    #expect(!Mask.email.matches("A***@***"))
    #expect(!Mask.email.matches("ann@example.com"))
    #expect(!Mask.ip.matches("10.0.*.*"))
    #expect(!Mask.object.matches("recordings/3f.mp4"))
  }

  private func expect(
    _ mask: Mask, _ raw: String, _ shown: String, at place: SourceLocation = #_sourceLocation
  ) {
    let masked = mask.masked(raw)
    #expect(masked.utf8.elementsEqual(shown.utf8), "\(masked) for \(raw)", sourceLocation: place)
    #expect(mask.matches(shown), sourceLocation: place)
    #expect(
      mask.matches(raw) == raw.utf8.elementsEqual(shown.utf8), "\(raw)", sourceLocation: place)
  }
}
