import Domain

/// How much alike FQDNs are.
enum FindNames {
  /// The most near ones that are offered.
  static let most = 10

  /// The nearest first: those at an edit distance of at most 2, or with the same first label; where
  /// the name has no dot, its distance is to their first label.
  static func near(
    _ name: String, _ all: [(number: Int64, fqdn: String)]
  ) -> [(number: Int64, fqdn: String)] {
    let wanted = Array(name.utf8)
    let label = wanted.prefix { $0 != dot }
    let isLabel = label.count == wanted.count
    var found: [(rank: Int, number: Int64, fqdn: String)] = []
    for (number, fqdn) in all {
      let bytes = Array(fqdn.utf8)
      let first = bytes.prefix { $0 != dot }
      let compared = isLabel ? first : bytes[...]
      if let distance = distance(wanted[...], compared, most: allowed(wanted.count)) {
        found.append((distance, number, fqdn))
      } else if first == label {
        found.append((3, number, fqdn))
      }
    }
    found.sort { $0.rank != $1.rank ? $0.rank < $1.rank : Bytes.precedes($0.fqdn, $1.fqdn) }
    return found.prefix(most).map { ($0.number, $0.fqdn) }
  }

  private static let dot = UInt8(ascii: ".")

  /// Of a short name two changes would leave nothing.
  private static func allowed(_ length: Int) -> Int { length < 5 ? 1 : 2 }

  /// The number of bytes to insert, delete or replace; nil above `most`.
  static func distance(
    _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, most: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= most else { return nil }
    let (left, right) = (Array(left), Array(right))
    var previous = Array(0...right.count)
    for (row, one) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        let replaced = previous[column] + (one == other ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      guard (current.min() ?? 0) <= most else { return nil }
      previous = current
    }
    return previous[right.count] <= most ? previous[right.count] : nil
  }
}
