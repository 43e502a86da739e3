/// One stored record; a field that is null has no entry in `fields`.
package struct ModelRecord: Equatable, Sendable {
  /// The type of the native format: `pbx`, `extension`, …
  package let kind: String
  /// As a person types it: a PBX's FQDN, `FQDN/NUMBER`, else the imported id.
  package let id: String
  package var fields: [String: ModelValue] = [:]

  package init(kind: String, id: String) {
    self.kind = kind
    self.id = id
  }

  /// Reads a whole record out of one line of the native format, such as `show` prints; keys that
  /// the kind does not have are passed over.
  package init(line: String) throws(ModelFault) {
    let json = try ModelJSONReader.read(line)
    guard let kind = json["type"]?.string, let id = Self.id(of: json, kind: kind) else {
      throw .malformed
    }
    self.init(kind: kind, id: id)
    for field in ModelSchema.fields[kind] ?? [] {
      guard let value = json[field.name] else { continue }
      fields[field.name] = try ModelSchema.value(value, field.type)
    }
    if let pbx = text("pbx") { fields["pbx"] = .text(Self.host(pbx)) }
  }

  package func text(_ name: String) -> String? {
    if case .text(let text) = fields[name] { text } else { nil }
  }

  package func instant(_ name: String) -> Int64? {
    if case .instant(let instant) = fields[name] { instant } else { nil }
  }

  package func number(_ name: String) -> Int64? {
    if case .number(let number) = fields[name] { number } else { nil }
  }

  package func flag(_ name: String) -> Bool {
    if case .flag(let flag) = fields[name] { flag } else { false }
  }

  package var joins: [ModelJoin] {
    if case .joins(let joins) = fields["joins"] { joins } else { [] }
  }

  package var attendees: [ModelAttendee] {
    if case .attendees(let attendees) = fields["attendees"] { attendees } else { [] }
  }

  static func id(of json: ModelJSON, kind: String) -> String? {
    switch kind {
    case "pbx": return json["fqdn"]?.string.map(host)
    case "extension":
      guard let pbx = json["pbx"]?.string, let number = json["number"]?.string else { return nil }
      return host(pbx) + "/" + number
    default: return json["id"]?.string
    }
  }

  /// An FQDN in lower case without its final dot.
  static func host(_ fqdn: String) -> String {
    var text = fqdn.lowercased()
    if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    return text
  }
}
