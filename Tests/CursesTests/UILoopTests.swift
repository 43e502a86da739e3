import Foundation
import Terminal
import Testing

@testable import Curses

/// In one suite and in turn, since a process has one loop at a time.
@Suite(.serialized)
struct UILoopTests {
  private enum Refusal: Error, Equatable {
    case no
  }

  @Test func givesBackWhatTheBodyReturns() {
    let thread = pthread_self()
    let isSame = UILoop.run { () async -> Bool in
      UI.shared.assertIsolated()
      await Task.yield()
      return pthread_equal(thread, pthread_self()) != 0
    }
    #expect(isSame)
  }

  @Test func throwsWhatTheBodyThrows() {
    #expect(throws: Refusal.no) {
      try UILoop.run { () async throws(Refusal) -> Int in
        await Task.yield()
        throw .no
      }
    }
  }

  @Test func callsTheHandlerOfAReadableDescriptor() {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    defer {
      close(reading)
      close(writing)
    }
    let bytes = UILoop.run { () async -> [UInt8] in
      var got: [UInt8] = []
      for byte in [UInt8](1...3) {
        let events = await withCheckedContinuation { arrived in
          UILoop.watch(reading) { events in
            UILoop.unwatch(reading)
            arrived.resume(returning: events)
          }
          withUnsafeBytes(of: byte) { _ = write(writing, $0.baseAddress, 1) }
        }
        var next: UInt8 = 0
        if events & Int16(POLLIN) != 0, read(reading, &next, 1) == 1 {
          got.append(next)
        }
      }
      return got
    }
    #expect(bytes == [1, 2, 3])
  }

  /// On a thread of its own, as in a program; the pool may be as small as one thread.
  @Test func runsWorkOfOtherThreadsInTurn() async {
    let (sums, result) = AsyncStream<Int>.makeStream()
    Thread.detachNewThread {
      let sum = UILoop.run { () async -> Int in
        var sum = 0
        for step in 1...50 {
          sum += await double(step)
        }
        return sum
      }
      result.yield(sum)
      result.finish()
    }
    #expect(await sums.first { _ in true } == 2_550)
  }
}

@concurrent private func double(_ value: Int) async -> Int {
  value * 2
}
