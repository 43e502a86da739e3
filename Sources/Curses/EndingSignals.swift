import CPlatform
import Glibc
import Synchronization

/// The signals that end a process without a screen, seen instead of suffered; `blockSignals` was
/// called before. 1.5 s after one the process ends by itself.
package final class EndingSignals: Sendable {
  private let descriptor: Int32
  private let seen = Mutex<Int32?>(nil)

  package init() {
    descriptor = lapse_signals_start()
  }

  /// TERM, HUP or QUIT, whichever came first; nil while none has.
  package var number: Int32? {
    seen.withLock { seen in
      var byte: UInt8 = 0
      while seen == nil, descriptor >= 0, read(descriptor, &byte, 1) == 1 {
        if [SIGTERM, SIGHUP, SIGQUIT].contains(Int32(byte)) { seen = Int32(byte) }
      }
      return seen
    }
  }
}
