internal import Terminal

/// The second row: counts on the left, what is said beside them on the right; of both what has room,
/// in whole parts.
struct CountsRow {
  /// Beside the counts.
  struct Part {
    let text: String
    /// Left out where there is no room for it; what does not yield is cut at the last.
    var yields = true
    /// The order that the list always has: it says less than any other part.
    var isOrder = false
  }

  /// Between two parts.
  static let gap = "   "
  private static let narrowGap = "  "

  let left: SafeText
  let right: SafeText

  /// `counts`: what matters most first.
  init(_ counts: [String], _ others: [Part], width: Int) {
    var (counts, others, gap) = (counts, others, Self.gap)
    func columns(_ parts: [String]) -> Int { SafeText(parts.joined(separator: gap)).columns }
    func fits() -> Bool {
      let between = counts.isEmpty || others.isEmpty ? 0 : 2
      return columns(counts) + between + columns(others.map(\.text)) <= width
    }
    func settle() {
      gap = Self.gap
      if !fits() { gap = Self.narrowGap }
    }
    settle()
    if !fits(), others.last?.isOrder ?? false { others.removeLast() }
    while !fits(), counts.count > 1 { counts.removeLast() }
    while !fits(), let last = others.lastIndex(where: \.yields) { others.remove(at: last) }
    settle()
    left = SafeText(counts.joined(separator: gap))
    right = SafeText(others.map(\.text).joined(separator: gap))
  }
}
