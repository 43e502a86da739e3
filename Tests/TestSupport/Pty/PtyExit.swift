/// How a process ended.
package enum PtyExit: Equatable, Sendable {
  case exited(Int32)
  case signalled(Int32)

  init(status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
  }
}
