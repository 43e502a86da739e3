import Domain
import Testing

/// The planner: steps children first, and a fingerprint over what a person agrees to.
@Suite struct DeletionPlanTests {
  private static let scope = Scope(kind: .meeting, record: 7)

  private static func census() -> Census {
    var census = Census()
    census.counts = Counts([.meeting: 1, .participant: 2, .recording: 1])
    census.objects = 1
    census.bytes = 1_024
    census.records = ["meeting 7", "participant 1", "participant 2", "recording 4"]
    census.people = 2
    return census
  }

  private static func plan(
    policy: String = "p1", scope: Scope = scope, _ change: (inout Census) -> Void = { _ in }
  ) -> DeletionPlan {
    var census = census()
    change(&census)
    return DeletionPlan(policy: policy, scope: scope, id: "M7", census: census)
  }

  @Test func sameInputSameFingerprint() {
    let plan = Self.plan()
    #expect(plan == Self.plan())
    #expect(plan.fingerprint.utf8.count == 64)
    #expect(plan.fingerprint.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) })
  }

  @Test func fingerprintCoversWhatIsAgreedTo() {
    let changed: [(String, DeletionPlan)] = [
      ("policy", Self.plan(policy: "p2")),
      ("scope's number", Self.plan(scope: Scope(kind: .meeting, record: 8))),
      ("scope's kind", Self.plan(scope: Scope(kind: .poll, record: 7))),
      ("a count", Self.plan { $0.counts[.participant] = 3 }),
      ("a kind more", Self.plan { $0.counts[.file] = 1 }),
      ("objects", Self.plan { $0.objects = 2 }),
      ("bytes", Self.plan { $0.bytes += 1 }),
      ("a record for another", Self.plan { $0.records[3] = "recording 5" }),
      ("a hold", Self.plan { $0.kept = [Census.Kept(kind: .recording, id: "R4", hold: 1)] }),
      ("another hold", Self.plan { $0.kept = [Census.Kept(kind: .recording, id: "R4", hold: 2)] }),
      ("a held record", Self.plan { $0.kept = [Census.Kept(kind: .recording, id: "R5", hold: 1)] }),
    ]
    var seen = [Self.plan().fingerprint: "the plan"]
    for (what, plan) in changed {
      let other = seen.updateValue(what, forKey: plan.fingerprint)
      #expect(other == nil, "\(what) and \(other ?? "") have one fingerprint")
    }
  }

  /// Told, not agreed to: `interfaces.md`, plan delete.
  @Test func fingerprintLeavesOutWhatIsOnlyTold() {
    let told = Self.plan {
      $0.people = 99
      $0.liveMeetings = 1
      $0.livePeople = 3
    }
    #expect(told.fingerprint == Self.plan().fingerprint)
  }

  @Test func lengthsAreFedSoThatTextsCannotRunTogether() {
    let one = Self.plan { $0.records = ["meeting 1", "meeting 23"] }
    let other = Self.plan { $0.records = ["meeting 12", "meeting 3"] }
    #expect(one.fingerprint != other.fingerprint)
  }

  @Test func stepsComeChildrenFirstAndWithoutEmptyOnes() {
    let plan = DeletionPlan(
      policy: "p1", scope: Scope(kind: .pbx, record: 1), id: "pbx.example.com",
      census: {
        var census = Census()
        census.counts = Counts([
          .pbx: 1, .session: 4, .extension: 2, .meeting: 3, .participant: 5, .recording: 1,
          .file: 1,
          .poll: 1,
        ])
        return census
      }())
    #expect(
      plan.steps.map(\.kind) == [
        .file, .recording, .participant, .meeting, .poll, .extension, .session, .pbx,
      ])
    for step in plan.steps {
      #expect(step.action == (step.kind == .session ? .anonymize : .delete))
      #expect(step.predicate == (step.kind == .pbx ? .scope : .below))
      #expect(step.count == plan.census.counts[step.kind])
    }
  }

  @Test(
    arguments: [
      (.pbx, true), (.extension, true), (.meeting, false), (.poll, false), (.recording, false),
      (.file, false), (.report, false),
    ] as [(Kind, Bool)])
  func wholePBXsAndExtensionsAreStaged(_ kind: Kind, _ staged: Bool) {
    #expect(Self.plan(scope: Scope(kind: kind, record: 1)).staged == staged)
  }

  @Test func phraseIsTheOutsideID() {
    #expect(Self.plan().phrase == "M7")
    #expect(!Self.plan().nothingGoes)
    #expect(Self.plan { $0.counts = Counts() }.nothingGoes)
  }
}
