/// Strings made to break screens, and a generator for more.
enum Hostile {
  static let strings = [
    "\u{1B}[2J\u{1B}[H", "\u{9B}31m", "\u{7}\u{8}\u{9}\u{A}\u{B}\u{C}\u{D}", "\r\n", "\u{7F}",
    "\u{0}", "\u{85}", "abc\u{202E}fed", "\u{2066}x\u{2069}", "\u{200B}\u{200C}\u{200D}",
    "\u{FEFF}bom", "\u{E0041}\u{E007F}", "\u{E000}\u{F0000}", "e\u{301}\u{301}\u{301}\u{301}",
    "\u{301}", "👨‍👩‍👧‍👦", "🇩🇪", "漢字", "ｆｕｌｌ", "क्षि", "\u{AD}soft", "\u{2028}\u{2029}", "\u{FFFE}",
    "\u{1F469}\u{1F3FD}\u{200D}\u{1F52C}", "1\u{FE0F}\u{20E3}", "❤\u{FE0F}",
    "\u{1112}\u{1161}\u{11AB}",
    "\u{1100}\u{1100}\u{1161}", "ｶﾞ", "น้ำ", "漢\u{301}\u{301}\u{301}\u{301}\u{301}", "葛\u{E0100}",
    " \u{301}", "\u{25CC}\u{301}", "\u{FFFD}\u{301}", "क\u{94D}\u{200D}ष", "مَرْحَبًا", "\u{600}1",
    "\u{10FFFF}", "\u{3164}", "\u{115F}", "▸ ▲ …", "a\u{20E3}", "\u{1F3FF}", "مرحبا", "שלום",
  ]

  static func random(using generator: inout SplitMix) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &generator) {
      let range: ClosedRange<UInt32> =
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: 0...0x1F
        case 1: 0x20...0x17F
        case 2: 0x300...0x36F
        case 3: 0x2000...0x2FFF
        case 4: 0x590...0x10FF
        case 5: 0x3000...0x30FF
        case 6: 0x1100...0x11FF
        case 7: 0x1F1E0...0x1FAFF
        default: 0...0x10FFFF
        }
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
