internal import Domain
internal import Operations

extension Words {
  /// What goes when the record goes, as far as it is counted; nil: nothing is below it.
  static func endsWith(_ row: ListRow) -> String? {
    switch row.facts {
    case .pbx(let extensions, let meetings):
      return "\(kinds(.extension, extensions)), \(kinds(.meeting, meetings)) and all in them"
    case .extension(let meetings, let polls):
      return "\(kinds(.meeting, meetings)) and all in them, \(kinds(.poll, polls)), its reports"
    case .meeting(let facts):
      return [
        kinds(.participant, facts.people), kinds(.recording, facts.recordings),
        kinds(.file, facts.files),
      ].joined(separator: ", ") + ", its documents and its report"
    case .report, .none: return nil
    }
  }

  /// `name, email: what was put right stands until pbx.example.com sends another value`.
  static func rectified(_ detail: RecordDetail) -> String? {
    guard !detail.rectified.isEmpty else { return nil }
    let names = detail.rectified.joined(separator: ", ")
    return "\(names): stands until \(detail.pbx ?? "its PBX") sends another"
  }
}
