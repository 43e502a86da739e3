import Domain

/// The value of a term, as its column takes it.
struct FilterValue {
  private let term: FilterTerm
  private let now: Instant

  init(_ term: FilterTerm, now: Instant) {
    self.term = term
    self.now = now
  }

  private static let most: Int64 = 9_000_000_000_000
  private static let ever = Instant(milliseconds: -most)...Instant(milliseconds: most)

  /// With `k`, `M` or `G` for thousands.
  func number() throws(FilterFault) -> ClosedRange<Int64> {
    var digits = term.value[...]
    var times: Int64 = 1
    let thousands: [Character: Int64] = ["k": 1_000, "M": 1_000_000, "G": 1_000_000_000]
    if let last = digits.last, let factor = thousands[last] {
      times = factor
      digits = digits.dropLast()
    }
    guard (1...9).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int64(digits)
    else { throw FilterFault(at: term.valueStart, "it is a whole number: 12, 400k, 10M") }
    let value = number * times
    return switch term.relation {
    case .matches, .equals: value...value
    case .less: Int64.min...(value - 1)
    case .lessOrEqual: Int64.min...value
    case .greater: (value + 1)...Int64.max
    case .greaterOrEqual: value...Int64.max
    }
  }

  func flag() throws(FilterFault) -> ClosedRange<Int64> {
    try only([.matches, .equals], "this column is yes or no: it takes :")
    switch term.value.lowercased() {
    case "yes", "true", "1": return 1...1
    case "no", "false", "0": return 0...0
    default: throw FilterFault(at: term.valueStart, "it is yes or no")
    }
  }

  /// A length is an age, as lists show it; of what may be to come it must say which way.
  func instant(isAhead: Bool) throws(FilterFault) -> ClosedRange<Instant> {
    switch FilterTime(term.value) {
    case .stretch(let stretch)?: return against(stretch)
    case .shift(let shift)?: return against(now + shift..<(now + shift + 1))
    case .span(let length, let grain)?:
      guard !isAhead else {
        throw FilterFault(at: term.valueStart, "say -\(term.value) or +\(term.value) from now")
      }
      // The greater the age, the earlier the instant.
      return switch term.relation {
      case .matches: (now - length - grain + 1)...(now - length)
      case .equals: (now - length)...(now - length)
      case .less: (now - length + 1)...Self.ever.upperBound
      case .lessOrEqual: (now - length)...Self.ever.upperBound
      case .greater: Self.ever.lowerBound...(now - length - 1)
      case .greaterOrEqual: Self.ever.lowerBound...(now - length)
      }
    case nil:
      throw FilterFault(
        at: term.valueStart,
        isAhead
          ? "it is a time: 2026-11-24, 2026-11-24T09:41, +2h, -3d"
          : "it is a time or an age: 2026-11-24, 3d, 2d18, 14m")
    }
  }

  /// A length is what is left.
  func due() throws(FilterFault) -> ClosedRange<Instant> {
    guard case .span(let length, let grain)? = FilterTime(term.value) else {
      return try instant(isAhead: true)
    }
    let at = now + length
    return term.relation == .matches
      ? at...(at + grain - 1) : against(at..<(at + 1))
  }

  private func against(_ stretch: Range<Instant>) -> ClosedRange<Instant> {
    switch term.relation {
    case .matches, .equals: stretch.lowerBound...(stretch.upperBound - 1)
    case .less: Self.ever.lowerBound...(stretch.lowerBound - 1)
    case .lessOrEqual: Self.ever.lowerBound...(stretch.upperBound - 1)
    case .greater: stretch.upperBound...Self.ever.upperBound
    case .greaterOrEqual: stretch.lowerBound...Self.ever.upperBound
    }
  }

  /// The cases that begin with the value, or are it.
  func some<Case: RawRepresentable<String> & CaseIterable>(_ type: Case.Type) -> [Case] {
    let value = term.value.lowercased()
    return Case.allCases.filter {
      term.relation == .equals ? $0.rawValue == value : $0.rawValue.hasPrefix(value)
    }
  }

  func several<Case: RawRepresentable<String> & CaseIterable & Hashable>(
    _ type: Case.Type, _ otherwise: String
  ) throws(FilterFault) -> Set<Case> {
    try only([.matches, .equals], "this column takes : and a word")
    let found = some(type)
    guard !found.isEmpty else { throw FilterFault(at: term.valueStart, otherwise) }
    // One that is meant whole is not meant as a beginning.
    let whole = found.first { $0.rawValue == term.value.lowercased() }
    return whole.map { [$0] } ?? Set(found)
  }

  func one<Case: RawRepresentable<String> & CaseIterable>(
    of otherwise: String
  ) throws(FilterFault) -> Case {
    try only([.matches, .equals], "this column is a mark: it takes :")
    guard let found = some(Case.self).first else {
      throw FilterFault(at: term.valueStart, otherwise)
    }
    return found
  }

  func only(
    _ relations: [FilterTerm.Relation], _ otherwise: String
  ) throws(FilterFault) {
    guard relations.contains(term.relation) else {
      throw FilterFault(at: term.relationStart, otherwise)
    }
  }
}
