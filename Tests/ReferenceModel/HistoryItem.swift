/// What stays the same of a made-up record through all lines that name it.
struct HistoryItem: Sendable {
  var kind: String
  var id: String
  var pbx: String?
  /// The number, of a record below an extension.
  var number: String?
  var meeting: String?
  /// The instant of the kind that never changes: created, uploaded, gathered or written.
  var made: Int64
  /// A quick meeting; a shared document; a report that never names anybody.
  var isSpecial = false
  /// The attendees of a report.
  var rows = 0

  /// The records that must be known before this one, nearest first.
  var parents: [ModelPlace] {
    var places: [ModelPlace] = []
    if let meeting { places.append(ModelPlace(kind: "meeting", id: meeting)) }
    if let pbx, let number, kind != "extension" {
      places.append(ModelPlace(kind: "extension", id: pbx + "/" + number))
    }
    if let pbx, kind != "pbx" { places.append(ModelPlace(kind: "pbx", id: pbx)) }
    return places
  }
}
