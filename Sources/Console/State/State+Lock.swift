internal import Domain
internal import Terminal

extension State {
  /// Hides everything. What runs goes on; what was shown in clear is gone.
  mutating func fallCurtain() -> [Effect] {
    guard lock == nil else { return [] }
    let effects = endDisclosure()
    forgetPerson()
    notice = nil
    typedAhead = []
    lock = Lock(since: now)
    return effects + [
      .timer(.idle, after: nil), .timer(.rest, after: nil),
      .setTitle(SafeText("Lapse \(label ?? "UNNAMED"): locked")),
    ]
  }

  /// Keys under the curtain reach nothing but it.
  mutating func pressedWhileLocked(_ key: Key) -> [Effect] {
    guard var lock, !lock.isComparing else { return [] }
    guard let passphrase = lockOptions.passphrase else {
      return key == .enter ? liftCurtain() : []
    }
    switch key {
    case .enter where !lock.typed.isEmpty:
      let typed = Told(lock.typed)
      lock.typed = ""
      lock.isComparing = true
      self.lock = lock
      return [.unlock(passphrase, typed)]
    case .escape, .control("u"): lock.typed = ""
    case .backspace: if !lock.typed.isEmpty { lock.typed.unicodeScalars.removeLast() }
    case .character(let scalar) where lock.typed.unicodeScalars.count < Prompt.longest:
      lock.typed.unicodeScalars.append(scalar)
    default: break
    }
    self.lock = lock
    return []
  }

  mutating func passphraseCompared(_ isRight: Bool) -> [Effect] {
    guard !isRight else { return liftCurtain() }
    lock?.isComparing = false
    lock?.tries += 1
    return []
  }

  private mutating func liftCurtain() -> [Effect] {
    lock = nil
    return [.setTitle(title), idleTimer] + (dialog == nil && prompt == nil ? refresh() : [])
  }

  /// Starts over with each key.
  var idleTimer: Effect { .timer(.idle, after: lockOptions.after) }
}
