extension Duration {
  /// Whole nanoseconds, at most those of a century.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return min(seconds, 100 * 366 * 86_400) * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
