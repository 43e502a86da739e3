/// Splitmix64, keyed: the numbers of one record depend on nothing but its key.
struct Random {
  private var state: UInt64

  /// `stream` tells the kinds of draw apart, `index` the records within one.
  init(seed: UInt64, stream: UInt64, index: Int) {
    let key = Self.mix(seed &+ stream &* 0xA24B_AED4_963E_E407)
    state = Self.mix(key ^ (UInt64(truncatingIfNeeded: index) &* 0x9FB2_1C65_1E98_DF25))
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// Every 64-bit number has its own image.
  static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 ..< `bound`, which is at least 1.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func below(_ bound: Int64) -> Int64 { Int64(below(Int(bound))) }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}

/// The streams of `Random`: one for each thing that is drawn on its own.
enum Stream {
  static let tenant: UInt64 = 1
  static let `extension`: UInt64 = 2
  static let meeting: UInt64 = 3
  static let participant: UInt64 = 4
  static let poll: UInt64 = 5
  static let recording: UInt64 = 6
  static let file: UInt64 = 7
  static let report: UInt64 = 8
  static let session: UInt64 = 9
  static let log: UInt64 = 10
  static let backlog: UInt64 = 11
  static let oldReport: UInt64 = 12
  static let oldSession: UInt64 = 13
}
