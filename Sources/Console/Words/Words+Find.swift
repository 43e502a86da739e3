internal import Domain
internal import Operations

extension Words {
  static func subject(_ subject: FindHit.Subject) -> String {
    if case .record(let kind) = subject { return Words.kind(kind) }
    return subject.name
  }

  /// What a hit is, masked as everywhere.
  static func found(_ hit: FindHit, _ state: State) -> String {
    if let summary = hit.summary, let what = hit.what {
      let at = instant(summary.at, now: state.now, state.zone)
      return [what, at, summary.state, hit.tally].compactMap(\.self).joined(separator: ", ")
        + (hit.subject == .run ? "; its receipt is listed at :receipts" : "")
    }
    guard let view = hit.view else { return "It is known here." }
    if let hold = view.restrictedBy { return "restricted by \(Hold.label(hold)): ask the officer" }
    let names: [String] =
      switch view.kind {
      case .pbx: ["licenseKey"]
      case .extension: ["firstName", "lastName", "email"]
      case .participant: ["name", "email", "role", "meeting"]
      case .report: ["organizerName", "organizerEmail", "meeting"]
      default: ["title", "meeting"]
      }
    let shown = names.compactMap { name in view[name].text.map { "\(field(name)) \($0)" } }
    return shown.isEmpty ? "\(kind(view.kind)) \(view.id)" : shown.joined(separator: "   ")
  }
}
