internal import Terminal

/// A line between the items of a list.
struct Heading: Hashable, Sendable {
  enum Style: Hashable, Sendable {
    /// A day begins.
    case day
    /// The present instant.
    case now
    case title
    /// Heads of columns of its own.
    case columns
  }

  let style: Style
  let text: SafeText
}
