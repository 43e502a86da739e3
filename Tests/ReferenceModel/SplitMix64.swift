/// A small seeded generator: the same seed gives the same history everywhere.
package struct SplitMix64: Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 ..< `limit`; `limit` must be positive.
  package mutating func number(below limit: Int) -> Int {
    Int(next() % UInt64(limit))
  }

  package mutating func chance(_ percent: Int) -> Bool {
    number(below: 100) < percent
  }

  /// nil only for an empty list.
  package mutating func pick<Element>(_ list: [Element]) -> Element? {
    list.isEmpty ? nil : list[number(below: list.count)]
  }
}
