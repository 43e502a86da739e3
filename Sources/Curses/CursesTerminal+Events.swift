import CPlatform
import Glibc
import Terminal

extension CursesTerminal {
  private func deliver(_ events: [TerminalEvent]) {
    guard !events.isEmpty else { return }
    if let onEvents, backlog.isEmpty {
      onEvents(events)
    } else {
      backlog += events
    }
  }

  /// Later, since whoever handles events may be the one who has caused these.
  private func post(_ event: TerminalEvent) {
    backlog.append(event)
    deliverBacklog()
  }

  func deliverBacklog() {
    guard onEvents != nil, !backlog.isEmpty else { return }
    Task {
      let events = backlog
      backlog = []
      deliver(events)
    }
  }

  func read(_ events: Int16) {
    var burst: [KeyDecoder.Input] = []
    while burst.count < 4096, let input = KeyDecoder.Input(code: lapse_screen_key()) {
      burst.append(input)
    }
    deliver(decoder.decode(burst).map { .key($0) })
    if events & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
      hangUp()
    }
  }

  private func hangUp() {
    guard !isClosed else { return }
    isClosed = true
    UILoop.unwatch(STDIN_FILENO)
    endingSignal = SIGHUP
    // What runs gets the time that a signal leaves it, and no more.
    kill(getpid(), SIGHUP)
    deliver([.closed])
  }

  func readSignals(isContinued: Bool = false) {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = Glibc.read(signals, &bytes, bytes.count)
    for byte in bytes.prefix(max(0, count)) {
      switch Int32(byte) {
      case SIGWINCH: fitAgain()
      case SIGTSTP: suspend()
      case SIGCONT where isContinued: break
      case SIGCONT: resume()
      case SIGINT: post(.key(.control("c")))
      case SIGTERM: end(SIGTERM, .terminate)
      case SIGHUP: end(SIGHUP, .hangup)
      case SIGQUIT: end(SIGQUIT, .quit)
      default: break
      }
    }
  }

  private func end(_ number: Int32, _ signal: TerminalSignal) {
    endingSignal = number
    post(.signal(signal))
  }

  private func fitAgain() {
    guard !hasLeft else { return }
    size = CursesTerminal.fit()
    redraw()
    post(.resize(size))
  }

  func resume() {
    guard !hasLeft else { return }
    lapse_screen_resume()
    if title != nil { sendTitle() }
    if isMouseOn { sendMouse() }
    fitAgain()
  }

  func openTimer(_ timer: TerminalTimer) -> Int32? {
    let descriptor = lapse_timer_open()
    guard descriptor >= 0 else { return nil }
    timers[timer] = descriptor
    UILoop.watch(descriptor) { [weak self] _ in
      lapse_event_clear(descriptor)
      self?.deliver([.timer(timer)])
    }
    return descriptor
  }

  func sendTitle() {
    guard lapse_screen_is_xterm(), let title else { return }
    send("\u{1B}]2;\(title.prefix(80).text)\u{7}")
  }

  func sendMouse() {
    send(isMouseOn ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l")
  }

  func send(_ sequence: String) {
    var sequence = sequence
    sequence.withUTF8 { _ = lapse_write_all(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}
