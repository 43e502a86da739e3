import Domain
import Testing

/// The filter language, and where it marks what it does not understand.
@Suite struct FilterParserTests {
  private func told(_ text: String) throws -> [String] {
    try FilterParser.parse(text).map { term in
      (term.isNegated ? "not " : "")
        + (term.column.map { "[\($0)] \(term.relation.rawValue) " } ?? "")
        + term.value
    }
  }

  @Test(arguments: [
    ("", []), ("   ", []), ("fra", ["fra"]), ("fra -jnb", ["fra", "not jnb"]),
    ("\"two words\"", ["two words"]), ("-\"two words\"", ["not two words"]),
    ("pbx:example.net", ["[pbx] : example.net"]), ("MCU:fra-1", ["[mcu] : fra-1"]),
    ("due<3d", ["[due] < 3d"]), ("due<=3d", ["[due] <= 3d"]), ("people>=12", ["[people] >= 12"]),
    ("bytes>10", ["[bytes] > 10"]), ("-state:overdue", ["not [state] : overdue"]),
    ("email:=ann@example.com", ["[email] := ann@example.com"]),
    ("mcu:\"a b\"c", ["[mcu] : a bc"]), ("a.b.example.org", ["a.b.example.org"]),
    ("createdAt>2026-11-24T09:41", ["[createdat] > 2026-11-24T09:41"]),
    ("x\ty", ["x", "y"]), ("ümlaut:é", ["[ümlaut] : é"]), ("\"a:b\"", ["a:b"]),
  ])
  func terms(_ text: String, _ expected: [String]) throws {
    #expect(try told(text) == expected)
  }

  @Test(arguments: [
    ("\"open", 0), ("fra \"open", 4), ("pbx:", 4), ("pbx:\"\"", 4), ("fra -", 5), (":x", 0),
    ("-:x", 1), ("fra >5", 4), ("due<", 4), ("due<=", 5), ("é \"", 2), ("a mcu:\"b", 6),
  ])
  func faultsAreMarkedAtTheCharacter(_ text: String, _ position: Int) throws {
    let fault = #expect(throws: FilterFault.self) { _ = try FilterParser.parse(text) }
    #expect(fault?.position == position)
    #expect(fault?.column == position + 1)
  }

  @Test func placesAreThoseOfCharacters() throws {
    let term = try #require(try FilterParser.parse("🇿🇦 -due<3d").last)
    #expect(term.range == 2..<9)
    #expect(term.relationStart == 6)
    #expect(term.valueStart == 7)
  }

  @Test func termsAreTakenOut() throws {
    let text = "fra  email:\"ann lee\" due<3d"
    let terms = try FilterParser.parse(text)
    #expect(FilterParser.text(text, without: [terms[1]]) == "fra due<3d")
    #expect(FilterParser.text(text, without: terms) == "")
    #expect(FilterParser.text(text, without: [terms[2]]) == "fra email:\"ann lee\"")
  }

  /// Whatever is typed, every prefix of it is either understood or marked within it.
  @Test func noTextIsTooStrange() {
    let letters = Array("ab:=<>-\" é\u{202E}\u{0}🙂0")
    var seed: UInt64 = 20_261_126
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(letters[Int(seed >> 33) % letters.count])
        do throws(FilterFault) {
          let terms = try FilterParser.parse(text)
          #expect(terms.allSatisfy { !$0.value.isEmpty && $0.range.upperBound <= text.count })
        } catch {
          #expect((0...text.count).contains(error.position), "\(text.debugDescription)")
        }
      }
    }
  }
}
