internal import Domain

/// How fast the stored objects of a deletion go, as it was seen: they go in batches, so that time
/// counts from one batch's end to another's. Before two were seen nothing is known.
struct ObjectPace: Hashable, Sendable {
  private struct Sight: Hashable, Sendable {
    let at: Instant
    let gone: Int
  }

  /// As the screen was opened.
  private var opened: Sight?
  /// The end of the first batch that was seen, and of the last.
  private var first: Sight?
  private var last: Sight?

  /// For how long nothing may go until it counts as at a standstill.
  static let patience = 10 * Instant.minute

  mutating func read(_ progress: JobProgress, at now: Instant) {
    guard let gone = progress.objectsGone else { return }
    let sight = Sight(at: now, gone: gone)
    guard let before = last ?? opened else {
      opened = sight
      return
    }
    guard gone > before.gone else { return }
    if first == nil { first = sight }
    last = sight
  }

  /// How many went in how many milliseconds; nil while that is not known.
  private func seen(at now: Instant) -> (count: Int, time: Int64)? {
    guard let first, let last, last.gone > first.gone, now - last.at <= Self.patience
    else { return nil }
    return (last.gone - first.gone, max(1, last.at - first.at))
  }

  /// Objects per second; below one, with one digit behind the point.
  func rate(at now: Instant) -> Double? {
    seen(at: now).map { Double($0.count) * Double(Instant.second) / Double($0.time) }
  }

  /// How long `count` more take from now on, in milliseconds.
  func time(for count: Int, at now: Instant) -> Int64? {
    guard let (gone, time) = seen(at: now), let last else { return nil }
    return max(0, Int64(Double(count) * Double(time) / Double(gone)) - (now - last.at))
  }

  /// Whether it is worth to look again soon.
  func isAwaited(_ job: DeletionJob, at now: Instant) -> Bool {
    guard (job.progress.waitingObjects ?? 0) > 0 else { return false }
    let since = last?.at ?? job.finishedAt ?? job.progress.begunAt
    return since.map { now - $0 <= Self.patience } ?? false
  }
}
