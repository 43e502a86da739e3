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

  /// `recording=14/2/1/72021000`: in 15 min, in 8 h, later, the greatest in milliseconds.
  static func encode(_ late: [RuleID: Lateness]) -> String {
    RuleID.allCases.compactMap { rule in
      late[rule].map { "\(rule.rawValue)=\($0.in15m)/\($0.in8h)/\($0.later)/\($0.greatest)" }
    }.joined(separator: " ")
  }

  static func lateness(_ text: String) -> [RuleID: Lateness] {
    var late: [RuleID: Lateness] = [:]
    for pair in text.split(separator: " ") {
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let rule = RuleID(rawValue: String(parts[0])) else { continue }
      let numbers = parts[1].split(separator: "/").compactMap { Int64($0) }
      guard numbers.count == 4 else { continue }
      late[rule] = Lateness(
        in15m: Int(numbers[0]), in8h: Int(numbers[1]), later: Int(numbers[2]),
        greatest: numbers[3])
    }
    return late
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

  /// `participant:17:constraint`.
  static func encode(_ failed: [FailedRecord]) -> String {
    failed.map { "\($0.kind.rawValue):\($0.record):\($0.cause)" }.joined(separator: " ")
  }

  static func failed(_ text: String) -> [FailedRecord] {
    text.split(separator: " ").compactMap { entry in
      let parts = entry.split(separator: ":")
      guard parts.count == 3, let kind = Kind(rawValue: String(parts[0])),
        let record = Int64(parts[1])
      else { return nil }
      return FailedRecord(kind: kind, record: record, cause: String(parts[2]))
    }
  }

  private static func pairs(_ text: String) -> [(String, Int)] {
    text.split(separator: " ").compactMap { pair in
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let number = Int(parts[1]) else { return nil }
      return (String(parts[0]), number)
    }
  }
}
