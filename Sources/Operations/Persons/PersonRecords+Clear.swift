@_spi(Disclosure) import Domain
import Store

extension PersonRecords.Entry {
  /// The view with the person's own values in clear; whatever is somebody else's, or could be, stays
  /// masked, and keys of stored objects too.
  func inClear(_ view: RecordView) -> RecordView {
    let record = located.record
    let own = Set(ownFields)
    let fields = view.fields.map { member in
      if member.name == "attendees", record.kind == .report {
        return ViewValue.Member(member.name, attendees(member.value))
      }
      guard own.contains(member.name), let value = record.sensitive(member.name)?.disclosed()
      else { return member }
      let isList = Schema.field(record.kind, member.name).shape == .texts
      return ViewValue.Member(
        member.name,
        isList ? .list(TextList.decode(value).map(ViewValue.text)) : .text(value))
    }
    return RecordView(
      kind: view.kind, number: view.number, id: view.id, fields: fields, erased: view.erased,
      missing: view.missing, restrictedBy: view.restrictedBy)
  }

  private var ownFields: [String] {
    switch located.record.kind {
    case .extension: ["firstName", "lastName", "email", "vanityName"]
    case .meeting: ["title", "note", "dialIn"]
    case .poll: ["name", "question", "options"]
    case .file: ["name"]
    case .participant: fields.isEmpty ? [] : ["name", "email", "ip"]
    case .report:
      fields.contains("organizerEmail") ? ["title", "organizerName", "organizerEmail"] : []
    case .mcu, .pbx, .recording, .session, .log: []
    }
  }

  private func attendees(_ masked: ViewValue) -> ViewValue {
    guard case .list(let rows) = masked else { return masked }
    return .list(
      zip(rows, located.record.attendees).enumerated().map { position, row in
        guard fields.contains("attendees[\(position)].email"), case .object(let members) = row.0
        else { return row.0 }
        return .object(
          members.map { member in
            switch member.name {
            case "name": .init("name", ViewValue(row.1.name?.disclosed()))
            case "email": .init("email", ViewValue(row.1.email?.disclosed()))
            default: member
            }
          })
      })
  }
}
