/// What the console remembers between two runs, as JSON: `{"columns":{SCREEN:[TITLE, …]},
/// "views":{NAME: VIEW}}`; a title may bear its width, `FQDN:30`.
package struct ConsoleFile: Hashable, Sendable {
  package var columns: [String: [String]] = [:]
  package var views: [String: String] = [:]

  package init() {}

  /// Nil for what is no such file; what it does not know it leaves out.
  package init?(_ bytes: [UInt8]) {
    var scanner = JSONScanner(bytes, 0..<bytes.count)
    do throws(ScanFault) {
      guard scanner.take(UInt8(ascii: "{")) else { return nil }
      var first = true
      while let key = try scanner.nextKey(&first) {
        switch scanner.text(key) {
        case "columns": columns = try Self.object(&scanner, Self.texts)
        case "views": views = try Self.object(&scanner, Self.text)
        default: try scanner.skipValue()
        }
      }
      try scanner.expectEnd()
    } catch {
      return nil
    }
  }

  /// Keys in their order, so that the same is written the same.
  package var text: String {
    let columns = columns.sorted { $0.key < $1.key }.map { name, titles in
      JSONText.quoted(name) + ":" + JSONText.list(titles)
    }
    let views = views.sorted { $0.key < $1.key }.map { name, view in
      JSONText.quoted(name) + ":" + JSONText.quoted(view)
    }
    return "{\"columns\":{\(columns.joined(separator: ","))},"
      + "\"views\":{\(views.joined(separator: ","))}}\n"
  }

  private static func object<Value>(
    _ scanner: inout JSONScanner, _ value: (inout JSONScanner) throws(ScanFault) -> Value
  ) throws(ScanFault) -> [String: Value] {
    guard scanner.take(UInt8(ascii: "{")) else { throw scanner.unexpected("expected an object") }
    var members: [String: Value] = [:]
    var first = true
    while let key = try scanner.nextKey(&first) {
      members[scanner.text(key)] = try value(&scanner)
    }
    return members
  }

  private static func texts(_ scanner: inout JSONScanner) throws(ScanFault) -> [String] {
    guard scanner.take(UInt8(ascii: "[")) else { throw scanner.unexpected("expected a list") }
    var texts: [String] = []
    var first = true
    while try scanner.nextElement(&first) { texts.append(try text(&scanner)) }
    return texts
  }

  private static func text(_ scanner: inout JSONScanner) throws(ScanFault) -> String {
    guard scanner.peek() == UInt8(ascii: "\"") else { throw scanner.unexpected("expected a text") }
    return scanner.text(try scanner.string())
  }
}
