import Domain

/// Counts in one text column: `meeting=3 participant=5`.
enum Packed {
  static func encode(_ counts: Counts) -> String {
    Kind.allCases.filter { counts[$0] != 0 }.map { "\($0.rawValue)=\(counts[$0])" }
      .joined(separator: " ")
  }

  static func encode(_ rules: [RuleID: Int]) -> String {
    RuleID.allCases.compactMap { rule in rules[rule].map { "\(rule.rawValue)=\($0)" } }
      .joined(separator: " ")
  }

  static func counts(_ text: String) -> Counts {
    var counts = Counts()
    for (name, number) in pairs(text) {
      if let kind = Kind(rawValue: name) { counts[kind] = number }
    }
    return counts
  }

  static func rules(_ text: String) -> [RuleID: Int] {
    var rules: [RuleID: Int] = [:]
    for (name, number) in pairs(text) {
      if let rule = RuleID(rawValue: name) { rules[rule] = number }
    }
    return rules
  }

  private static func pairs(_ text: String) -> [(String, Int)] {
    text.split(separator: " ").compactMap { pair in
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let number = Int(parts[1]) else { return nil }
      return (String(parts[0]), number)
    }
  }
}
