extension ClosedRange {
  /// What lies in both; nil where nothing does.
  package func common(with other: ClosedRange) -> ClosedRange? {
    overlaps(other) ? clamped(to: other) : nil
  }
}
