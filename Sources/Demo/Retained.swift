import Domain

/// Which of a rule's data a database in regular use would still have: `cut` is the last instant up
/// to which everything due has gone.
struct Retained {
  private let cut: Instant
  private let period: Period
  /// Start points before it are certainly gone, those from `kept` on certainly not.
  private let gone: Instant
  private let kept: Instant

  init(_ period: Period, cut: Instant) {
    self.cut = cut
    self.period = period
    let start = period.earliestStart(dueFrom: cut)
    gone = start - 4 * Instant.day
    kept = start + 4 * Instant.day
  }

  func keeps(_ start: Instant?) -> Bool {
    guard let start, start < kept else { return true }
    return start >= gone && period.due(from: start) > cut
  }
}

/// `Retained` of every period of the catalogue at one cut.
struct Horizon {
  let week: Retained
  let twoMonths: Retained
  let year: Retained

  init(cut: Instant) {
    week = Retained(.days(7), cut: cut)
    twoMonths = Retained(.months(2), cut: cut)
    year = Retained(.months(12), cut: cut)
  }
}
