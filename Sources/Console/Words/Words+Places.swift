internal import Domain
internal import Operations

extension Words {
  /// What goes when the record goes, as far as it is counted; nil: nothing is below it.
  static func endsWith(_ row: ListRow) -> String? {
    switch row.facts {
    case .pbx(let extensions, let meetings, _):
      let below = some(.extension, extensions) + some(.meeting, meetings)
      return below.isEmpty ? nil : below.joined(separator: ", ") + " and all in them"
    case .extension(let meetings, let polls):
      return
        (some(.meeting, meetings).map { $0 + " and all in them" } + some(.poll, polls)
        + ["its reports"]).joined(separator: ", ")
    case .meeting(let facts):
      return
        (some(.participant, facts.people) + some(.recording, facts.recordings)
        + some(.file, facts.files) + ["its documents and its report"]).joined(separator: ", ")
    case .report, .none: return nil
    }
  }

  /// Nothing of what there is none of.
  private static func some(_ kind: Kind, _ count: Int) -> [String] {
    count == 0 ? [] : [kinds(kind, count)]
  }

  /// `name, email: what was put right stands until pbx.example.com sends another value`.
  static func rectified(_ detail: RecordDetail) -> String? {
    guard !detail.rectified.isEmpty else { return nil }
    let names = detail.rectified.joined(separator: ", ")
    return "\(names): stands until \(detail.pbx ?? "its PBX") sends another"
  }
}
