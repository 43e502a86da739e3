extension Key {
  /// As key bindings, footers and tests write it: `j`, `G`, `space`, `ctrl-d`, `esc`, `enter`,
  /// `pgup`, `f5`. Nil for a paste and the mouse, which cannot be bound.
  package var name: String? {
    switch self {
    case .character(" "): "space"
    case .character(let scalar): String(Character(scalar))
    case .control(let scalar): "ctrl-" + String(Character(scalar))
    case .function(let number): "f\(number)"
    case .paste, .mouse: nil
    default: Key.named.first { $0.key == self }?.name
    }
  }

  /// Accepts what `name` gives, and `escape return del pageup pagedown shift-tab` as well; names
  /// in any case, single characters as they are.
  package init?(named name: String) {
    let scalars = name.unicodeScalars
    if let only = scalars.first, scalars.count == 1 {
      guard Displayable.contains(only), only != " " else { return nil }
      self = .character(only)
      return
    }
    let name = name.lowercased()
    if name == "space" {
      self = .character(" ")
    } else if let key = Key.named.first(where: { $0.name == name })?.key ?? Key.aliases[name] {
      self = key
    } else if name.hasPrefix("ctrl-"), scalars.count == 6, let last = name.unicodeScalars.last,
      Key.controls.contains(last)
    {
      self = .control(last)
    } else if name.hasPrefix("f"), let number = Int(name.dropFirst()), name == "f\(number)",
      (1...24).contains(number)
    {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// What stands on the keys of a keyboard, for footers and help: `Esc`, `Ctrl-D`, `PgUp`, `F5`.
  package var label: String? {
    switch self {
    case .character(" "): "Space"
    case .control(let scalar): "Ctrl-" + String(Character(scalar)).uppercased()
    case .function(let number): "F\(number)"
    default: Key.named.first { $0.key == self }?.label ?? name
    }
  }

  /// Scalars that can follow `ctrl-`.
  package static let controls: Set<Unicode.Scalar> = Set(
    "abcdefgklnopqrstuvwxyz@\\]^_".unicodeScalars)

  private static let named: [(name: String, label: String, key: Key)] = [
    ("enter", "Enter", .enter), ("esc", "Esc", .escape), ("tab", "Tab", .tab),
    ("backtab", "Shift-Tab", .backTab), ("backspace", "Backspace", .backspace),
    ("delete", "Del", .delete), ("insert", "Ins", .insert), ("up", "Up", .up),
    ("down", "Down", .down), ("left", "Left", .left), ("right", "Right", .right),
    ("home", "Home", .home), ("end", "End", .end), ("pgup", "PgUp", .pageUp),
    ("pgdn", "PgDn", .pageDown),
  ]

  private static let aliases: [String: Key] = [
    "escape": .escape, "return": .enter, "del": .delete, "pageup": .pageUp,
    "pagedown": .pageDown, "shift-tab": .backTab,
  ]
}
