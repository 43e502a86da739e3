/// Why an extension, or its PBX, cannot hold web meetings (`rules.md`, Readiness).
package enum Missing: String, Sendable, CaseIterable {
  case emailMissing = "email-missing"
  case emailMalformed = "email-malformed"
  case nameMissing = "name-missing"
  case disabled, refused
  case unbound
  case syncLate = "sync-late"
  case dnsFailing = "dns-failing"
  case ipMissing = "ip-missing"
  case mcuDown = "mcu-down"
  case quarantine, staged, restricted

  /// What the customer can do.
  package var advice: String {
    switch self {
    case .emailMissing: "Enter an e-mail address for the extension in the PBX; it syncs within 8 h."
    case .emailMalformed: "Correct the extension's e-mail address in the PBX; it syncs within 8 h."
    case .nameMissing: "Enter a first or last name for the extension in the PBX."
    case .disabled: "Enable the extension in the PBX."
    case .refused: "This number was erased here; an admin can lift that."
    case .unbound: "Bind the FQDN to its licence again in the ERP, or register the PBX anew."
    case .syncLate: "The PBX has not synced for more than 8 h 30: restart its service."
    case .dnsFailing: "The FQDN does not resolve in DNS: correct its record."
    case .ipMissing: "The PBX has not told its public address: let it contact the service."
    case .mcuDown: "The meeting server is down; meetings move to another by themselves."
    case .quarantine: "The last list of extensions waits for a person's decision."
    case .staged: "A deletion was ordered; it can be undone until its time is over."
    case .restricted: "The record is restricted; ask the officer."
    }
  }
}

/// What keeps an extension, or a PBX, from holding web meetings.
package enum Readiness {
  /// A PBX that has not synced for this long is late: its sync comes every 8 h.
  package static let syncLateAfter: Int64 = 8 * Instant.hour + 30 * Instant.minute
  package static let syncEvery: Int64 = 8 * Instant.hour
  /// A PBX that has not resolved for this long is failing in DNS.
  package static let dnsFailingAfter: Int64 = Instant.day

  /// `enabled`: 0, 1 or not told.
  package static func missing(
    email: String?, firstName: String?, lastName: String?, enabled: Int64?
  ) -> [Missing] {
    var missing: [Missing] = []
    if let email {
      if Mask.email.masked(email) == "[malformed]" { missing.append(.emailMalformed) }
    } else {
      missing.append(.emailMissing)
    }
    if firstName == nil, lastName == nil { missing.append(.nameMissing) }
    if enabled == 0 { missing.append(.disabled) }
    return missing
  }

  /// `mcuAvailable`: of the PBX's meeting server, where that is known.
  package static func missing(
    pbx times: TenantTimes, hasIP: Bool, mcuAvailable: Bool?, now: Instant
  ) -> [Missing] {
    var missing: [Missing] = []
    if times.start(of: .tenantUnbound) != nil { missing.append(.unbound) }
    if now - (times.lastSyncAt ?? times.registeredAt) >= syncLateAfter {
      missing.append(.syncLate)
    }
    if now - (times.lastResolvedAt ?? times.registeredAt) > dnsFailingAfter {
      missing.append(.dnsFailing)
    }
    if !hasIP { missing.append(.ipMissing) }
    if mcuAvailable == false { missing.append(.mcuDown) }
    return missing
  }
}
