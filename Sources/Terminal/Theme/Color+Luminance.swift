import Glibc

extension Color {
  /// Relative luminance of the 24-bit colour (WCAG 2.1), 0 to 1; nil for the terminal's own.
  var luminance: Double? {
    guard let direct, direct >= 8 else { return nil }
    let parts = [direct >> 16 & 0xFF, direct >> 8 & 0xFF, direct & 0xFF].map { part in
      let share = Double(part) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
