import Domain
import Formats
import Policies
import Testing

@Suite struct PolicyFileTests {
  private let file = "policy.toml"

  private var text: String {
    get throws { try #require(Policies.compiledIn.first).text }
  }

  @Test func compiledInPolicy() throws {
    let policy = try PolicyFile.parse(text, file: file)
    #expect(policy.id == "webmeeting-2019-11-21")
    #expect(policy.id == Policies.compiledIn.first?.name)
    let periods = Dictionary(
      uniqueKeysWithValues: policy.all.map { ($0.id.rawValue, $0.period.iso8601) })
    #expect(
      periods == [
        "recording": "P7D", "meeting-title": "P7D", "meeting-note": "P7D",
        "participant-name": "P7D", "participant-email": "P7D", "participant-ip": "P7D",
        "participant": "P2M", "meeting": "P1Y", "shared-file": "P0D", "dial-in": "P0D",
        "report-identity": "P2M", "report-recheck": "P1Y", "session-identity": "P2M",
        "session": "P1Y", "server-log": "P7D", "tenant-dns-meetings": "P14D",
        "tenant-dns": "P29D", "tenant-sync": "P59D", "tenant-contact": "P59D",
        "tenant-unbound": "P0D",
      ])
    #expect(policy.all.allSatisfy { $0.say.contains("{date}") })
    #expect(policy[.participantEmail].clause.contains("after the meeting's completion"))
  }

  @Test func rulesStandInTheCatalogueOrder() throws {
    let ids = try text.split(separator: "\n").filter { $0.hasPrefix("id = ") }.dropFirst()
    #expect(ids.map { $0.dropFirst(6).dropLast() } == RuleID.allCases.map { $0.rawValue[...] })
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let message: String
    var testDescription: String { "\(old) → \(new)" }
  }

  static let changes = [
    ("source = ", "¦origin = ", "unknown key \"origin\""),
    ("title = \"Web", "¦x = 1\ntitle = \"Web", "unknown key \"x\""),
    ("id = \"webmeeting-2019-11-21\"", "¦id = 7", "\"id\" must be a text"),
    ("id = \"webmeeting-2019-11-21\"", "¦id = \"\\t\"", "\"id\" must not be blank"),
    ("id = \"webmeeting-2019-11-21\"", "id = ¦", "value"),
    ("id = \"meeting-note\"", "¦id = \"meeting-notes\"", "no rule of the catalogue"),
    ("id = \"meeting-note\"", "¦id = \"meeting-title\"", "\"meeting-title\" is there twice"),
    ("id = \"meeting-note\"", "¦kind = 1\nid = \"meeting-note\"", "unknown key \"kind\""),
    ("period = \"P14D\"", "¦period = \"\"", "\"period\" must not be blank"),
    ("period = \"P14D\"", "¦period = \"P0D\"", "must not be zero"),
    ("period = \"P14D\"", "¦period = \"P0M\"", "must not be zero"),
    ("period = \"P14D\"", "¦period = \"-P14D\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"P-14D\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"P+14D\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"P-0D\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"P\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"P7\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"P1Y2M\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"P0Y\"", "must not be zero"),
    ("period = \"P0D\"", "¦period = \"P0M\"", "must be P0D"),
    ("audit = \"P3Y\"", "¦audit = \"P0D\"", "must not be zero"),
    ("audit = \"P3Y\"", "¦audit = \"\"", "must not be blank"),
    ("audit = \"P3Y\"", "¦audits = \"P3Y\"", "unknown key \"audits\""),
    ("period = \"P14D\"", "¦period = \"P1M14D\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"P2W\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"14\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"P1.5D\"", "one unit"),
    ("period = \"P14D\"", "¦period = \"PT336H\"", "one unit"),
    ("period = \"P14D\"", "¦period = 14", "must be a text"),
    ("period = \"P14D\"", "¦period = \"P9999D\"", "longer than ten years"),
    ("period = \"P14D\"", "¦period = \"P11Y\"", "longer than ten years"),
    ("period = \"P14D\"", "¦period = \"P99999999999999999999D\"", "one unit"),
    ("action = \"sanitize\"", "¦action = \"delete\"", "must be \"sanitize\""),
    ("action = \"sanitize\"", "¦action = \"\"", "must not be blank"),
    ("action = \"verify\"", "¦action = \"erase\"", "must be \"verify\" or \"delete\""),
  ].map { Change(old: $0.0, new: $0.1, message: $0.2) }

  @Test(arguments: changes)
  func isRefused(_ change: Change) throws {
    let marked = MarkedText(
      try text.replacing(change.old, with: change.new, maxReplacements: 1))
    let error = try #require(throws: ConfigurationError.self) {
      try PolicyFile.parse(marked.text, file: file)
    }
    #expect(error.file == file)
    #expect(error.message.contains(change.message), "\(error.message)")
    #expect(error.line == marked.line)
    #expect(error.column == marked.column)
  }

  @Test func missingRule() throws {
    let parts = try text.split(separator: "[[rule]]\n", omittingEmptySubsequences: false)
    let without = parts.filter { !$0.hasPrefix("id = \"dial-in\"") }
    try #require(without.count == parts.count - 1)
    let error = try #require(throws: ConfigurationError.self) {
      try PolicyFile.parse(without.joined(separator: "[[rule]]\n"), file: file)
    }
    #expect(error.message == "the rule \"dial-in\" is missing")
  }

  @Test(arguments: ["data", "start", "period", "action", "clause", "say"])
  func missingKey(_ key: String) throws {
    var parts = try text.split(separator: "[[rule]]\n", omittingEmptySubsequences: false)
      .map(String.init)
    let last = try #require(parts.indices.last)
    parts[last] = parts[last].replacing("\n\(key) = ", with: "\n# ")
    parts[last - 1] += "¦"
    let marked = MarkedText(parts.joined(separator: "[[rule]]\n"))
    let error = try #require(throws: ConfigurationError.self) {
      try PolicyFile.parse(marked.text, file: file)
    }
    #expect(error.message == "\"\(key)\" is missing")
    #expect(error.line == marked.line)
    #expect(error.column == marked.column)
  }

  @Test(arguments: ["{day}", "{date} and {date}", "soon", "{date", "{date} {x}"])
  func placeholders(_ words: String) throws {
    let text = try text.replacing("these go on {date}.", with: words, maxReplacements: 1)
    let error = try #require(throws: ConfigurationError.self) {
      try PolicyFile.parse(text, file: file)
    }
    #expect(error.message.contains("{date} once"))
  }

  @Test(arguments: ["", "rule = 7", "[rule]\nid = \"x\"", "id = \"a\u{0}\"", "\"\"\"", "[[rule]"])
  func otherTexts(_ text: String) {
    #expect(throws: ConfigurationError.self) { try PolicyFile.parse(text, file: file) }
  }

  /// Each fault is told with its place, in the file's order; a missing rule last.
  @Test func everyFaultIsTold() throws {
    let text = try text.replacing("period = \"P14D\"", with: "period = \"P0D\"")
      .replacing("id = \"dial-in\"", with: "id = \"dial\"")
      .replacing("title = ", with: "titel = ")
      .replacing("exports = \"P1D\"", with: "exports = \"1D\"")
    guard case .faults(let faults) = PolicyFile.check(text, file: file) else {
      Issue.record("it is wrong")
      return
    }
    #expect(
      faults.map(\.message) == [
        "unknown key \"titel\"", "\"title\" is missing", "\"id\" is no rule of the catalogue",
        "\"period\" must not be zero here", "the rule \"dial-in\" is missing",
        "\"exports\" must be an ISO 8601 duration of one unit: P7D, P2M or P1Y",
      ])
    #expect(faults.allSatisfy { $0.line > 0 && $0.column != nil && $0.file == file })
  }

  @Test func withoutHousekeeping() throws {
    let text = try text.prefix { $0 != "[" } + "[[rule]]"
    guard case .faults(let faults) = PolicyFile.check(String(text), file: file) else {
      Issue.record("it is wrong")
      return
    }
    #expect(faults.contains { $0.message == "\"housekeeping\" is missing" })
    #expect(faults.count { $0.message.hasPrefix("the rule") } == RuleID.allCases.count)
  }

  @Test func housekeeping() throws {
    let policy = try PolicyFile.parse(text, file: file)
    #expect(policy.housekeeping == .standard)
    #expect(policy.housekeeping[.audit] == .months(36))
    #expect(policy.housekeeping[.exports] == .days(1))
  }

  /// A byte-order mark and line ends of Windows are no faults.
  @Test func otherLineEnds() throws {
    let other = "\u{FEFF}" + (try text).replacing("\n", with: "\r\n")
    #expect(try PolicyFile.parse(other, file: file) == PolicyFile.parse(text, file: file))
  }

  /// The variant differs where a sentence can be read in two ways, and only towards the earlier.
  @Test func theStrictVariant() throws {
    let base = try PolicyFile.parse(text, file: file)
    let source = try #require(Policies.compiledIn.last)
    let strict = try PolicyFile.parse(source.text, file: source.name)
    #expect(strict.id == "webmeeting-strict-2019-11-21")
    #expect(strict.id == source.name)
    let different = RuleID.allCases.filter { strict[$0] != base[$0] }
    #expect(different == [.reportIdentity, .reportRecheck, .tenantDNS])
    #expect(strict.tightened(from: base) == different)
    #expect(base.tightened(from: strict) == [])
    #expect(strict[.reportRecheck].action == .delete)
    #expect(strict.housekeeping == base.housekeeping)
  }

  @Test(arguments: [31, 32] as [UInt64])
  func mutatedPoliciesNeverCrash(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let original = Array(try text.unicodeScalars)
    let bits = Array("\"'[]{}=#.\n\\,é0".unicodeScalars)
    var refused = 0
    for _ in 0..<300 {
      var scalars = original
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let position = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: scalars[position] = bits.randomElement(using: &random) ?? "x"
        case 1: scalars.remove(at: position)
        default: scalars.removeSubrange(position...)
        }
        if scalars.isEmpty { break }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      do {
        _ = try PolicyFile.parse(String(view), file: file)
      } catch {
        refused += 1
        #expect(error.line >= 1, "seed \(seed)")
      }
    }
    #expect(refused > 0, "seed \(seed)")
  }
}
