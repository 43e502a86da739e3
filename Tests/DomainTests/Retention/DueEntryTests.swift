import Domain
import Testing

/// States at their boundaries, and the order of the ledger.
@Suite struct DueEntryTests {
  private static let due = Instant("2026-02-28T23:59:59.999Z")
  private static let eightHours: Int64 = 28_800_000

  static let states: [(Int64, DueEntry.State)] = [
    (-365 * 86_400_000, .upcoming), (-1, .upcoming), (0, .due), (1, .due),
    (eightHours - 1, .due), (eightHours, .due), (eightHours + 1, .overdue),
    (365 * 86_400_000, .overdue),
  ]

  @Test(arguments: states) func state(_ late: Int64, _ state: DueEntry.State) {
    #expect(DueEntry.dateState(dueAt: Self.due, now: Self.due + late) == state)
  }

  @Test func orderIsDueInstantThenRuleThenIDAsBytes() {
    let keys = [
      DueEntry.Key(dueAt: Self.due - 1, rule: .tenantUnbound, id: "z"),
      DueEntry.Key(dueAt: Self.due, rule: .dialIn, id: "b"),
      DueEntry.Key(dueAt: Self.due, rule: .meeting, id: "a"),
      DueEntry.Key(dueAt: Self.due, rule: .meetingNote, id: "A"),
      DueEntry.Key(dueAt: Self.due, rule: .meetingNote, id: "Z"),
      DueEntry.Key(dueAt: Self.due, rule: .meetingNote, id: "a"),
      // Canonically equal, in bytes not.
      DueEntry.Key(dueAt: Self.due, rule: .meetingNote, id: "e\u{301}"),
      DueEntry.Key(dueAt: Self.due, rule: .meetingNote, id: "\u{E9}"),
      DueEntry.Key(dueAt: Self.due, rule: .recording, id: ""),
      DueEntry.Key(dueAt: Self.due + 1, rule: .dialIn, id: "a"),
    ]
    for (index, key) in keys.enumerated() {
      for (other, rival) in keys.enumerated() where index != other {
        #expect((key < rival) == (index < other), "\(index) \(other)")
      }
    }
    #expect(keys.reversed().sorted() == keys)
  }
}
