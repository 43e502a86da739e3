import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// A deletion at work.
@Suite struct JobScreenTests {
  private static func shelf(
    _ state: DeletionJob.State, undoUntil: Instant = Made.ago(minutes: 5)
  ) -> Shelf {
    var progress = JobProgress()
    progress.planned = Counts([
      .recording: 312, .file: 1_880, .participant: 1_204_311, .report: 288_410, .meeting: 401_209,
      .poll: 12_163, .extension: 4_120, .pbx: 1,
    ])
    progress.done = Counts([.recording: 312, .file: 1_880, .participant: 1_183_499])
    progress.plannedObjects = 2_192
    progress.objects = 171
    progress.begunAt = Made.now - 19 * Instant.second
    var content = Shelf.Content()
    content.jobs = [
      Made.job(
        311, state, .pbx, "express-old.example.com", undoUntil: undoUntil,
        progress: progress)
    ]
    return Shelf(content)
  }

  @Test @UI func showsHowFarItIs() async throws {
    let bench = Bench(Self.shelf(.running))
    await bench.open(at: .jobs)
    await bench.press("enter")
    try expectScreen("job-80x24", bench.text)
    bench.terminal.resize(rows: 40, columns: 120)
    try expectScreen("job-120x40", bench.text)
  }

  @Test @UI func itIsSaidWhoCanTakeItBack() async {
    for (role, words) in [
      (Role.admin, "u brings all of it back until"), (.support, "an admin can undo it until"),
    ] {
      let bench = Bench(
        Self.shelf(.staged, undoUntil: Made.now + Instant.hour), columns: 160, role: role)
      await bench.open(at: .jobs)
      await bench.press("enter")
      let text = bench.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains("if it is taken back"))
      #expect(
        words.split(separator: " ").allSatisfy { text.contains($0) }, "\(role) \(bench.text)")
      #expect(text.contains("an admin") == (role == .support))
    }
  }

  @Test @UI func isReadAgainWhileItRuns() async {
    let bench = Bench(Self.shelf(.running))
    await bench.open(at: .jobs)
    await bench.press("enter")
    #expect(bench.terminal.timers[.progress] != nil)
    bench.shelf.change { content in
      content.jobs = [
        Made.job(
          311, .done, .pbx, nil, progress: content.jobs[0].progress, receipt: 9_131)
      ]
    }
    bench.terminal.fire(.progress)
    await bench.rest()
    #expect(bench.text.contains("done, receipt RC-9131"))
    #expect(bench.terminal.timers[.progress] == nil, "nothing is to be read any more")
  }

  @Test @UI func isPausedFromHere() async {
    let bench = Bench(Self.shelf(.running))
    await bench.open(at: .jobs)
    await bench.press("enter", "P")
    #expect(bench.shelf.read { $0.jobs[0].state } == .paused)
  }

  /// What of its objects waits, as the screen reads it from second to second.
  @UI private func waits(_ count: Int, after seconds: Int64, _ bench: Bench) async {
    bench.shelf.change { content in
      content.now = content.now + seconds * Instant.second
      content.jobs[0].progress.objects = 2_192
      content.jobs[0].progress.waitingObjects = count
    }
    bench.terminal.fire(.progress)
    await bench.rest()
  }

  /// From the end of one batch that was seen to that of another.
  @Test @UI func objectsHaveARateOfTheirOwn() async throws {
    let shelf = Self.shelf(.running)
    shelf.change { $0.jobs[0].progress.objects = 0 }
    let bench = Bench(shelf)
    await bench.open(at: .jobs)
    await bench.press("enter")
    #expect(bench.lines[6].contains("left: rows 11 s, then 2,192 objects"), "nothing is known")
    bench.shelf.change { content in
      content.jobs = [
        Made.job(311, .done, .pbx, nil, progress: content.jobs[0].progress, receipt: 9_131)
      ]
    }
    await waits(2_192, after: 5, bench)
    #expect(bench.lines[6].contains("done, receipt RC-9131   2,192 stored objects wait"))
    #expect(bench.terminal.timers[.progress] != nil, "what waits is read again")
    await waits(1_936, after: 7, bench)
    #expect(bench.lines[6].contains("1,936 stored objects wait"), "one batch says no rate")
    await waits(1_680, after: 16, bench)
    #expect(bench.lines[6].contains("left: objects 1 m 45"))
    #expect(bench.text.contains("23 % 16/s"))
    try expectScreen("job-objects-80x24", bench.text)
    await waits(1_680, after: 10, bench)
    #expect(bench.lines[6].contains("left: objects 1 m 35"), "time goes on between batches")
    await waits(1_680, after: 600, bench)
    #expect(bench.lines[6].contains("1,680 stored objects wait"), "they are at a standstill")
    #expect(bench.terminal.timers[.progress] == nil)
  }
}
