import Domain
import Formats
import Testing

@Suite struct ExtensionsSourceTests {
  private func source(
    _ text: String, _ layout: ExtensionsLayout, pbx: String = "PBX.example.com."
  ) throws -> ExtensionsSource {
    try ExtensionsSource(file: "t.csv", bytes: Array(text.utf8), layout: layout, pbx: pbx)
  }

  private func records(_ source: ExtensionsSource) throws -> [ImportedRecord] {
    var records: [ImportedRecord] = []
    try source.forEach(.extension) { records.append($0) }
    return records
  }

  @Test(.enabled(if: Files.haveSamples)) func bulkHandlerSample() throws {
    let source = try ExtensionsSource(
      file: "bulkhandler_extensions.csv",
      bytes: Files.sample("freepbx/bulkhandler_extensions.csv"), layout: .freePBX,
      pbx: "pbx.example.com")
    let records = try records(source)
    #expect(records.map(\.outsideID).first == "pbx.example.com/6100")
    #expect(records.map { $0["number"] } == records.map { $0["firstName"] })
    #expect(records.count == 4)
    #expect(source.read == 4)
    #expect(records.allSatisfy { $0["email"] == .null && $0["lastName"] == nil })
    for secret in ["password", "secret", "voicemail_vmpwd", "callerid"] {
      #expect(source.droppedColumns.contains(secret))
    }
    #expect(!source.droppedColumns.contains("voicemail_email"))
    #expect(!"\(records)".contains("opensesame"))
  }

  @Test func freePBX() throws {
    let source = try source(
      "name,voicemail_email,secret,extension\nAda Beispiel,ada,pw,0104\n,,pw,7\n,,pw,7\n", .freePBX)
    let records = try records(source)
    #expect(records.map(\.outsideID) == ["pbx.example.com/0104", "pbx.example.com/7"])
    #expect(records[0]["firstName"] == .text("Ada Beispiel"))
    #expect(records[0]["email"] == .text("ada"))
    #expect(records[0]["enabled"] == nil)
    #expect(records[1]["firstName"] == .null)
    #expect(source.warnings.map(\.line) == [2])
    #expect(source.droppedColumns == ["secret"])
    #expect(source.duplicates == 1)
  }

  static let threeCXHeaders = [
    "Number,FirstName,LastName,EmailAddress,MobileNumber,AuthID,AuthPassword,"
      + "WebMeetingFriendlyName,PIN,Disabled",
    "Disabled,PIN,WebMeetingFriendlyName,AuthPassword,AuthID,MobileNumber,EmailAddress,LastName,"
      + "FirstName,Number",
  ]

  @Test(arguments: threeCXHeaders)
  func threeCX(_ header: String) throws {
    let cells = [
      "Number": "0104", "FirstName": "Zoë Ann", "LastName": "", "EmailAddress": "z@example.com",
      "MobileNumber": "+491", "AuthID": "x", "AuthPassword": "pw",
      "WebMeetingFriendlyName": "zoe", "PIN": "1", "Disabled": "0",
    ]
    let row = header.split(separator: ",").map { cells[String($0)] ?? "" }
    let source = try source(header + "\n" + row.joined(separator: ","), .threeCX)
    let record = try #require(try records(source).first)
    #expect(record["number"] == .text("0104"))
    #expect(record["firstName"] == .text("Zoë Ann"))
    #expect(record["lastName"] == .null)
    #expect(record["vanityName"] == .text("zoe"))
    #expect(record["enabled"] == .integer(1))
    #expect(Set(source.droppedColumns) == ["MobileNumber", "AuthID", "AuthPassword", "PIN"])
  }

  @Test func fusionPBX() throws {
    let source = try source(
      "extension,effective_caller_id_name,directory_first_name,directory_last_name,enabled\n"
        + "1,Front Desk,Ada,Beispiel,true\n2,X,,,false\n", .fusionPBX)
    let records = try records(source)
    #expect(records.map { $0["firstName"] } == [.text("Ada"), .null])
    #expect(records.map { $0["enabled"] } == [.integer(1), .integer(0)])
    #expect(source.droppedColumns == ["effective_caller_id_name"])
  }

  static let bad = [
    ("name\n¦", "no column \"extension\"", 1, 1),
    ("extension,name\n,Ada\n", "\"extension\" must not be empty", 2, 1),
    ("name,extension\nAda,1/2\n", "must not contain a /", 2, 5),
    ("extension,name\n1,A\n2,B\n1,C\n", "stands on line 2 already", 4, 1),
    ("extension,name,name\n1,A,B\n", "\"name\" twice", 1, nil),
  ]

  @Test(arguments: bad)
  func isRefused(_ text: String, _ message: String, _ line: Int, _ column: Int?) throws {
    let error = try #require(throws: ImportError.self) { try source(text, .freePBX) }
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.line == line)
    #expect(error.column == column)
  }

  @Test func flagsAndThePBXAreChecked() throws {
    let error = try #require(throws: ImportError.self) {
      try source("Number,Disabled\n1,maybe\n", .threeCX)
    }
    #expect(error.line == 2)
    #expect(error.column == 3)
    #expect(throws: ImportError.self) { try source("extension\n1\n", .freePBX, pbx: "a b") }
  }
}
