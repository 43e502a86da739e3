import Synchronization

/// Runs the jobs of `UI`.
package final class UIExecutor: SerialExecutor {
  package static let shared = UIExecutor()

  private let queue = Mutex(UIQueue())

  private init() {}

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    take(queue.withLock { $0.add(job) })
  }

  /// From now on jobs run only in `drain`. `wake` is called, on any thread, when a job has come
  /// into an empty queue. A second loop is misuse.
  package func attach(wake: @escaping @Sendable () -> Void) {
    take(queue.withLock { $0.attach(wake) })
  }

  /// The loop is over; jobs that are left, and later ones, still run.
  package func detach() {
    take(queue.withLock { $0.detach() })
  }

  /// Runs the jobs that wait, on this thread. Only for the loop that is attached, and not from
  /// inside a job.
  package func drain() {
    run(queue.withLock { $0.takeForLoop() })
  }

  private func run(_ jobs: [UnownedJob]) {
    let executor = asUnownedSerialExecutor()
    for job in jobs {
      job.runSynchronously(on: executor)
    }
  }

  private func take(_ step: UIQueue.Step) {
    switch step {
    case .none: break
    case .wake(let wake): wake()
    case .relieve: Task.detached { self.relieve() }
    }
  }

  private func relieve() {
    var next = queue.withLock { $0.takeForRelief() }
    while let jobs = next.jobs {
      run(jobs)
      next = queue.withLock { $0.takeForRelief() }
    }
    take(next.step)
  }
}
