/// Jobs that wait, and who is to run them; every change says what has to be done about it.
struct UIQueue {
  enum Step {
    case none
    /// Tell the loop.
    case wake(@Sendable () -> Void)
    /// Run the jobs elsewhere.
    case relieve
  }

  private var jobs: [UnownedJob] = []
  private var wake: (@Sendable () -> Void)?
  private var isRelieved = false

  mutating func add(_ job: UnownedJob) -> Step {
    jobs.append(job)
    guard let wake else { return relieve() }
    return jobs.count == 1 && !isRelieved ? .wake(wake) : .none
  }

  mutating func attach(_ wake: @escaping @Sendable () -> Void) -> Step {
    precondition(self.wake == nil, "the UI has a loop already")
    self.wake = wake
    return jobs.isEmpty || isRelieved ? .none : .wake(wake)
  }

  mutating func detach() -> Step {
    wake = nil
    return relieve()
  }

  /// All jobs, for the loop; none while the last of the relief are still running.
  mutating func takeForLoop() -> [UnownedJob] {
    isRelieved ? [] : takeAll()
  }

  /// The next jobs for the relief; nil ends it, because there are none or a loop has come.
  mutating func takeForRelief() -> (jobs: [UnownedJob]?, step: Step) {
    guard jobs.isEmpty || wake != nil else { return (takeAll(), .none) }
    isRelieved = false
    guard let wake, !jobs.isEmpty else { return (nil, .none) }
    return (nil, .wake(wake))
  }

  private mutating func relieve() -> Step {
    guard !isRelieved, !jobs.isEmpty else { return .none }
    isRelieved = true
    return .relieve
  }

  private mutating func takeAll() -> [UnownedJob] {
    var taken: [UnownedJob] = []
    swap(&taken, &jobs)
    return taken
  }
}
