/// How many records of each kind, in the order of `Kind.counted`.
package struct Counts: Hashable, Sendable {
  private var numbers: [Kind: Int]

  package init(_ numbers: [Kind: Int] = [:]) {
    self.numbers = numbers.filter { $0.value != 0 }
  }

  package subscript(_ kind: Kind) -> Int {
    get { numbers[kind] ?? 0 }
    set { numbers[kind] = newValue == 0 ? nil : newValue }
  }

  package var total: Int { numbers.values.reduce(0, +) }

  package static func += (left: inout Counts, right: Counts) {
    for (kind, count) in right.numbers { left[kind] += count }
  }
}
