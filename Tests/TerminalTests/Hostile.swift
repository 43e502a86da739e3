/// Strings made to break screens, and a generator for more.
enum Hostile {
  static let strings = [
    "\u{1B}[2J\u{1B}[H", "\u{9B}31m", "\u{7}\u{8}\u{9}\u{A}\u{B}\u{C}\u{D}", "\r\n", "\u{7F}",
    "\u{0}", "\u{85}", "abc\u{202E}fed", "\u{2066}x\u{2069}", "\u{200B}\u{200C}\u{200D}",
    "\u{FEFF}bom", "\u{E0041}\u{E007F}", "\u{E000}\u{F0000}", "e\u{301}\u{301}\u{301}\u{301}",
    "\u{301}", "👨‍👩‍👧‍👦", "🇩🇪", "漢字", "ｆｕｌｌ", "क्षि", "\u{AD}soft", "\u{2028}\u{2029}", "\u{FFFE}",
    "\u{10FFFF}", "\u{3164}", "\u{115F}", "▸ ▲ …", "a\u{20E3}", "\u{1F3FF}", "مرحبا", "שלום",
  ]

  static func random(using generator: inout SplitMix) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &generator) {
      let range: ClosedRange<UInt32> =
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: 0...0x1F
        case 1: 0x20...0x17F
        case 2: 0x300...0x36F
        case 3: 0x2000...0x2FFF
        default: 0...0x10FFFF
        }
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
