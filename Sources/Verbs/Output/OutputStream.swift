import Glibc
import Synchronization

/// Bytes on their way to a descriptor, buffered, or kept for a test.
package final class OutputStream: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    var isBroken = false
    var error: Int32 = 0
  }

  private static let whole = 1 << 16
  private let state = Mutex(State())
  /// Nil: everything is kept.
  private let descriptor: Int32?
  package let isTerminal: Bool

  package init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// Keeps what is written.
  package init(isTerminal: Bool = false) {
    descriptor = nil
    self.isTerminal = isTerminal
  }

  package var kept: String {
    state.withLock { String(decoding: $0.buffer, as: UTF8.self) }
  }

  /// False once nobody reads any more: then there is no point in writing on.
  var isOpen: Bool { state.withLock { !$0.isBroken } }

  /// The system's error number of the first write that failed; 0 where none did, or where the
  /// reader had gone.
  var error: Int32 { state.withLock { $0.error } }

  func write(_ text: String) {
    state.withLock { state in
      guard !state.isBroken else { return }
      state.buffer.append(contentsOf: text.utf8)
      if state.buffer.count >= Self.whole { send(&state) }
    }
  }

  func flush() {
    state.withLock { send(&$0) }
  }

  private func send(_ state: inout State) {
    guard let descriptor, !state.isBroken else { return }
    var start = 0
    while start < state.buffer.count {
      let count = state.buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        state.isBroken = true
        state.error = errno == EPIPE ? 0 : errno
        break
      }
      start += count
    }
    state.buffer.removeAll(keepingCapacity: true)
  }
}
