/// A sweep's number as people see it: `S-12`.
package enum SweepRun {
  package static func label(_ number: Int64) -> String { "S-\(number)" }

  /// Nil for what is no label.
  package static func number(label: String) -> Int64? {
    guard label.hasPrefix("S-") else { return nil }
    return Int64(label.dropFirst(2))
  }
}
