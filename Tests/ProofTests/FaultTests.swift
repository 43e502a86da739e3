import Domain
import Foundation
import TestSupport
import Testing

/// A sweep or a force-delete that is disturbed at any call by which it changes files, and one more
/// run, come to the same end as an undisturbed one (`trust.md`, Faults).
///
/// Every call of them with `LAPSE_LONG=1`; else a sample in which each kind of call is.
struct FaultTests {
  /// What may be said of a file that cannot be read or written.
  private static let words: Set<String> = [
    "disk-full", "io", "sweep-failed", "cannot-create", "output", "ledger-unwritten",
  ]

  @Test(arguments: Deed.allCases, Fault.Kind.allCases)
  func oneMoreRunFinishes(_ deed: Deed, _ kind: Fault.Kind) async throws {
    let site = try await deed.site()
    let undisturbed = try site.copy()
    let calls = try undisturbed.calls(of: deed.arguments)
    let wanted = try await deed.finish(undisturbed)
    #expect(wanted.waiting == [] && wanted.untold == [])

    let all = Fault.points(kind, calls)
    let points = isLong ? all : sample(all, calls, "\(deed) \(kind)")
    var wrong: [String] = []
    var reached = 0
    for call in points {
      let fault = Fault(kind: kind, call: call)
      let result = try await disturb(deed, fault, on: site.copy(), wanted)
      reached += result.isReached ? 1 : 0
      wrong += result.wrong.map { "\(fault) (\(calls[call - 1])): \($0)" }
    }
    print("\(deed) \(kind): \(reached) of \(all.count) points, \(wrong.count) problems")
    // No two runs make exactly as many calls: the last points may lie past the end.
    #expect(reached > 0 && reached * 10 >= points.count * 6)
    #expect(wrong.isEmpty, "\(wrong.prefix(20).joined(separator: "\n"))")
  }

  /// A run that is killed leaves no receipt; what it did stands in the next one's.
  @Test(arguments: Deed.allCases)
  func receiptsTellAllThatWent(_ deed: Deed) async throws {
    let site = try await deed.site()
    let undisturbed = try site.copy()
    let calls = try undisturbed.calls(of: deed.arguments)
    _ = try await deed.finish(undisturbed)
    let wanted = try await undisturbed.receipts()
    #expect(wanted["recording"] ?? 0 > 0)
    var random = SeededNumbers.printed("receiptsTellAllThatWent \(deed)")
    for call in Fault.points(.kill, calls).shuffled(using: &random).prefix(isLong ? 100 : 3) {
      let killed = try site.copy()
      let fault = Fault(kind: .kill, call: call)
      _ = try killed.disturbed(deed.arguments, by: fault)
      _ = try await deed.finish(killed)
      #expect(try await killed.receipts() == wanted, "\(fault)")
    }
  }

  private func disturb(
    _ deed: Deed, _ fault: Fault, on site: Site, _ wanted: EndState
  ) async throws -> (wrong: [String], isReached: Bool) {
    let (outcome, calls) = try site.disturbed(deed.arguments, by: fault)
    let isReached = calls >= fault.call
    var wrong: [String] = []
    switch (fault.kind, outcome.end) {
    case (_, .exit(0)) where !isReached: break
    case (.kill, .signal(SIGKILL)), (.torn, .signal(SIGKILL)): break
    case (.eio, .exit(0)), (.enospc, .exit(0)): break
    case (.eio, .exit(1)), (.enospc, .exit(1)):
      let code = outcome.errors.firstMatch(of: /"error":"([^"]*)","message":"[^"]/)?.1
      if !Self.words.contains(String(code ?? "")) { wrong.append("says \(outcome.errors)") }
    default: wrong.append("\(outcome.end) \(outcome.errors)")
    }
    wrong += try await site.orphans()
    do {
      var state = try await deed.finish(site)
      var wanted = wanted
      if [.eio, .enospc].contains(fault.kind) {
        (state, wanted) = (state.withoutCauses, wanted.withoutCauses)
      }
      if state != wanted { wrong.append(state.difference(from: wanted)) }
      wrong += try await site.orphans()
    } catch {
      wrong.append("the next run: \(error)")
    }
    return (wrong, isReached)
  }

  /// The first and the last of each kind of call, and some at random between.
  private func sample(_ points: [Int], _ calls: [String], _ test: String) -> [Int] {
    var random = SeededNumbers.printed(test)
    var chosen: Set<Int> = []
    for name in Set(points.map { calls[$0 - 1] }) {
      let same = points.filter { calls[$0 - 1] == name }
      chosen.formUnion([same.first, same.last].compactMap(\.self))
    }
    chosen.formUnion(points.shuffled(using: &random).prefix(5))
    return chosen.sorted()
  }
}
