import Domain
import Store

extension RecordView {
  /// The view of a record for `principal`: personal fields by their masks; of a restricted record
  /// only what names it, but for whoever may handle persons. `blocked`: what beside its own fields
  /// keeps a PBX or extension from meeting.
  init(
    _ located: LocatedRecord, holds: HoldIndex, mcus: [String: Bool], now: Instant,
    by principal: Principal, blocked: [Missing] = []
  ) {
    let record = located.record
    let restriction = holds.isRestricted(located.ancestry)
    let isHidden = restriction != nil && !principal.mayReadRestricted
    let fields = Schema.fields(of: record.kind).map { field in
      let shown = !isHidden || field.isName
      return ViewValue.Member(field.name, shown ? Self.value(of: field, record) : .null)
    }
    self.init(
      kind: record.kind, number: record.number, id: record.outsideID, fields: fields,
      erased: isHidden ? [] : record.erased,
      missing: Self.missing(record, mcus, now, restricted: restriction != nil).map { $0 + blocked },
      restrictedBy: isHidden ? restriction : nil)
  }

  private static func value(of field: Field, _ record: Record) -> ViewValue {
    switch field.shape {
    case .attendees:
      return .list(
        record.attendees.map { attendee in
          .object([
            .init("name", ViewValue(attendee.name?.masked)),
            .init("email", ViewValue(attendee.email?.masked)),
            .init("connectedSeconds", ViewValue(attendee.connectedSeconds)),
            .init("reconnects", ViewValue(attendee.reconnects)),
          ])
        })
    case .texts:
      return record.maskedList(field.name).map { .list($0.map(ViewValue.text)) } ?? .null
    case _ where field.mask != nil:
      return ViewValue(record.masked(field.name))
    case .joins:
      guard let text = record[field].text else { return .null }
      return .list(
        JoinList.decode(text).map { join in
          .object([.init("at", ViewValue(join.at)), .init("left", ViewValue(join.left))])
        })
    case .instant: return ViewValue(record[field].instant)
    case .flag: return record[field].integer.map { .flag($0 == 1) } ?? .null
    case .integer: return ViewValue(record[field].integer)
    case .real: return record[field].real.map(ViewValue.real) ?? .null
    default: return ViewValue(record[field].text)
    }
  }

  private static func missing(
    _ record: Record, _ mcus: [String: Bool], _ now: Instant, restricted: Bool
  ) -> [Missing]? {
    var missing: [Missing]
    switch record.kind {
    case .extension:
      missing = Readiness.missing(
        email: record.masked("email"), firstName: record.masked("firstName"),
        lastName: record.masked("lastName"), enabled: record["enabled"].integer)
    case .pbx:
      missing = Readiness.missing(
        pbx: TenantTimes(record), hasIP: !record.isNull("publicIP"),
        mcuAvailable: record["mcu"].text.flatMap { mcus[$0] }, now: now)
    default: return nil
    }
    if restricted { missing.append(.restricted) }
    return missing
  }
}

extension Principal {
  /// What is restricted is for the officer, masked as all is (`rules.md`, Holds).
  var mayReadRestricted: Bool { may(.person) }
}

extension HoldIndex {
  /// The records, with all below, of which `principal` sees no more than what names them.
  func hidden(from principal: Principal) -> [Scope] {
    principal.mayReadRestricted ? [] : restricted
  }
}

extension TenantTimes {
  /// Of a record of the kind PBX.
  init(_ record: Record) {
    self.init(
      registeredAt: record["registeredAt"].instant ?? Instant(milliseconds: 0),
      lastContactAt: record["lastContactAt"].instant, lastSyncAt: record["lastSyncAt"].instant,
      lastResolvedAt: record["lastResolvedAt"].instant,
      dnsUnknownDays: record["dnsUnknownDays"].integer ?? 0,
      unboundAt: record["unboundAt"].instant)
  }
}
