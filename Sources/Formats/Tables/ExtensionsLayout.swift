/// The columns of a list of extensions, as another system writes it (`formats.md`).
package enum ExtensionsLayout: String, Sendable, CaseIterable {
  case threeCX = "3cx-extensions"
  case freePBX = "freepbx-extensions"
  case fusionPBX = "fusionpbx-extensions"

  /// A field of the native format and the columns it is taken from: the first that is there.
  struct Taken: Sendable {
    let field: String
    let columns: [String]
    /// Whether the column says the opposite of the field.
    var isOpposite = false
  }

  var number: String {
    switch self {
    case .threeCX: "Number"
    case .freePBX, .fusionPBX: "extension"
    }
  }

  var taken: [Taken] {
    switch self {
    case .threeCX:
      [
        Taken(field: "firstName", columns: ["FirstName"]),
        Taken(field: "lastName", columns: ["LastName"]),
        Taken(field: "email", columns: ["EmailAddress"]),
        Taken(field: "vanityName", columns: ["WebMeetingFriendlyName"]),
        Taken(field: "enabled", columns: ["Disabled"], isOpposite: true),
      ]
    case .freePBX:
      [
        Taken(field: "firstName", columns: ["name"]),
        Taken(field: "email", columns: ["voicemail_email"]),
      ]
    case .fusionPBX:
      [
        Taken(
          field: "firstName", columns: ["directory_first_name", "effective_caller_id_name"]),
        Taken(field: "lastName", columns: ["directory_last_name"]),
        Taken(field: "enabled", columns: ["enabled"]),
      ]
    }
  }
}
