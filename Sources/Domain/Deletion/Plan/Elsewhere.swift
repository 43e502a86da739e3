/// What lies on other systems and is not removed by Lapse (`rules.md`, What Lapse is the record of).
package enum Elsewhere: String, Sendable, CaseIterable {
  /// The PBX's own copy of a report.
  case reportCopy = "report-copy"
  /// Media on a meeting server.
  case media
}

extension Counts {
  /// Where else there may be some of what went.
  package var elsewhere: [Elsewhere] {
    var places: [Elsewhere] = []
    if self[.report] > 0 { places.append(.reportCopy) }
    if self[.meeting] > 0 || self[.recording] > 0 { places.append(.media) }
    return places
  }
}
