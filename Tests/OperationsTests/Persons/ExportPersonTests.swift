import Domain
import Operations
import Store
import TestSupport
import Testing

/// A person's own copy: their values in clear, everybody else's masked.
@Suite struct ExportPersonTests {
  private func export(
    _ test: TestDatabase, _ request: PersonRequest = PersonWorld.request
  ) async throws -> PersonExport {
    try await test.operations(at: PersonWorld.now).exportPerson(request, by: .officer)
  }

  private func view(_ export: PersonExport, _ id: String) -> RecordView? {
    export.items.first { $0.view.id == id }?.view
  }

  @Test func theirOwnValuesAreInClear() async throws {
    let export = try await export(PersonWorld.database())
    let own = try #require(view(export, Line.fqdn + "/104"))
    #expect(own["firstName"] == .text("Ann") && own["email"] == .text("ann.lee@example.com"))
    #expect(view(export, "M1")?["title"] == .text("Annual plans"))
    #expect(view(export, "P2")?["ip"] == .text("203.0.113.9"))
    #expect(view(export, "T2")?["organizerName"] == .text("Ann Lee"))
    #expect(view(export, "Q1")?["name"] == .text("Lunch"))
    #expect(view(export, "R1")?["object"] == .text("[object]"), "listed, not copied")
    guard case .list(let attendees)? = view(export, "T1")?["attendees"],
      case .object(let first)? = attendees.first
    else {
      Issue.record("no attendees")
      return
    }
    #expect(first.first { $0.name == "email" }?.value == .text("ann.lee@example.com"))
    #expect(view(export, "T1")?["title"] == .text("[set]"), "of a meeting of somebody else")
  }

  /// Others' data can be swapped for other data with equal masks, and the export is the same.
  @Test func twoWorldsOneExport() async throws {
    let one = PersonWorld.Guest()
    let other = PersonWorld.Guest(
      name: "Bob Ale", email: "bob@example.com", ip: "198.51.7.8", title: "Merger")
    let exports = [
      try await export(PersonWorld.database(one)), try await export(PersonWorld.database(other)),
    ]
    #expect(exports[0] == exports[1])
    for text in ["Ash", "ben@", "198.51.100", "Budget"] {
      #expect(!"\(exports[0])".contains(text), "\(text) is somebody else's")
    }
  }

  @Test func eachRecordSaysWhyItIsHereAndUntilWhen() async throws {
    let export = try await export(PersonWorld.database())
    let meeting = try #require(export.items.first { $0.view.id == "M1" })
    let title = try #require(meeting.duties.first { $0.rule == .meetingTitle })
    #expect(title.period == "P7D" && title.due.dueAt == PersonWorld.now + 7 * Instant.day)
    #expect(!title.clause.isEmpty)
    for item in export.items {
      #expect(!item.duties.isEmpty || !item.why.isEmpty, "\(item.view.kind) \(item.view.id)")
    }
    let purposes = Kind.allCases.map(ProcessingPurpose.init)
    #expect(purposes.allSatisfy { !$0.purpose.isEmpty && !$0.recipients.isEmpty })
  }

  /// Restricted records are in it, and marked; everybody else still does not see them.
  @Test func restrictedOnesAreMarked() async throws {
    let test = try await PersonWorld.database()
    let hold = try await test.operations(at: PersonWorld.now).placePersonHold(
      on: PersonWorld.address, PersonHoldRequest(nature: .restriction, reason: "Art. 18"),
      by: .officer)
    let export = try await export(test)
    #expect(export.items.allSatisfy { $0.restrictedBy == hold.number })
    #expect(view(export, "P2")?["name"] == .text("Ann Lee"))
  }

  @Test func writtenDownAndWithoutTheAddress() async throws {
    let test = try await PersonWorld.database()
    let export = try await export(test)
    let entry = try #require(try await test.auditTexts().last)
    #expect(entry.hasPrefix("\(export.audit) person-export lee "))
    #expect(entry.contains(export.person.label) && !entry.lowercased().contains("ann"))
  }

  /// A miss is a guess: it is counted, and stands in the audit trail by the person's tag.
  @Test func nobodyIsNobody() async throws {
    let test = try await PersonWorld.database()
    let operations = test.operations(at: PersonWorld.now)
    let nobody = PersonRequest(address: FoldedAddress("nobody@example.org"))
    let deeds: [@Sendable () async throws -> Void] = [
      { _ = try await export(test, nobody) },
      { _ = try await operations.planErasure(nobody, by: .officer) },
      {
        _ = try await operations.erasePerson(
          ErasePersonRequest(person: nobody, reason: .test, phrase: ""), by: .officer)
      },
      {
        _ = try await operations.rectifyPerson(
          RectifyPersonRequest(person: nobody, target: .name, value: "Lee"), by: .officer)
      },
    ]

    for deed in deeds {
      let before = try await test.auditTexts().count
      await #expect(throws: OperationError.noSuchPerson) { try await deed() }
      let entries = try await test.auditTexts()
      #expect(entries.count == before + 1)
      #expect(entries.last?.contains("person-find") == true)
      #expect(entries.last?.contains("nobody") == false)
    }

    let misses = try await test.database.read { transaction in
      var misses = 0
      try transaction.connection.forEach("select id from attempt where missed = 1", []) { _ in
        misses += 1
      }
      return misses
    }
    #expect(misses == deeds.count)
  }
}
