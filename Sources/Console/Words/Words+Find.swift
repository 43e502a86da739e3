internal import Domain
internal import Operations

extension Words {
  static func subject(_ subject: FindHit.Subject) -> String {
    if case .record(let kind) = subject { return Words.kind(kind) }
    return subject.name
  }

  /// What a hit is, masked as everywhere.
  static func found(_ hit: FindHit) -> String {
    guard let view = hit.view else {
      return hit.subject == .run
        ? "A sweep; its receipt is listed at :receipts." : "It is known here."
    }
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
