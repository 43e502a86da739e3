import Domain
import Testing
import Verbs

/// `lapse pending`.
struct PendingTests {
  private static let keys = [
    "rule", "kind", "id", "pbx", "start", "dueAt", "action", "state", "items", "heldItems",
    "holds",
  ]

  @Test func entriesHaveTheirKeysAndOrder() async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = try await sandbox.expect(.done, "pending", "--limit", "all")
    #expect(outcome.objects.allSatisfy { $0.keys == Self.keys })
    let due = outcome.objects.compactMap { $0.text("dueAt") }
    #expect(due == due.sorted())
    let people = try #require(
      outcome.objects.first { $0.text("rule") == "participant-name" && $0.text("id") == "M1" })
    #expect(people.text("kind") == "meeting")
    #expect(people.text("pbx") == "pbx.example.com")
    #expect(people.text("start") == "2026-11-10T10:00:00.000Z")
    #expect(people.text("dueAt") == "2026-11-17T10:00:00.000Z")
    #expect(people.text("action") == "erase")
    #expect(people.text("state") == "overdue")
    #expect(people.number("items") == 2)
    #expect(people.number("heldItems") == 0)
    #expect(people.texts("holds") == [])
    let held = try #require(outcome.objects.first { $0.text("id") == "R3" })
    #expect(held.text("state") == "held")
    #expect(held.texts("holds") == ["H-1"])
  }

  @Test func pagesJoinToTheWhole() async throws {
    let sandbox = try await Sandbox.filled()
    let whole = try await sandbox.expect(.done, "pending", "--limit", "all")
    var lines: [Substring] = []
    var cursor: String?
    repeat {
      let after = cursor.map { ["--after", $0] } ?? []
      let page = await sandbox.run(["pending", "--limit", "3"] + after)
      cursor = page.objects.last?.text("next")
      let rows = page.output.split(separator: "\n")
      lines += cursor == nil ? rows[...] : rows.dropLast()
    } while cursor != nil && lines.count < 1_000
    #expect(lines == whole.output.split(separator: "\n"))
    #expect(lines.count > 20)
  }

  @Test func countsAgreeWithTheEntries() async throws {
    let sandbox = try await Sandbox.filled()
    let counts = try await sandbox.expect(.done, "pending", "--count")
    #expect(counts.objects.count == 1)
    #expect(counts.object.keys == RuleID.allCases.map(\.rawValue))
    let entries = try await sandbox.expect(.done, "pending", "--limit", "all")
    for rule in RuleID.allCases {
      let numbers = counts.object.object(rule.rawValue).numbers
      #expect(numbers.keys.sorted() == ["due", "held", "overdue", "staged", "upcoming"])
      for (state, number) in numbers {
        let found = entries.objects.filter {
          $0.text("rule") == rule.rawValue && $0.text("state") == state
        }
        #expect(found.count == number, "\(rule) \(state)")
      }
    }
  }

  @Test func narrowed() async throws {
    let sandbox = try await Sandbox.filled()
    let due = try await sandbox.expect(.done, "pending", "--state", "due", "--state", "held")
    #expect(Set(due.objects.compactMap { $0.text("state") }) == ["due", "held"])
    let rule = try await sandbox.expect(.done, "pending", "--rule", "recording")
    #expect(rule.objects.compactMap { $0.text("id") } == ["R3", "R1", "R2"])
    let pbx = try await sandbox.expect(.done, "pending", "--pbx", "Gone.example.net")
    #expect(pbx.objects.allSatisfy { $0.text("pbx") == "gone.example.net" })
    #expect(!pbx.objects.isEmpty)
    let none = await sandbox.run("pending", "--pbx", "no.example.net")
    #expect(none.exit == .missing)
  }

  @Test func theInstantItselfIsDue() async throws {
    let sandbox = try await Sandbox.filled()
    for (instant, state) in [
      ("2026-11-28T10:30:59.999Z", "upcoming"), ("2026-11-28T10:31:00Z", "due"),
      ("2026-11-28T18:31:00Z", "due"), ("2026-11-28T18:31:00.001Z", "overdue"),
    ] {
      let outcome = try await sandbox.expect(
        .done, "pending", "--rule", "recording", "--as-of", instant)
      let entry = try #require(outcome.objects.first { $0.text("id") == "R2" })
      #expect(entry.text("state") == state, "\(instant)")
    }
  }

  @Test(arguments: [
    ["pending", "--state", "late"], ["pending", "--rule", "none"], ["pending", "--after", "x"],
    ["pending", "--after", "1.recording.f"], ["pending", "--as-of", "yesterday"],
    ["pending", "--as-of", "1970-01-01T00:00:00Z"],
  ])
  func usage(_ arguments: [String]) async throws {
    let sandbox = try await Sandbox.filled()
    let outcome = await sandbox.run(arguments)
    #expect(outcome.exit == .usage)
  }
}
