import Testing

@_spi(Disclosure) @testable import Domain

@Suite("Sensitive values")
struct SensitiveTests {
  private let address = Sensitive("ann@example.com", mask: .email)

  private struct Holder {
    let name: String
    let address: Sensitive<String>
  }

  @Test func printsItsMaskOnly() {
    var dumped = ""
    dump(Holder(name: "x", address: address), to: &dumped)
    let printed = [
      "\(address)", String(reflecting: address), String(describing: Optional(address)),
      "\([address])", "\(Holder(name: "x", address: address))", dumped,
      "\(Mirror(reflecting: address).children.map { "\($0)" })",
    ]
    for text in printed {
      #expect(text.contains("a***@***"), "\(text)")
      #expect(!text.contains("ann"), "\(text)")
      #expect(!text.contains("example"), "\(text)")
    }
  }

  @Test func isNotCodableNorHashable() {
    let value: Any = address
    #expect(!(value is any Encodable))
    #expect(!(value is any Decodable))
    #expect(!(value is any Hashable))
  }

  @Test func listsAndOtherValues() {
    #expect(Sensitive(["Yes", "No"], mask: .presence).masked == "[set]")
    #expect(Sensitive([String](), mask: .presence).masked == "[empty]")
    #expect(Sensitive(["", " "], mask: .presence).masked == "[empty]")
    let dialIns = Sensitive(["+49 30 1234567", "104"], mask: .phone)
    #expect(dialIns.masked == "+49 ***67, ***")
    #expect(Sensitive(4711, mask: .phone).description == "***")
    #expect(Sensitive(String?.none, mask: .name).masked == "***")
    #expect(Sensitive(String?.some("Ann"), mask: .name).masked == "A***")
  }

  @Test func disclosesByOneDoor() {
    #expect(address.disclosed() == "ann@example.com")
    #expect(address == Sensitive("ann@example.com", mask: .email))
    #expect(address != Sensitive("bob@example.com", mask: .email))
  }
}
