/// The program's own marks, by the names that themes use.
package enum Glyph: String, CaseIterable, Sendable {
  case cursor, cut, crumb
  case urgent, look, staged, held, quarantined, braked, asked, live, restricted, went
  case marked
  case set, empty, erased
  case gaugeFull = "gauge-full"
  case gaugeEmpty = "gauge-empty"
  case eighth1 = "eighth-1"
  case eighth2 = "eighth-2"
  case eighth3 = "eighth-3"
  case eighth4 = "eighth-4"
  case eighth5 = "eighth-5"
  case eighth6 = "eighth-6"
  case eighth7 = "eighth-7"
  case bar0 = "bar-0"
  case bar1 = "bar-1"
  case bar2 = "bar-2"
  case bar3 = "bar-3"
  case bar4 = "bar-4"
  case bar5 = "bar-5"
  case horizontal, vertical
  case topLeft = "top-left"
  case topRight = "top-right"
  case bottomLeft = "bottom-left"
  case bottomRight = "bottom-right"
  case dayLine = "day-line"
  case nowLine = "now-line"
  case up, down

  package static let eighths: [Glyph] = [
    .eighth1, .eighth2, .eighth3, .eighth4, .eighth5, .eighth6, .eighth7,
  ]

  package static let bars: [Glyph] = [.bar0, .bar1, .bar2, .bar3, .bar4, .bar5]
}
