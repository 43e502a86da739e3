/// What reads as a telephone number within a text: `+49 30 5550 1234`, `0049…`, `030 5550-1234`,
/// `(555) 010-0123`. Times, dates, decimals and plain runs of digits do not.
enum PhonePattern {
  static func matches(_ text: [Unicode.Scalar]) -> Bool {
    var start = 0
    while start < text.count {
      guard begins(text, at: start) else {
        start += 1
        continue
      }
      let end = end(text, from: start)
      if isFree(text, end), isNumber(text[start..<end]) { return true }
      start = max(end, start + 1)
    }
    return false
  }

  /// Not within a word, a number or a time.
  private static func begins(_ text: [Unicode.Scalar], at start: Int) -> Bool {
    guard isDigit(text[start]) || text[start] == "+" || text[start] == "(" else { return false }
    guard start > 0 else { return true }
    let before = text[start - 1]
    return !isWord(before) && !":.,-/+_".unicodeScalars.contains(before)
  }

  private static func isFree(_ text: [Unicode.Scalar], _ end: Int) -> Bool {
    end == text.count || !(isWord(text[end]) || text[end] == ":")
  }

  /// After the last digit of a run of digits with at most two separators between them.
  private static func end(_ text: [Unicode.Scalar], from start: Int) -> Int {
    var end = start + 1
    var gap = 0
    for place in text.indices[(start + 1)...] {
      if isDigit(text[place]) {
        gap = 0
        end = place + 1
      } else if " -./()\u{A0}".unicodeScalars.contains(text[place]), gap < 2 {
        gap += 1
      } else {
        break
      }
    }
    return end
  }

  private static func isNumber(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
    let groups = run.split { !isDigit($0) }.map(\.count)
    let digits = run.filter(isDigit)
    if run.first == "+" { return (7...15).contains(digits.count) }
    guard !groups.isEmpty, !isDate(groups) else { return false }
    if groups == [3, 3, 4] || groups == [1, 3, 3, 4] { return true }
    guard digits.first == "0", groups[0] >= 2, (9...17).contains(digits.count) else { return false }
    // A trunk prefix, or that of other countries.
    return digits[1] != "0" || digits[2] != "0"
  }

  /// A date, and perhaps an hour behind it.
  private static func isDate(_ groups: [Int]) -> Bool {
    guard groups.count >= 3 else { return false }
    let (first, second, third) = (groups[0], groups[1], groups[2])
    return first <= 2 && second <= 2 && (third == 4 || third == 2) && groups.count <= 4
      || first == 4 && second <= 2 && third <= 2
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar)
  }
}
