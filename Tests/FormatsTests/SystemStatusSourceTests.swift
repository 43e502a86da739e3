import Domain
import Formats
import Testing

@Suite struct SystemStatusSourceTests {
  private let contact = Instant(milliseconds: 1_795_338_000_000)

  private func record(_ source: SystemStatusSource) throws -> ImportedRecord {
    var records: [ImportedRecord] = []
    for kind in Kind.allCases { try source.forEach(kind) { records.append($0) } }
    try #require(records.count == 1)
    return records[0]
  }

  @Test(.enabled(if: Files.haveSamples)) func sample() throws {
    let source = try SystemStatusSource(
      file: "SystemStatus_v15.5.json", bytes: Files.sample("3cx/SystemStatus_v15.5.json"),
      contactAt: contact)
    let record = try record(source)
    #expect(record.kind == .pbx)
    #expect(record["fqdn"] == .text("pbx.example.com"))
    #expect(record["webmeetingFQDN"] == .text("pbx-example-com.3cx.net"))
    #expect(record["publicIP"] == .text("192.0.2.202"))
    #expect(record["licenseKey"] == .text("0123-4567-89AB-CDEF"))
    #expect(record["lastContactAt"]?.instant == contact)
    #expect(record["registeredAt"]?.instant == contact)
    #expect(record["mcu"] == nil)
    #expect(record["unboundAt"] == nil)
    #expect(source.droppedColumns.count == 38)
    #expect(source.droppedColumns.contains("ResellerName"))
    #expect(!source.droppedColumns.contains("LicenseKey"))
    #expect(source.warnings.isEmpty)
  }

  static let bad = [
    ("¦[]", "one JSON object"), (#"¦{"Ip":"192.0.2.1"}"#, "\"FQDN\" is missing"),
    ("{\n  \"FQDN\": ¦7}", "\"FQDN\" must be a text"),
    ("{\n  \"FQDN\": ¦null}", "\"FQDN\" is required"),
    ("{\"FQDN\":\"a.example\",\n\"é\":[1,{\"x\":¦}]}", "expected a value"),
    (#"{"FQDN":"a.example",¦"FQDN":"a.example"}"#, "\"FQDN\" is there twice"),
    ("{\"FQDN\":\"a.example\"\n¦", "ends too early"),
  ]

  @Test(arguments: bad)
  func isRefused(_ marked: String, _ message: String) throws {
    let text = MarkedText(marked)
    let error = try #require(throws: ImportError.self) {
      try SystemStatusSource(file: "s.json", bytes: text.bytes, contactAt: contact)
    }
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.line == text.line)
    #expect(error.column == text.column)
  }

  @Test func doubtfulAddress() throws {
    let source = try SystemStatusSource(
      file: "s.json", bytes: Array(#"{"FQDN":"a.example","Ip":"unknown Static"}"#.utf8),
      contactAt: contact)
    #expect(source.warnings.map(\.message) == ["\"publicIP\" is no IP address; stored as given"])
  }

  @Test func implausibleTime() {
    #expect(throws: ImportError.self) {
      try SystemStatusSource(
        file: "s.json", bytes: Array(#"{"FQDN":"a.example"}"#.utf8),
        contactAt: Instant(milliseconds: 0))
    }
  }
}
