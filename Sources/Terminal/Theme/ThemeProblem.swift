/// Why a theme that can be used should not be: what `theme check` fails on.
package enum ThemeProblem: Hashable, Sendable {
  /// Neither the role nor any prefix of it has a style.
  case missing(Role)
  /// Text and ground are nearer than 4.5 : 1 (WCAG 2.1, criterion 1.4.3); `over` is the role that
  /// this one is laid over. The ratio in hundredths, rounded down, at the depth where it is worst.
  case contrast(Role, over: Role?, hundredths: Int, ColorDepth)
}

extension Theme {
  /// Contrast is known only between 24-bit colours and between xterm's 256; the terminal's own are
  /// not judged. What a role leaves out is taken from `ui`, and the cursor's role is tried over each
  /// row and state.
  package var problems: [ThemeProblem] {
    missingRoles.map { .missing($0) }
      + Role.allCases.compactMap { problem($0, over: nil) }
      + Role.allCases.filter { $0.name.hasPrefix("table.") || $0.name.hasPrefix("state.") }
      .compactMap { problem(.tableRowCursor, over: $0) }
  }

  private func problem(_ role: Role, over lower: Role?) -> ThemeProblem? {
    let layers = [role, lower, .ui].compactMap { $0 }.map { style(for: $0) }
    guard let foreground = layers.compactMap(\.foreground).first,
      let background = layers.compactMap(\.background).first
    else { return nil }
    let ratios = [ColorDepth.direct, .indexed].compactMap { depth -> (Double, ColorDepth)? in
      guard let text = foreground.luminance(at: depth),
        let ground = background.luminance(at: depth)
      else { return nil }
      return ((max(text, ground) + 0.05) / (min(text, ground) + 0.05), depth)
    }
    guard let (ratio, depth) = ratios.min(by: { $0.0 < $1.0 }), ratio < 4.5 else { return nil }
    return .contrast(role, over: lower, hundredths: Int(ratio * 100), depth)
  }
}
