import Domain
import Foundation
import SQLiteEngine
import Store
import TestSupport
import Testing

/// The settings that deletion hangs on, and the files that are not opened.
@Suite struct SQLiteEngineTests {
  private func setting(_ name: String, _ engine: any Engine) async throws -> String {
    try await engine.write { connection in
      var found = ""
      try connection.forEach("select * from pragma_\(name)", []) { row in
        found = row[0].text ?? row[0].integer.map(String.init) ?? "null"
      }
      return found
    }
  }

  @Test(
    arguments: [
      ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"),
      ("foreign_keys", "1"), ("temp_store", "2"), ("trusted_schema", "0"), ("auto_vacuum", "2"),
    ])
  func settingsHoldWhileItIsOpen(_ name: String, _ value: String) async throws {
    let test = try await TestDatabase(.sqlite)
    #expect(try await setting(name, test.database.engine) == value)
    // And when it is opened again.
    let again = try SQLiteEngine(path: test.directory + "/lapse.db")
    #expect(try await setting(name, again) == value)
  }

  /// What a reader makes of the settings that hold for each connection.
  @Test func readersKeepTheirSettingsToo() async throws {
    let test = try await TestDatabase(.sqlite)
    let found = try await test.database.engine.read { connection in
      var found: [String] = []
      for name in ["foreign_keys", "temp_store", "trusted_schema"] {
        try connection.forEach("select * from pragma_\(name)", []) { row in
          found.append("\(name) \(row[0].integer ?? -1)")
        }
      }
      return found
    }
    #expect(found == ["foreign_keys 1", "temp_store 2", "trusted_schema 0"])
  }

  @Test func newFilesAreForTheirOwnerAlone() async throws {
    let test = try await TestDatabase(.sqlite)
    for name in try FileManager.default.contentsOfDirectory(atPath: test.directory)
    where name.hasPrefix("lapse.db") {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: test.directory + "/" + name)
      let mode = try #require(attributes[.posixPermissions] as? NSNumber).intValue
      #expect(mode & 0o077 == 0, "\(name) has mode \(String(mode, radix: 8))")
    }
  }

  // MARK: - What is not opened

  private func isUnsafe(_ path: String) -> Bool {
    do {
      _ = try SQLiteEngine(path: path)
      return false
    } catch StoreError.unsafeFile {
      return true
    } catch {
      return false
    }
  }

  @Test func aMissingFile() async throws {
    let test = try await TestDatabase(.sqlite)
    #expect(throws: StoreError.missing) {
      _ = try SQLiteEngine(path: test.directory + "/none.db")
    }
    #expect(!FileManager.default.fileExists(atPath: test.directory + "/none.db"))
  }

  @Test func aSymbolicLink() async throws {
    let test = try await TestDatabase(.sqlite)
    let link = test.directory + "/link.db"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: test.directory + "/lapse.db")
    #expect(isUnsafe(link))
    let dangling = test.directory + "/dangling.db"
    try FileManager.default.createSymbolicLink(
      atPath: dangling, withDestinationPath: test.directory + "/nowhere.db")
    #expect(isUnsafe(dangling))
    #expect(throws: StoreError.self) { _ = try SQLiteEngine(path: dangling, create: true) }
    #expect(!FileManager.default.fileExists(atPath: test.directory + "/nowhere.db"))
  }

  @Test(arguments: [0o644, 0o640, 0o660, 0o604, 0o610, 0o601])
  func aFileThatOthersCanReach(_ mode: Int) async throws {
    let test = try await TestDatabase(.sqlite)
    let copy = test.directory + "/copy.db"
    try FileManager.default.copyItem(atPath: test.directory + "/lapse.db", toPath: copy)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: copy)
    #expect(isUnsafe(copy))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy)
    #expect(!isUnsafe(copy))
  }

  @Test func aDirectory() async throws {
    let test = try await TestDatabase(.sqlite)
    #expect(isUnsafe(test.directory + "/objects"))
  }

  @Test func whatIsNoDatabaseOfLapse() async throws {
    let test = try await TestDatabase(.sqlite)
    let path = test.directory + "/other.db"
    try Data("This is no database, but a text that is long enough to be one.".utf8)
      .write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(throws: StoreError.self) { _ = try SQLiteEngine(path: path) }

    let empty = try SQLiteEngine(path: test.directory + "/empty.db", create: true)
    await #expect(throws: StoreError.self) { _ = try await Database.open(empty) }
  }

  @Test func aDatabaseIsOpenedAgainWithItsIdentityAndKey() async throws {
    let test = try await TestDatabase(.sqlite)
    try await test.load([Line.pbx()], at: Line.registered)
    let again = try await Database.open(SQLiteEngine(path: test.directory + "/lapse.db"))
    #expect(again.identity == test.database.identity)
    #expect(again.tagger.tag(.pbx, Line.fqdn) == test.database.tagger.tag(.pbx, Line.fqdn))
    #expect(try await again.read { try $0.record(.pbx, id: Line.fqdn) != nil })
  }

  @Test func aReadOnlyEngineWritesNothing() async throws {
    let test = try await TestDatabase(.sqlite)
    try await test.load([Line.pbx()], at: Line.registered)
    let engine = try SQLiteEngine(path: test.directory + "/lapse.db", readOnly: true)
    await #expect(throws: StoreError.self) {
      try await engine.write { _ = try $0.execute("delete from pbx", []) }
    }
    #expect(try await test.ids(.pbx) == [Line.fqdn])
  }
}
