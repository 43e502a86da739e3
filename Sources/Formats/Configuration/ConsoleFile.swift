/// What the console remembers between two runs, as JSON: `{"columns":{SCREEN:[TITLE, …]},
/// "views":{NAME: VIEW}}`; a title may bear its width, `FQDN:30`.
package struct ConsoleFile: Hashable, Sendable {
  package var columns: [String: [String]] = [:]
  package var views: [String: String] = [:]

  package init() {}

  /// Nil for what is no such file; what it does not know it leaves out.
  package init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self),
      case .object(let file)? = JSONValue(text),
      let columns = Self.members(file["columns"], Self.texts),
      let views = Self.members(file["views"], \.text)
    else { return nil }
    (self.columns, self.views) = (columns, views)
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

  /// Nil where one of them is something else; none where the object is not there.
  private static func members<Value>(
    _ object: JSONValue?, _ value: (JSONValue) -> Value?
  ) -> [String: Value]? {
    guard let object else { return [:] }
    guard case .object(let members) = object else { return nil }
    let values = members.compactMapValues(value)
    return values.count == members.count ? values : nil
  }

  private static func texts(_ value: JSONValue) -> [String]? {
    guard case .list(let elements) = value else { return nil }
    let texts = elements.compactMap(\.text)
    return texts.count == elements.count ? texts : nil
  }
}
