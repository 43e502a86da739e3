/// Why a theme that can be used should not be: what `theme check` fails on.
package enum ThemeProblem: Hashable, Sendable {
  /// Neither the role nor any prefix of it has a style.
  case missing(Role)
  /// Text and ground are nearer than 4.5 : 1 (WCAG 2.1, criterion 1.4.3); `over` is the role that
  /// this one is laid over. The ratio in hundredths, rounded down.
  case contrast(Role, over: Role?, hundredths: Int)
}

extension Theme {
  /// Contrast is known only between 24-bit colours; the terminal's own are not judged. What a
  /// role leaves out is taken from `ui`, and the cursor's role is tried over each row and state.
  package var problems: [ThemeProblem] {
    missingRoles.map { .missing($0) }
      + Role.allCases.compactMap { problem($0, over: nil) }
      + Role.allCases.filter { $0.name.hasPrefix("table.") || $0.name.hasPrefix("state.") }
      .compactMap { problem(.tableRowCursor, over: $0) }
  }

  private func problem(_ role: Role, over lower: Role?) -> ThemeProblem? {
    let layers = [role, lower, .ui].compactMap { $0 }.map { style(for: $0) }
    guard let text = layers.compactMap(\.foreground).first?.luminance,
      let ground = layers.compactMap(\.background).first?.luminance
    else { return nil }
    let ratio = (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
    return ratio < 4.5 ? .contrast(role, over: lower, hundredths: Int(ratio * 100)) : nil
  }
}
