extension FindQuestion {
  /// A personal value as it is compared: without white space at its ends, in NFC and lower case;
  /// numbers of telephones by their digits, licence keys by their letters and digits, IP addresses
  /// by what they name. Equal or not, and nothing between; it prints nothing of itself.
  package struct Folded: Hashable, Sendable {
    private let bytes: [UInt8]

    package init(_ text: String, as mask: Mask) {
      switch mask {
      case .phone:
        let digits = Self.digits(text)
        bytes = digits.isEmpty ? FoldedAddress(text).bytes : digits
      case .licenceKey:
        let signs = Mask.text(MaskNormalForm.uppered(text)).utf8.filter {
          48...57 ~= $0 || 65...90 ~= $0
        }
        bytes = signs.isEmpty ? FoldedAddress(text).bytes : signs
      case .ip:
        bytes = FindQuestionAddress(text)?.bytes ?? FoldedAddress(text).bytes
      case .name, .email, .presence, .object:
        bytes = FoldedAddress(text).bytes
      }
    }

    /// Whether nothing is left to compare.
    package var isEmpty: Bool { bytes.isEmpty }

    /// Without the `00` in front that stands for `+`.
    private static func digits(_ text: String) -> [UInt8] {
      let digits = text.utf8.filter { 48...57 ~= $0 }
      let isWhole = !text.unicodeScalars.contains("+") && digits.starts(with: "00".utf8)
      return Array(isWhole ? digits.dropFirst(2) : digits[...])
    }
  }
}

extension FindQuestion.Folded: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  package var description: String { "***" }
  package var debugDescription: String { "***" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
