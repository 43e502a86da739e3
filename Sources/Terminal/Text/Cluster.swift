/// What a grid draws in one place: a scalar of one or two columns and the marks over it.
struct Cluster: Hashable {
  let base: Unicode.Scalar
  /// 1 or 2.
  let width: Int
  var marks = CombiningMarks()

  func append(to scalars: inout String.UnicodeScalarView) {
    scalars.append(base)
    scalars.append(contentsOf: marks)
  }
}

/// Up to four marks, in their order. Four times 32 bits, the first that is 0 ends them: the layout
/// of `lapse_marks` in C.
package struct CombiningMarks: Hashable, Sendable {
  package static let most = 4

  private var values = SIMD4<UInt32>()

  package init() {}

  package var isEmpty: Bool { values[0] == 0 }

  /// - Returns: false if there is no room for it.
  @discardableResult
  mutating func append(_ mark: Unicode.Scalar) -> Bool {
    guard let free = (0..<CombiningMarks.most).first(where: { values[$0] == 0 }) else {
      return false
    }
    values[free] = mark.value
    return true
  }
}

extension CombiningMarks: Sequence {
  package func makeIterator() -> some IteratorProtocol<Unicode.Scalar> {
    (0..<CombiningMarks.most).lazy.map { values[$0] }.prefix { $0 != 0 }.compactMap(
      Unicode.Scalar.init
    )
    .makeIterator()
  }
}
