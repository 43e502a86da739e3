package import Terminal

/// Which keys ask for what: the commands' own, and over them a person's.
package struct KeyMap: Sendable {
  /// Bindings that were passed over, each with its place and what stands instead.
  package private(set) var problems: [String] = []
  private var keys: [KeyTarget: [Key]] = [:]
  private var targets: [Key: [KeyTarget]] = [:]

  package static let standard = KeyMap([])

  /// A binding that cannot be is passed over, and so is one that clashes: the command's own keys
  /// stand.
  package init(_ bindings: [KeyBinding]) {
    var wanted: [KeyTarget: Wish] = [:]
    for binding in bindings {
      do throws(Refusal) {
        let (target, keys) = try Self.read(binding)
        wanted[target] = Wish(keys: keys, place: binding.place)
      } catch {
        problems.append("\(binding.place): \(error.reason)")
      }
    }
    settle(&wanted)
    for target in KeyTarget.all {
      keys[target] = wanted[target]?.keys ?? target.ownKeys
      for key in keys[target] ?? [] { targets[key, default: []].append(target) }
    }
  }

  private struct Wish {
    let keys: [Key]
    let place: String
  }

  private struct Refusal: Error {
    let reason: String
  }

  private static func read(
    _ binding: KeyBinding
  ) throws(Refusal) -> (KeyTarget, [Key]) {
    guard let target = KeyTarget(named: binding.command) else {
      throw Refusal(reason: "there is no command \"\(binding.command)\"; ? and lapse(1) name them")
    }
    var keys: [Key] = []
    for name in binding.keys {
      guard let key = Key(named: name) else {
        throw Refusal(
          reason: "\"\(name)\" is no key's name; \(target.name) keeps \(labels(target.ownKeys))")
      }
      if target.isGrave, !key.isPlain {
        throw Refusal(
          reason: "\(target.name) takes no \(key.label ?? name), only a plain key; it keeps"
            + " \(labels(target.ownKeys))")
      }
      if !keys.contains(key) { keys.append(key) }
    }
    if keys.isEmpty, target == .command(.leave) {
      throw Refusal(reason: "leave must have a key; it keeps \(labels(target.ownKeys))")
    }
    return (target, keys)
  }

  /// Takes wishes back until no key is for two things; what falls back to its own keys may clash
  /// anew.
  private mutating func settle(_ wanted: inout [KeyTarget: Wish]) {
    while let (key, one, other) = Self.clash(wanted) {
      let losers = [one, other].filter { wanted[$0] != nil }
      precondition(!losers.isEmpty, "the commands' own keys do not clash")
      let places = losers.compactMap { wanted[$0]?.place }
      let kept = losers.map { "\($0.name) keeps \(Self.labels($0.ownKeys))" }
      problems.append(
        "\(places.joined(separator: " and ")): \(key.label ?? "") would be both \(one.name) and"
          + " \(other.name); \(kept.joined(separator: ", "))")
      for loser in losers { wanted[loser] = nil }
    }
  }

  private static func clash(_ wanted: [KeyTarget: Wish]) -> (Key, KeyTarget, KeyTarget)? {
    let all = KeyTarget.all
    for (index, one) in all.enumerated() {
      let keys = wanted[one]?.keys ?? one.ownKeys
      for other in all.dropFirst(index + 1) where wanted[one] != nil || wanted[other] != nil {
        let others = wanted[other]?.keys ?? other.ownKeys
        if let key = keys.first(where: others.contains), one.meets(other) {
          return (key, one, other)
        }
      }
    }
    return nil
  }

  private static func labels(_ keys: [Key]) -> String {
    keys.isEmpty ? "none" : keys.compactMap(\.label).joined(separator: " ")
  }
}

extension KeyMap {
  /// In the order of preference; of `jump` those of all screens.
  func keys(of command: CommandName) -> [Key] {
    command == .jump
      ? ScreenName.roots.flatMap { keys(of: $0.name) } : keys[.command(command)] ?? []
  }

  func keys(of screen: ScreenName) -> [Key] { keys[.screen(screen)] ?? [] }

  /// How to ask for a command, as it stands in sentences: its first key, or `:name` where it has none.
  func label(_ command: CommandName) -> String {
    keys(of: command).first?.label ?? ":" + command.words
  }

  func command(for key: Key, on screen: ScreenName) -> Command? {
    for target in targets[key] ?? [] {
      switch target {
      case .screen: return CommandTable.command(.jump)
      case .command(let name):
        if let command = CommandTable.command(name), command.applies(to: screen) { return command }
      }
    }
    return nil
  }

  func screen(for key: Key) -> ScreenName? {
    for case .screen(let name) in targets[key] ?? [] { return name }
    return nil
  }

  /// What a key means in a dialog where letters are no text: dialogs know commands by the first of
  /// their own keys, and beside them keys that are bound to none (`lapse-config(5)`).
  /// Nil: nothing. Esc, Enter and Ctrl-C mean No everywhere.
  func inDialog(_ key: Key) -> Key? {
    if [.escape, .enter, .control("c")].contains(key) { return key }
    for case .command(let name) in targets[key] ?? [] where CommandTable.inDialogs.contains(name) {
      return KeyTarget.command(name).ownKeys.first
    }
    let isTaken = CommandTable.inDialogs.contains {
      KeyTarget.command($0).ownKeys.contains(key)
    }
    return isTaken ? nil : key
  }
}

extension Key {
  /// Typed with no other key held, and no key that means Yes, No or the next field in dialogs.
  fileprivate var isPlain: Bool {
    switch self {
    case .control, .enter, .escape, .tab, .backTab, .paste, .mouse: false
    default: true
    }
  }
}
