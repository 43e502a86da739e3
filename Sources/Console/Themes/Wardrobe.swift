internal import Terminal

/// Which theme is worn, and which there are.
struct Wardrobe: Sendable {
  /// The name of its file, by which it is found again.
  var name = "default"
  var theme = Theme.plain
  var configuration: String?
  /// As they were last read; empty: not read yet.
  var offers: [ThemeSupply.Offer] = []

  /// What keeps a theme beyond this run.
  func advice(_ name: String) -> String {
    let line = "theme = \"\(name)\""
    return configuration.map { "\(line) in \($0) keeps it." } ?? "--theme \(name) brings it back."
  }
}

extension State {
  /// From the next frame on.
  mutating func wear(_ offer: ThemeSupply.Offer) -> [Effect] {
    guard case .success(let theme) = offer.theme else { return [] }
    wardrobe.name = offer.name
    guard theme != wardrobe.theme else { return [] }
    wardrobe.theme = theme
    let own = theme.glyphs(unicode: glyphs.isUnicode)
    glyphs = glyphs.hasLetters ? own.withLetters : own
    return [.dress]
  }

  mutating func showThemes() -> [Effect] {
    dialog = .themes(ThemeDialog(before: wardrobe))
    return [.readThemes]
  }

  /// They were asked for, or one of the person's own has changed. A broken one leaves the theme
  /// that is worn, and is told.
  mutating func themesRead(_ offers: [ThemeSupply.Offer]) -> [Effect] {
    wardrobe.offers = offers
    if case .themes(var picker)? = dialog {
      let effects = picker.offersArrived(&self)
      dialog = .themes(picker)
      return effects
    }
    guard let worn = offers.first(where: { $0.name == wardrobe.name }) else { return [] }
    switch worn.theme {
    case .success:
      let effects = wear(worn)
      if !effects.isEmpty { notice = Notice("The theme \(worn.name) was read again.") }
      return effects
    case .failure(let fault):
      notice = Notice("\(fault.words); the theme stays as it was.", isError: true)
      return []
    }
  }
}
