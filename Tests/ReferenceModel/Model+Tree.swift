/// A record's place: what it is below of, and what is below it.
struct ModelPlace: Equatable {
  var kind: String
  var id: String
}

extension Model {
  /// The records that this one is directly below of. A session is below nothing: only a hold on
  /// its PBX and the deletion of its PBX reach it, and both say so themselves.
  func parents(of record: ModelRecord) -> [ModelPlace] {
    var places: [ModelPlace] = []
    let pbx = record.text("pbx")
    switch record.kind {
    case "extension":
      if let pbx { places.append(ModelPlace(kind: "pbx", id: pbx)) }
    case "meeting", "poll", "report":
      if let pbx {
        places.append(ModelPlace(kind: "pbx", id: pbx))
        if let number = record.text("extension") {
          places.append(ModelPlace(kind: "extension", id: pbx + "/" + number))
        }
      }
      if record.kind == "report", let meeting = record.text("meeting") {
        places.append(ModelPlace(kind: "meeting", id: meeting))
      }
    case "participant", "recording", "file":
      if let meeting = record.text("meeting") {
        places.append(ModelPlace(kind: "meeting", id: meeting))
      }
    default: break
    }
    return places
  }

  func ancestors(of record: ModelRecord) -> [ModelPlace] {
    var found: [ModelPlace] = []
    var open = parents(of: record)
    while let place = open.popLast() {
      if found.contains(place) { continue }
      found.append(place)
      if let parent = self.record(place.kind, place.id) { open += parents(of: parent) }
    }
    return found
  }

  /// Everything below a record, sessions apart.
  func below(_ record: ModelRecord) -> [ModelRecord] {
    let place = ModelPlace(kind: record.kind, id: record.id)
    return records.filter { ancestors(of: $0).contains(place) }
  }

  /// The FQDN of the record's PBX.
  func pbx(of record: ModelRecord) -> String? {
    switch record.kind {
    case "pbx": record.id
    case "participant", "recording", "file":
      record.text("meeting").flatMap { self.record("meeting", $0) }?.text("pbx")
    default: record.text("pbx")
    }
  }

  /// What `tenant-dns-meetings` is about.
  func meetingLevel(ofPBX pbx: String) -> [ModelRecord] {
    let kinds = ["meeting", "participant", "recording", "file", "poll", "report"]
    return records.filter { kinds.contains($0.kind) && self.pbx(of: $0) == pbx }
  }
}
