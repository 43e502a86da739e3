extension Words {
  /// What a list is sorted by, in words.
  static func order(_ column: String) -> String {
    switch column {
    case "next": "what goes next, then held, then late"
    case "ready": "who cannot meet first"
    case "time": "when it is, or was"
    case "fqdn", "name", "id", "number": "by its letters"
    case "registeredAt": "since when it is here"
    case "createdAt", "uploadedAt", "gatheredAt", "writtenAt": "its age"
    default: ""
    }
  }
}
