extension Mask {
  /// Country code and last two digits of an international number (`+` or `00` in front) of 9 to 15
  /// digits (ITU-T E.164); everything else is `***`. Between the digits stand only spaces and
  /// `- . / ( )`: what else a dial-in holds may be its PIN.
  static func maskedPhone(_ raw: String) -> String {
    let scalars = MaskNormalForm.composed(raw.unicodeScalars)
    if isPhoneMask(scalars) { return text(scalars) }
    guard let digits = internationalDigits(scalars), 9...15 ~= digits.count,
      let code = countryCode(digits)
    else { return "***" }
    return "+\(text(code)) ***\(text(digits.suffix(2)))"
  }

  private static func isPhoneMask(_ scalars: [Unicode.Scalar]) -> Bool {
    guard 8...10 ~= scalars.count, scalars[0] == "+", scalars.suffix(2).allSatisfy(\.isDigit),
      text(scalars.dropLast(2).suffix(4)) == " ***"
    else { return false }
    let code = Array(scalars[1..<(scalars.count - 6)])
    return countryCode(code).map { $0.count == code.count } ?? false
  }

  private static func internationalDigits(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var digits: [Unicode.Scalar] = []
    var hasPlus = false
    for scalar in scalars {
      switch scalar {
      case "0"..."9": digits.append(scalar)
      case "+":
        if hasPlus || !digits.isEmpty { return nil }
        hasPlus = true
      case " ", "\u{A0}", "\u{202F}", "-", ".", "/", "(", ")": break
      default: return nil
      }
    }
    if hasPlus { return digits }
    return digits.starts(with: ["0", "0"]) ? Array(digits.dropFirst(2)) : nil
  }

  private static func countryCode(_ digits: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
    for length in 1...3 where digits.count >= length {
      if let code = Int(text(digits.prefix(length))), digits[0] != "0", countryCodes.contains(code)
      {
        return digits.prefix(length)
      }
    }
    return nil
  }

  /// Assigned codes (ITU-T E.164 list): no code begins another.
  private static let countryCodes: Set<Int> = {
    let ranges: [ClosedRange<Int>] = [
      1...1, 7...7,
      20...20, 27...27, 30...34, 36...36, 39...39, 40...41, 43...49, 51...58, 60...66, 81...82,
      84...84, 86...86, 90...95, 98...98,
      211...213, 216...216, 218...218, 220...258, 260...269, 290...291, 297...299,
      350...359, 370...383, 385...387, 389...389, 420...421, 423...423,
      500...509, 590...599, 670...670, 672...683, 685...692,
      800...800, 808...808, 850...850, 852...853, 855...856, 870...870, 878...878, 880...883,
      886...886, 960...968, 970...977, 979...979, 992...996, 998...998,
    ]
    return Set(ranges.joined())
  }()
}

extension Unicode.Scalar {
  /// 0 to 9 of ASCII.
  fileprivate var isDigit: Bool { "0"..."9" ~= self }
}
