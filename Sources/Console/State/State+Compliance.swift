internal import Domain
internal import Operations

extension State {
  /// `:compliance 2026-07-01 2026-09-30 pbx.example.com`: the first and the last day, in UTC, and one
  /// PBX; each may be left out.
  mutating func showCompliance(_ text: String) -> [Effect] {
    var request = ComplianceRequest()
    for word in text.split(separator: " ").dropFirst().map(String.init) {
      if let day = Instant(rfc3339: word + "T00:00:00Z")?.date {
        if request.from == nil { request.from = day } else { request.to = day }
      } else if word.contains(".") {
        request.pbx = word.lowercased()
      } else {
        notice = Notice(
          "Not understood: \(word). :compliance 2026-07-01 2026-09-30 pbx.example.com",
          isError: true)
        return []
      }
    }
    let place = Place.compliance(request)
    if place == .root(.compliance) { return jump(to: .compliance) }
    if screen.name == .compliance {
      let left = stack.removeLast()
      return cancellations(left) + open(place)
    }
    return open(place)
  }
}
