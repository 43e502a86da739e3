internal import Domain
internal import Operations
internal import Terminal

/// Carries out what the reducer decides: effects off the UI, their results back on it, one frame
/// for all that came together.
@UI
final class Runtime {
  private(set) var state: State
  private let terminal: any Terminal
  private let client: Client
  private var running: [Effect.ID: Running] = [:]
  private var lastSerial = 0
  private var isFramePending = false
  private(set) var isOver = false
  private var end: CheckedContinuation<Void, Never>?

  private struct Running {
    let serial: Int
    let task: Task<Void, Never>
    let isAwaited: Bool
  }

  /// What was stopped and has not ended yet.
  private var stopped: [Task<Void, Never>] = []

  init(state: State, terminal: any Terminal, client: Client) {
    self.state = state
    self.terminal = terminal
    self.client = client
  }

  /// Shows the first frame and returns when the person has left.
  func run(at start: ScreenName) async {
    begin(at: start)
    await withCheckedContinuation { continuation in
      if isOver {
        continuation.resume()
      } else {
        end = continuation
      }
    }
  }

  /// The first frame, before anything was read.
  func begin(at start: ScreenName) {
    terminal.onEvents = { [weak self] events in self?.take(events) }
    carryOut(reduce(&state, .clockRead(client.now())) + reduce(&state, .started(start)))
    draw()
  }

  func send(_ action: Action) {
    guard !isOver else { return }
    carryOut(reduce(&state, action))
    scheduleFrame()
  }

  /// Returns when nothing is being read or deleted any more and the frame shows it.
  func settle() async {
    while let task = running.values.first?.task {
      await task.value
    }
    if isFramePending, !isOver { draw() }
  }

  private func take(_ events: [TerminalEvent]) {
    guard !isOver else { return }
    _ = reduce(&state, .clockRead(client.now()))
    for event in events where !isOver {
      carryOut(reduce(&state, .event(event)))
    }
    if !isOver { draw() }
  }

  private func draw() {
    isFramePending = false
    let frame = view(state)
    terminal.present(frame.grid, cursor: frame.cursor)
  }

  /// Results that came together are drawn together.
  private func scheduleFrame() {
    guard !isFramePending, !isOver else { return }
    isFramePending = true
    Task { @UI in
      if isFramePending, !isOver { draw() }
    }
  }

  private func carryOut(_ effects: [Effect]) {
    for effect in effects where !isOver {
      if let id = effect.id {
        start(effect, id)
      } else {
        perform(effect)
      }
    }
  }

  /// What changes data waits for what its like began before: the last one stands.
  private func start(_ effect: Effect, _ id: Effect.ID) {
    let before = effect.isAwaited ? running[id]?.task : nil
    stop(id)
    lastSerial += 1
    let serial = lastSerial
    let client = client
    let task = Task { @UI [weak self] in
      await before?.value
      let action = await effect.run(client)
      guard let self else { return }
      if running[id]?.serial == serial { running[id] = nil }
      if let action, !Task.isCancelled { send(action) }
    }
    running[id] = Running(serial: serial, task: task, isAwaited: effect.isAwaited)
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .cancel(let id):
      stop(id)
    case .timer(let timer, let delay): terminal.setTimer(timer, after: delay)
    case .copy(let lines):
      if !terminal.copy(lines) { carryOut(reduce(&state, .copyRefused)) }
    case .setTitle(let title): terminal.setTitle(title)
    case .mouse(let isOn): terminal.setMouse(isOn)
    case .dress: terminal.use(state.wardrobe.theme)
    case .suspend: terminal.suspend()
    case .redraw: terminal.redraw()
    case .quit: finish()
    case .load, .readDetail, .readStatus, .readOverview, .plan, .stage, .undo, .undoAll, .markAll,
      .retryObjects, .halt, .ask, .readReceipt, .readThemes, .keepBookmarks, .remember,
      .readPlace, .readPane, .unlock, .count:
      preconditionFailure("run, not performed")
    }
  }

  private func stop(_ id: Effect.ID) {
    guard let work = running.removeValue(forKey: id) else { return }
    work.task.cancel()
    if work.isAwaited { stopped.append(work.task) }
  }

  /// As if the person had left.
  func leave() {
    if !isOver { finish() }
  }

  /// After leaving: returns when what changes data has come to an end.
  func drain() async {
    for task in stopped + running.values.filter(\.isAwaited).map(\.task) {
      await task.value
    }
  }

  /// What is being read is given up; what changes data comes to its own end.
  private func finish() {
    isOver = true
    terminal.onEvents = nil
    for work in running.values where !work.isAwaited {
      work.task.cancel()
    }
    end?.resume()
    end = nil
  }
}
