extension SafeText {
  /// A gauge of `width` columns: whole cells, with Unicode glyphs an eighth-cell at the end, the
  /// rest empty. Rounded down; a value outside 0…`total` is drawn as the nearer end, and nothing
  /// of nothing as empty.
  package static func gauge(
    _ value: Int, of total: Int, width: Int, in glyphs: Glyphs
  ) -> SafeText {
    precondition(width >= 0)
    let value = max(0, min(value, total))
    let steps = glyphs.isUnicode ? 8 : 1
    let parts =
      total > 0
      ? Int((Double(value) / Double(total) * Double(width * steps)).rounded(.down)) : 0
    let full = parts / steps
    var marks = Array(repeating: Glyph.gaugeFull, count: full)
    if parts % steps > 0 {
      marks.append(Glyph.eighths[parts % steps - 1])
    }
    marks += repeatElement(.gaugeEmpty, count: width - marks.count)
    return SafeText(glyphs: marks, in: glyphs)
  }

  /// One bar a value, from the lowest glyph for nothing to the highest for the greatest value; each
  /// of `width` columns, with one between them where that is more than one.
  package static func bars(_ values: [Int], width: Int = 1, in glyphs: Glyphs) -> SafeText {
    let greatest = values.max() ?? 0
    let top = Glyph.bars.count - 1
    let bars = values.map { value in
      guard greatest > 0, value > 0 else { return Glyph.bars[0] }
      let level = Int((Double(value) / Double(greatest) * Double(top)).rounded(.up))
      return Glyph.bars[min(top, max(1, level))]
    }
    guard width > 1 else { return SafeText(glyphs: bars, in: glyphs) }
    let wide = bars.map { SafeText(glyphs: Array(repeating: $0, count: width), in: glyphs) }
    return wide.dropFirst().reduce(wide.first ?? "") { $0 + " " + $1 }
  }
}
