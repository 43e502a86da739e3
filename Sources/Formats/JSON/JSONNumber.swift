/// Where a number stands, by its parts.
struct JSONNumber {
  let range: Range<Int>
  /// The digits before a point or an exponent.
  let whole: Range<Int>
  let isNegative: Bool
  /// Whether it has neither point nor exponent.
  let isWhole: Bool
}
