import CPlatform
import Glibc
import Synchronization
import Terminal

/// The loop that serves the UI actor: it waits for whatever was given to `watch` and for jobs.
/// One a process at a time.
package enum UILoop {
  typealias Handler = @UI @Sendable (_ events: Int16) -> Void

  private struct Source {
    let handler: Handler
    /// Its handler is on the way; not watched until that has run.
    var isBusy = false
  }

  private static let sources = Mutex<[Int32: Source]>([:])

  /// Makes this thread the UI's until `body` has returned, and blocks it as long.
  package static func run<Value: Sendable, Failure: Error>(
    _ body: @escaping @UI @Sendable () async throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let wakeup = lapse_event_open()
    precondition(wakeup >= 0, "no eventfd")
    UIExecutor.shared.attach { lapse_event_signal(wakeup) }
    let outcome = Outcome<Value, Failure>()
    Task { @UI in
      do throws(Failure) {
        outcome.set(.success(try await body()))
      } catch {
        outcome.set(.failure(error))
      }
    }
    while true {
      UIExecutor.shared.drain()
      if let result = outcome.result {
        UIExecutor.shared.detach()
        // The executor may still be calling the waker on another thread, so it stays open.
        return try result.get()
      }
      wait(wakeup)
    }
  }

  /// Calls `handler` on the UI actor whenever the descriptor can be read or has failed.
  static func watch(_ descriptor: Int32, _ handler: @escaping Handler) {
    sources.withLock { $0[descriptor] = Source(handler: handler) }
  }

  static func unwatch(_ descriptor: Int32) {
    sources.withLock { $0[descriptor] = nil }
  }

  private static func wait(_ wakeup: Int32) {
    var polled = [pollfd(fd: wakeup, events: Int16(POLLIN), revents: 0)]
    sources.withLock { sources in
      for (descriptor, source) in sources where !source.isBusy {
        polled.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
      }
    }
    guard poll(&polled, nfds_t(polled.count), -1) > 0 else { return }
    for entry in polled where entry.revents != 0 {
      if entry.fd == wakeup {
        lapse_event_clear(wakeup)
      } else {
        serve(entry.fd, entry.revents)
      }
    }
  }

  private static func serve(_ descriptor: Int32, _ events: Int16) {
    let handler = sources.withLock { sources -> Handler? in
      sources[descriptor]?.isBusy = true
      return sources[descriptor]?.handler
    }
    guard let handler else { return }
    Task { @UI in
      handler(events)
      sources.withLock { $0[descriptor]?.isBusy = false }
    }
  }
}
