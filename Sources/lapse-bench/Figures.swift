/// Lines of a table of figures.
enum Figures {
  static func line(_ what: String, _ figure: String, _ note: String = "") {
    let name = what + String(repeating: " ", count: max(1, 46 - what.count))
    let value = String(repeating: " ", count: max(0, 14 - figure.count)) + figure
    print(name + value + (note.isEmpty ? "" : "   " + note))
  }

  static func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    return "\(microseconds / 1_000).\(String(1_000 + microseconds % 1_000).dropFirst()) ms"
  }

  static func rate(_ count: Int, in duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let time = Double(seconds) + Double(attoseconds) / 1e18
    return "\(Int(Double(count) / max(time, 0.000_001)))/s"
  }

  static func median(_ numbers: [Int]) -> Int {
    numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2]
  }

  /// The duration below which a share of them lies.
  static func percentile(_ durations: [Duration], _ share: Double) -> Duration {
    let sorted = durations.sorted()
    guard !sorted.isEmpty else { return .zero }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  static func budget(_ what: String, _ most: String, _ duration: Duration) {
    budget(what, most, milliseconds(duration))
  }

  static func budget(_ what: String, _ most: String, _ figure: String, _ note: String = "") {
    line(what, figure, "at most \(most)" + (note.isEmpty ? "" : "; \(note)"))
  }

  /// The bytes of each step, beside the fewest with which curses shows the same.
  static func budget(_ what: String, _ bytes: [Int], floor: [Int]) {
    let (sent, least) = (bytes.reduce(0, +), floor.reduce(0, +))
    let ratio = Double(sent) / Double(max(1, least))
    let times = "\(Int(ratio)).\(String(100 + Int(ratio * 100) % 100).dropFirst())"
    line(
      what, "\(times) x",
      "at most 1.1 x; \(sent / max(1, bytes.count)) bytes, plain curses \(least / max(1, floor.count))"
    )
  }
}
