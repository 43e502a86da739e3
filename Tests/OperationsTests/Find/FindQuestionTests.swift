import Domain
import Testing

/// What a caller tells, taken for what it is.
@Suite struct FindQuestionTests {
  @Test(
    arguments: [
      ("pbx.example.com", FindQuestion.Shape.fqdn), ("PBX.Example.COM.", .fqdn),
      ("  pbx.example.com\n", .fqdn), ("bright", .fqdnPart), ("old-mill", .fqdnPart),
      ("0123-4567-89AB-CDEF", .licenceKey), ("0123456789abcdef", .licenceKey),
      ("0123 4567 8901 2345", .licenceKey), ("192.0.2.7", .ip), ("2001:DB8::7", .ip),
      ("::ffff:192.0.2.7", .ip), ("::", .ip), ("ann.lee@example.com", .email),
      ("Ann@EXAMPLE.com ", .email), ("7Q4K-22M1", .meeting), ("M1", .meeting),
      ("https://meet.example.net/webmeeting/7Q4K-22M1", .meeting),
      ("meet.example.net/webmeeting/7Q4K", .meeting),
      ("123e4567-e89b-12d3-a456-426614174000", .meeting), ("pbx.example.com/104", .extension),
      ("104", .extension), ("0100", .extension),
      ("55501", .phone),
      ("+49 69 5550 1234", .phone), ("0049 (69) 5550-1234", .phone), ("069/55501234", .phone),
      ("RC-8802", .receipt), ("rc-8802", .receipt), ("H-12", .hold), ("D-311", .job),
      ("S-883", .run), ("T-20931", .report), ("T1", .report), ("Ann Lee", .nothing),
      ("", .nothing), (" \t ", .nothing), ("a\u{0}b", .nothing), ("a\nb", .nothing),
      ("192.0.2.256", .phone), ("192.0.2", .phone),
    ])
  func shapes(_ typed: String, _ shape: FindQuestion.Shape) {
    #expect(FindQuestion(typed).shape == shape)
  }

  @Test(
    arguments: [
      "https://meet.example.net/join?id=7Q4K-22M1&lang=de", "https://meet.example.net/7Q4K-22M1/",
      "https://meet.example.net:8443/a/b/7Q4K-22M1#top", "http://meet.example.net/#7Q4K-22M1",
    ])
  func aJoinLinkHoldsItsMeeting(_ link: String) throws {
    guard case .meeting(let ids)? = FindQuestion(link).readings.first else {
      Issue.record("no meeting")
      return
    }
    #expect(ids.contains("7Q4K-22M1"))
    guard case .fqdn("meet.example.net")? = FindQuestion(link).readings.last else {
      Issue.record("no host")
      return
    }
  }

  /// Nothing that prints a question prints what was typed.
  @Test(arguments: ["ann.lee@example.com", "+49 69 5550 1234", "192.0.2.7", "0123-4567-89AB-CDEF"])
  func itPrintsItsShapeOnly(_ typed: String) {
    let question = FindQuestion(typed)
    var dumped = ""
    dump(question, to: &dumped)
    let all = "\(question) \(String(reflecting: question)) \(question.readings) \(dumped)"
    #expect(!all.contains(typed) && !all.contains("5550") && !all.contains("lee"))
  }

  @Test(
    arguments: [
      ("Ann", "  aNN ", Mask.name, true), ("E\u{301}lodie", "\u{E9}LODIE", .name, true),
      ("Ann", "Anna", .name, false), ("Ann Lee", "AnnLee", .name, false),
      ("+49 69 5550 1234", "0049-69-55501234", .phone, true),
      ("+49 69 5550 1234", "+49 69 5550 123", .phone, false),
      ("0123-4567-89AB-CDEF", "0123 4567 89ab cdef", .licenceKey, true),
      ("0123-4567-89AB-CDEF", "0123-4567-89AB-CDEE", .licenceKey, false),
      ("2001:db8:0:0:0:0:0:7", "2001:DB8::7", .ip, true),
      ("::ffff:192.0.2.7", "192.0.2.7", .ip, true), ("192.0.2.7", "192.0.2.70", .ip, false),
      ("stra\u{DF}e@example.com", "strasse@example.com", .email, false),
      ("none", "nichts", .phone, false), ("sip", "SIP", .phone, true),
    ])
  func folding(_ one: String, _ other: String, _ mask: Mask, _ isEqual: Bool) {
    let (left, right) = (
      FindQuestion.Folded(one, as: mask), FindQuestion.Folded(other, as: mask)
    )
    #expect((left == right) == isEqual)
    #expect("\(left)" == "***" && String(reflecting: left) == "***")
  }

  @Test(
    arguments: [
      ("2001:DB8:0:0:0:0:0:7", "2001:db8::7"), ("2001:db8:0:1:0:0:0:0", "2001:db8:0:1::"),
      ("::", "::"), ("0:0:0:0:0:0:0:1", "::1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
      ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"),
      ("2001:db8::192.0.2.1", "2001:db8::c000:201"),
    ])
  func addressesInTheirShortForm(_ typed: String, _ short: String) throws {
    let address = try #require(FindQuestionAddress(typed))
    #expect(address.texts.first == short)
    for text in address.texts { #expect(FindQuestionAddress(text) == address) }
  }

  @Test(arguments: [
    "", "1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", ":", ":::", "1::2::3", "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9", "12345::", "g::", "1:", ":1", "1.2.3.4::", "+1.2.3.4", "1:2:3:4:5:6:7:8::",
  ])
  func whatIsNoAddress(_ typed: String) {
    #expect(FindQuestionAddress(typed) == nil)
  }
}
