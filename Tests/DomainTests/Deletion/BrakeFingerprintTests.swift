import Domain
import Testing

/// A release is for what was shown, and for no more than a little growth of what is too much to show.
@Suite struct BrakeFingerprintTests {
  private func brake(_ measured: Int64) -> Brake {
    Brake(name: .manyTenants, rules: [.tenantDNS, .tenantSync], measured: measured, usual: 1)
  }

  private func print(
    policy: String = "p", measured: Int64 = 2, _ records: [String] = ["a", "b"], due: Int = 2
  ) -> BrakeFingerprint {
    BrakeFingerprint(
      policy: policy, brakes: [brake(measured)], records: [.tenantDNS: records], due: due)
  }

  @Test func theSameIsAdmittedAndNothingElse() throws {
    let shown = try #require(BrakeFingerprint(text: print().text))
    #expect(shown.admits(print()))
    // The numbers of the moment, silence for one, are not what was shown.
    #expect(shown.admits(print(measured: 3)))
    #expect(!shown.admits(print(policy: "q")))
    #expect(!shown.admits(print(["a", "c"])))
    #expect(!shown.admits(print(["a", "b", "c"], due: 3)))
    #expect(
      !shown.admits(
        BrakeFingerprint(policy: "p", brakes: [], records: [.tenantDNS: ["a", "b"]], due: 2)))
  }

  static let growth: [(Int, Int, Bool)] = [
    (1_000, 1_010, true), (1_000, 1_011, false), (5_000, 5_050, true), (5_000, 5_051, false),
    (5_000, 1, true),
  ]

  @Test(arguments: growth) func littleGrowth(_ shown: Int, _ now: Int, _ isAdmitted: Bool) {
    #expect(print(due: shown).admits(print(due: now)) == isAdmitted)
  }

  @Test(arguments: ["", "-", "12", "12-3", "-3"]) func whatIsNone(_ text: String) {
    #expect(BrakeFingerprint(text: text) == nil)
  }
}
