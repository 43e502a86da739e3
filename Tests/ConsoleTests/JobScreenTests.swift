import Domain
import Terminal
import Testing

@testable import Console
@testable import Operations

/// A deletion at work.
@Suite struct JobScreenTests {
  private static func shelf(_ state: DeletionJob.State) -> Shelf {
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
        311, state, .pbx, "express-old.example.com", undoUntil: Made.ago(minutes: 5),
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
}
