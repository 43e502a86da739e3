import Glibc

extension Color {
  /// Relative luminance (WCAG 2.1), 0 to 1, of what the depth shows; nil for the terminal's own
  /// colours, which nobody knows: its default, its palette, and at 8 and 16 colours all.
  func luminance(at depth: ColorDepth) -> Double? {
    switch depth {
    case .direct:
      guard let direct, direct >= 8 else { return nil }
      return Self.luminance([direct >> 16 & 0xFF, direct >> 8 & 0xFF, direct & 0xFF])
    case .indexed:
      guard let indexed, indexed >= 16 else { return nil }
      return Self.luminance(Self.parts(indexed))
    case .none, .eight, .sixteen: return nil
    }
  }

  /// Of xterm's 256 colours, from 16 on: a cube of six steps, then greys.
  private static func parts(_ number: Int32) -> [Int32] {
    guard number < 232 else { return Array(repeating: 8 + (number - 232) * 10, count: 3) }
    let cube = number - 16
    return [cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + $0 * 40 }
  }

  private static func luminance(_ parts: [Int32]) -> Double {
    let linear = parts.map { part in
      let share = Double(part) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
