/// Every field of every kind, in the order of the native format (`interfaces.md`).
package enum Schema {
  package static func fields(of kind: Kind) -> [Field] { tables[kind] ?? [] }

  /// The field of that name, which must exist.
  package static func field(_ kind: Kind, _ name: String) -> Field {
    guard let field = lookup(kind, name) else {
      preconditionFailure("no field \(name) of \(kind)")
    }
    return field
  }

  package static func lookup(_ kind: Kind, _ name: String) -> Field? {
    names[kind]?[name]
  }

  private struct Draft {
    let name: String
    let column: String
    let shape: Field.Shape
    var required = false
    var mask: Mask?
  }

  private static func clear(
    _ name: String, _ shape: Field.Shape, column: String? = nil
  ) -> Draft {
    Draft(name: name, column: column ?? name, shape: shape)
  }

  private static func needed(
    _ name: String, _ shape: Field.Shape, column: String? = nil
  ) -> Draft {
    Draft(name: name, column: column ?? name, shape: shape, required: true)
  }

  private static func masked(
    _ name: String, _ shape: Field.Shape, _ mask: Mask, column: String? = nil
  ) -> Draft {
    Draft(name: name, column: column ?? name, shape: shape, mask: mask)
  }

  private static let names: [Kind: [String: Field]] = tables.mapValues { fields in
    Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static let tables: [Kind: [Field]] = drafts.reduce(into: [:]) { tables, entry in
    tables[entry.0] = entry.1.enumerated().map { ordinal, draft in
      Field(
        kind: entry.0, name: draft.name, column: draft.column, shape: draft.shape,
        required: draft.required, mask: draft.mask, ordinal: ordinal)
    }
  }

  private static let drafts: [(Kind, [Draft])] = [
    (
      .mcu,
      [
        needed("name", .identifier), clear("host", .text), clear("latitude", .real),
        clear("longitude", .real), clear("available", .flag),
      ]
    ),
    (
      .pbx,
      [
        needed("fqdn", .fqdn),
        clear("webmeetingFQDN", .fqdn, column: "webmeeting_fqdn"),
        masked("publicIP", .text, .ip, column: "public_ip"),
        masked("licenseKey", .text, .licenceKey, column: "license_key"),
        needed("registeredAt", .instant, column: "registered_at"),
        clear("lastContactAt", .instant, column: "last_contact_at"),
        clear("lastSyncAt", .instant, column: "last_sync_at"),
        clear("lastResolvedAt", .instant, column: "last_resolved_at"),
        clear("dnsUnknownDays", .integer, column: "dns_unknown_days"),
        clear("unboundAt", .instant, column: "unbound_at"),
        masked("conferenceNumber", .text, .phone, column: "conference_number"),
        masked("dialInNumbers", .texts, .phone, column: "dial_in_numbers"),
        clear("mcu", .text),
      ]
    ),
    (
      .extension,
      [
        needed("pbx", .fqdn), needed("number", .number),
        masked("firstName", .text, .name, column: "first_name"),
        masked("lastName", .text, .name, column: "last_name"),
        masked("email", .text, .email),
        masked("vanityName", .text, .presence, column: "vanity_name"),
        clear("enabled", .flag),
      ]
    ),
    (
      .meeting,
      [
        needed("id", .identifier, column: "xid"), needed("pbx", .fqdn),
        needed("extension", .number),
        masked("title", .text, .presence), masked("note", .text, .presence),
        clear("scheduledAt", .instant, column: "scheduled_at"),
        clear("durationMinutes", .integer, column: "duration_minutes"),
        clear("startedAt", .instant, column: "started_at"),
        clear("endedAt", .instant, column: "ended_at"),
        clear("quick", .flag), clear("connected", .integer),
        masked("dialIn", .text, .phone, column: "dial_in"),
      ]
    ),
    (
      .participant,
      [
        needed("id", .identifier, column: "xid"), needed("meeting", .identifier),
        masked("name", .text, .name), masked("email", .text, .email), masked("ip", .text, .ip),
        clear("role", .choice(["organizer", "participant"])), clear("joins", .joins),
      ]
    ),
    (
      .poll,
      [
        needed("id", .identifier, column: "xid"), needed("pbx", .fqdn),
        needed("extension", .number), masked("name", .text, .presence),
        masked("question", .text, .presence), masked("options", .texts, .presence),
        needed("createdAt", .instant, column: "created_at"), masked("object", .object, .object),
      ]
    ),
    (
      .recording,
      [
        needed("id", .identifier, column: "xid"), needed("meeting", .identifier),
        needed("createdAt", .instant, column: "created_at"),
        needed("state", .choice(["raw", "converting", "ready", "failed"])),
        clear("bytes", .integer), masked("object", .object, .object), clear("mcu", .text),
        clear("converter", .text),
      ]
    ),
    (
      .file,
      [
        needed("id", .identifier, column: "xid"), needed("meeting", .identifier),
        needed("share", .choice(["session", "document"])), masked("name", .text, .presence),
        masked("object", .object, .object), clear("bytes", .integer),
        needed("uploadedAt", .instant, column: "uploaded_at"),
      ]
    ),
    (
      .report,
      [
        needed("id", .identifier, column: "xid"), clear("meeting", .reference),
        needed("pbx", .fqdn), clear("extension", .number), masked("title", .text, .presence),
        masked("organizerName", .text, .name, column: "organizer_name"),
        masked("organizerEmail", .text, .email, column: "organizer_email"),
        needed("createdAt", .instant, column: "created_at"),
        clear("sanitizedAt", .instant, column: "sanitized_at"),
        clear("verifiedAt", .instant, column: "verified_at"),
        clear("syncedAt", .instant, column: "synced_at"), clear("attendees", .attendees),
      ]
    ),
    (
      .session,
      [
        needed("id", .identifier, column: "xid"), clear("pbx", .fqdn),
        clear("meeting", .reference), masked("organizer", .text, .name),
        needed("gatheredAt", .instant, column: "gathered_at"),
        clear("startedAt", .instant, column: "started_at"),
        clear("endedAt", .instant, column: "ended_at"), clear("participants", .integer),
        clear("mcu", .text), clear("anonymizedAt", .instant, column: "anonymized_at"),
      ]
    ),
    (
      .log,
      [
        needed("id", .identifier, column: "xid"),
        needed("source", .choice(["mcu", "portal", "file-share", "converter"])),
        clear("host", .text), needed("writtenAt", .instant, column: "written_at"),
        masked("object", .object, .object), clear("bytes", .integer),
        clear("keptUntil", .instant, column: "kept_until"),
        masked("keptReason", .text, .presence, column: "kept_reason"),
      ]
    ),
  ]
}
