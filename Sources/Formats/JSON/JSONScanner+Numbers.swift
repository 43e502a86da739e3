extension JSONScanner {
  /// The number that is next, by RFC 8259's grammar.
  mutating func number() throws(ScanFault) -> JSONNumber {
    let start = position
    let negative = take(UInt8(ascii: "-"))
    let whole = position
    try digits(start)
    if bytes[whole] == 0x30, position - whole > 1 {
      throw .predicate(start, "has a leading zero")
    }
    let wholeEnd = position
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits(start)
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
      try digits(start)
    }
    return JSONNumber(
      range: start..<position, whole: whole..<wholeEnd, isNegative: negative,
      isWhole: wholeEnd == position)
  }

  private mutating func digits(_ start: Int) throws(ScanFault) {
    let from = position
    while position < end, bytes[position] &- 0x30 < 10 { position += 1 }
    if position == from {
      throw .predicate(position < end ? start : position, "is not a number as JSON has them")
    }
  }
}
