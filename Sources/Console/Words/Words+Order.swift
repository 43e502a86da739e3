extension Words {
  /// What a list is sorted by, in words.
  static func order(_ column: String) -> String {
    switch column {
    case "next": "what goes next, staged, quarantined, held, late"
    case "ready": "who cannot meet first"
    case "state": "what is down first"
    case "time": "when it is, or was"
    case "fqdn", "name", "id", "number": "by its letters"
    case "registeredAt": "since when it is here"
    case "createdAt", "uploadedAt", "gatheredAt", "writtenAt": "its age"
    default: ""
    }
  }
}

extension Words {
  /// The titles of the columns that show what a list is sorted by.
  static func titles(_ column: String) -> [String] {
    switch column {
    case "next": ["WHAT NEXT"]
    case "fqdn": ["FQDN"]
    case "number": ["PBX", "NUM"]
    case "ready": ["READY"]
    case "state": ["STATE"]
    case "time": ["TIME"]
    case "id": ["ID", "RECORDING", "FILE", "SESSION", "LOG", "REPORT"]
    case "createdAt": ["CREATED", "AGE", "MADE"]
    case "uploadedAt": ["UPLOADED"]
    case "gatheredAt": ["GATHERED"]
    case "writtenAt": ["WRITTEN"]
    case "name": ["NAME"]
    default: []
    }
  }
}

extension Words {
  /// Before a number that is not the last word.
  static let atLeast = "≥"

  /// What stands for it where only ASCII is drawn.
  static func drawn(_ text: String, isUnicode: Bool) -> String {
    guard !isUnicode else { return text }
    return text.split(separator: atLeast, omittingEmptySubsequences: false).joined(separator: ">=")
  }
}
