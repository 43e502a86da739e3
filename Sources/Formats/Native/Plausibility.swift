internal import Domain
internal import Glibc

/// What is stored as given although it looks wrong, and what numbers can mean.
enum Plausibility {
  /// Whether a reader would take the text for an e-mail address at all.
  static func isAddress(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "@")) }

  /// IPv4 in four decimal parts, or IPv6 without a zone: what the mask can read too.
  static func isIP(_ text: String) -> Bool {
    var buffer = in6_addr()
    return inet_pton(AF_INET, text, &buffer) == 1 || inet_pton(AF_INET6, text, &buffer) == 1
  }

  /// What a warning says of the field's value; nil where it looks right.
  static func doubt(_ field: Field, _ value: Value) -> String? {
    guard let mask = field.mask, let text = value.text else { return nil }
    switch mask {
    case .email where !isAddress(text): return "\"\(field.name)\" \(noAddress)"
    case .ip where !isIP(text): return "\"\(field.name)\" is no IP address; stored as given"
    default: return nil
    }
  }

  static let noAddress = "is no e-mail address; stored as given"

  /// The greatest value of a field that counts; past it, dates that are computed from it would
  /// leave the calendar.
  static func greatest(_ field: String) -> Int64 {
    switch field {
    case "durationMinutes": 1_000_000
    case "dnsUnknownDays": 36_525
    default: 1 << 53 - 1
    }
  }
}
