import Store

/// How long work goes on without a break. Time and signals come from outside.
package struct Pace: Sendable {
  /// A clock that is never set; only differences mean something.
  package var elapsed: @Sendable () -> Duration
  /// Whether the process is asked to end: no further batch begins.
  package var isEnding: @Sendable () -> Bool
  /// Lets other processes write, for about so long.
  package var rest: @Sendable (Duration) async -> Void

  package init(
    elapsed: @escaping @Sendable () -> Duration = { .zero },
    isEnding: @escaping @Sendable () -> Bool = { false },
    rest: @escaping @Sendable (Duration) async -> Void = { _ in }
  ) {
    self.elapsed = elapsed
    self.isEnding = isEnding
    self.rest = rest
  }
}

/// How much one batch takes: as much as was done within 100 ms before.
struct BatchSize: Hashable {
  private(set) var rows: Int
  private let most: Int

  /// What batches settle at, so that hardly one takes 100 ms.
  static let longest = Duration.milliseconds(75)
  /// Of an unknown database.
  static let first = 100

  init(most: Int) {
    precondition(most > 0)
    self.most = most
    rows = min(most, Self.first)
  }

  mutating func took(_ time: Duration) {
    if time > Self.longest {
      rows = max(1, rows / 2)
    } else if time < Self.longest / 2 {
      rows = min(most, rows * 2)
    }
  }

  /// After a batch that one of its records made fail: towards the one.
  mutating func narrow() { rows = max(1, rows / 8) }
}

extension Operations {
  /// One batch: a write transaction, its time taken without the wait for its turn, and a rest in
  /// which other processes get theirs. It throws `.interrupted`, and does nothing, when the process
  /// is to end.
  func batch<Result: Sendable>(
    _ size: inout BatchSize, _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    guard !pace.isEnding() else { throw OperationError.interrupted }
    let elapsed = pace.elapsed
    let (result, begun) = try await database.write { transaction in
      let begun = elapsed()
      return (try body(transaction), begun)
    }
    let time = elapsed() - begun
    size.took(time)
    await pace.rest(time / 16)
    return result
  }
}
