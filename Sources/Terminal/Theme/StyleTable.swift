/// What a theme makes of every cell style at one depth.
package struct StyleTable: Sendable {
  package let depth: ColorDepth
  private let styles: [Style]

  package init(theme: Theme, depth: ColorDepth) {
    self.depth = depth
    styles = Role.allCases.map { theme.style(for: $0) }
  }

  /// The attributes of the base and of what lies over it; each colour from the uppermost layer
  /// that has one, `ui` being the lowest.
  package subscript(style: CellStyle) -> ResolvedStyle {
    let layers = [style.base, style.overlay].compactMap { $0 }.map { self[$0] }
    guard depth != .none else {
      return ResolvedStyle(attributes: layers.reduce([]) { $0.union($1.mono) })
    }
    var resolved = ResolvedStyle(attributes: layers.reduce([]) { $0.union($1.attributes) })
    for layer in [self[.ui]] + layers {
      if let color = layer.foreground { resolved.foreground = color.number(at: depth) ?? -1 }
      if let color = layer.background { resolved.background = color.number(at: depth) ?? -1 }
    }
    return resolved
  }

  private subscript(role: Role) -> Style {
    styles[Int(role.rawValue)]
  }
}
