internal import Domain
internal import Terminal

/// What a key can be bound to: a command, or a screen that is reached from anywhere.
enum KeyTarget: Hashable, Sendable {
  case command(CommandName)
  case screen(ScreenName)

  /// The name in a configuration, in the manual and after `:`.
  var name: String {
    switch self {
    case .command(let name): name.words
    case .screen(let name): name.rawValue
    }
  }

  /// The screens' keys are not bound together but each for itself.
  static let all: [KeyTarget] =
    ScreenName.roots.map { .screen($0.name) } + ScreenName.named.map { .screen($0) }
    + CommandTable.all.map(\.name).filter { $0 != .jump }.map { .command($0) }

  /// Commands come before screens of the same name.
  init?(named name: String) {
    guard let target = Self.all.last(where: { $0.name == name }) else { return nil }
    self = target
  }

  var ownKeys: [Key] {
    switch self {
    case .command(let name): CommandTable.command(name)?.keys ?? []
    case .screen(let name):
      ScreenName.roots.filter { $0.name == name }.map { .character($0.key) }
    }
  }

  private var command: Command? {
    if case .command(let name) = self { CommandTable.command(name) } else { nil }
  }

  /// Whether it plans, orders or ends something: such a key is a plain one.
  var isGrave: Bool {
    guard let command else { return false }
    return command.name == .confirm || CommandTable.guarded.contains(command.name)
      || command.capability.map(Self.grave.contains) ?? false
  }

  private static let grave: Set<Capability> = [
    .plan, .forceDelete, .sweep, .importData, .release, .holds, .person, .policy, .backup, .operate,
  ]

  /// Whether one key cannot be for both: they act at one place, or the one asks and the other is the
  /// answer.
  func meets(_ other: KeyTarget) -> Bool {
    for (one, two) in [(self, other), (other, self)] where one == .command(.confirm) {
      if two.isGrave, two != one, two != .command(.carryOut) { return true }
    }
    let isHere = { (target: KeyTarget, screen: ScreenName) in
      target.command?.applies(to: screen) ?? true
    }
    if isInDialogs, other.isInDialogs { return true }
    return ScreenName.allCases.contains { isHere(self, $0) && isHere(other, $0) }
  }

  private var isInDialogs: Bool {
    if case .command(let name) = self { CommandTable.inDialogs.contains(name) } else { false }
  }
}

extension CommandName {
  /// `page-down`.
  var words: String {
    rawValue.reduce(into: "") { words, letter in
      words += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }
}
