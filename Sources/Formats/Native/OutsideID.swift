package import Domain

/// The ids by which people and files name records (`interfaces.md`, Ids).
package enum OutsideID {
  /// At most so many bytes for an id, a number or a reference.
  package static let longest = 512

  /// The id in the form in which it is stored: an FQDN normalised, an extension's `FQDN/NUMBER`
  /// with its FQDN normalised, any other as given. Nil where it is no id of that kind.
  package static func normalized(_ id: String, of kind: Kind) -> String? {
    switch kind {
    case .pbx:
      return HostName.normalized(id)
    case .extension:
      let parts = id.utf8.split(
        separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard parts.count == 2, let fqdn = HostName.normalized(String(Substring(parts[0]))),
        (1...longest).contains(parts[1].count)
      else { return nil }
      return fqdn + "/" + String(Substring(parts[1]))
    default:
      return (1...longest).contains(id.utf8.count) ? id : nil
    }
  }
}
