/// What somebody asked for, as one text that a caller told: what it can be taken for.
///
/// It is personal data as a rule and prints its shape only. Nothing that keeps data takes one.
package struct FindQuestion: Sendable {
  /// What a question is taken for; the raw values are of the contract (`interfaces.md`).
  package enum Shape: String, Sendable, CaseIterable {
    case fqdn
    case fqdnPart = "fqdn-part"
    case licenceKey = "licence-key"
    case ip, email, meeting, `extension`, phone, receipt, hold, job, run, report, nothing

    /// Whether a masked field is searched: such a find is written down, and one that finds nothing
    /// counts as a guess.
    package var isPersonal: Bool {
      switch self {
      case .licenceKey, .ip, .email, .phone: true
      default: false
      }
    }

    /// As the end of "taken for …".
    package var words: String {
      switch self {
      case .fqdn: "a whole FQDN"
      case .fqdnPart: "part of an FQDN"
      case .licenceKey: "a licence key"
      case .ip: "an IP address"
      case .email: "an e-mail address"
      case .meeting: "a meeting"
      case .extension: "an extension"
      case .phone: "a telephone number"
      case .receipt: "a receipt"
      case .hold: "a hold"
      case .job: "an ordered deletion"
      case .run: "a sweep"
      case .report: "a report"
      case .nothing: "nothing that can be found"
      }
    }
  }

  /// One way to take it.
  package enum Reading: Sendable {
    case fqdn(String)
    /// At least three characters.
    case fqdnPart(String)
    case `extension`(fqdn: String, number: String)
    /// An extension's number alone, which many PBXs can have.
    case number(String)
    /// Ids in the order in which they are tried: as typed, in capitals, in small letters; or what a
    /// link holds.
    case meeting([String])
    case report([String])
    /// A number of ours: `RC-12`, `H-12`, `D-12`, `S-12`.
    case receipt(Int64)
    case hold(Int64)
    case job(Int64)
    case run(Int64)
    case email(FoldedAddress)
    case licenceKey(Folded)
    case phone(Folded)
    case ip(FindQuestionAddress)

    package var shape: Shape {
      switch self {
      case .fqdn: .fqdn
      case .fqdnPart: .fqdnPart
      case .extension, .number: .extension
      case .meeting: .meeting
      case .report: .report
      case .receipt: .receipt
      case .hold: .hold
      case .job: .job
      case .run: .run
      case .email: .email
      case .licenceKey: .licenceKey
      case .phone: .phone
      case .ip: .ip
      }
    }
  }

  /// The likeliest first.
  package let readings: [Reading]
  /// What it is taken for where nothing is found.
  package let shape: Shape

  /// Reads what was typed or pasted; white space at its ends does not count.
  package init(_ typed: String) {
    let text = Self.trimmed(typed)
    guard (1...2_048).contains(text.utf8.count), !text.unicodeScalars.contains(where: Self.isHidden)
    else {
      (readings, shape) = ([], .nothing)
      return
    }
    readings = Self.readings(text)
    shape = Self.shape(readings, text)
  }

  /// The reading of an FQDN, or of a part of one, for which near ones are offered.
  package var name: String? {
    for reading in readings {
      switch reading {
      case .fqdn(let name), .fqdnPart(let name), .extension(let name, _): return name
      default: continue
      }
    }
    return nil
  }

  static func trimmed(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let head = scalars.drop(while: \.properties.isWhitespace)
    let end = head.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? head.startIndex
    return Mask.text(head[..<end])
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension FindQuestion: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "a question for \(shape.rawValue)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["shape": shape]) }
}

extension FindQuestion.Reading: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  package var description: String { shape.rawValue }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["shape": shape]) }
}
