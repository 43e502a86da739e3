import Domain

extension DemoSource {
  func forEachMcu(_ body: (ImportedRecord) throws -> Void) throws {
    for mcu in Mcu.all {
      try body(
        ImportedRecord(
          kind: .mcu, line: 0,
          values: [
            .text(mcu.name), .text(mcu.name + ".example.net"), .real(mcu.latitude),
            .real(mcu.longitude), Value(mcu.available),
          ]))
    }
  }

  func forEachTenant(_ body: (ImportedRecord) throws -> Void) throws {
    for tenant in tenants {
      try body(
        ImportedRecord(
          kind: .pbx, line: 0,
          values: [
            .text(tenant.fqdn), .text(tenant.webmeetingFQDN), Value(tenant.address),
            .text(tenant.licence), Value(tenant.registeredAt), Value(tenant.lastContactAt),
            Value(tenant.lastSyncAt), Value(tenant.lastResolvedAt),
            .integer(tenant.unknownDays), Value(tenant.unboundAt),
            .text(tenant.conferenceNumber),
            tenant.dialInNumbers.isEmpty ? .null : .text(Text.list(tenant.dialInNumbers)),
            Value(tenant.mcu),
          ]))
    }
  }

  func forEachExtension(_ body: (ImportedRecord) throws -> Void) throws {
    for place in tenants.indices {
      let tenant = tenants[place]
      for index in 0..<tenant.extensions {
        let owner = owner(place, index)
        try body(
          ImportedRecord(
            kind: .extension, line: 0,
            values: [
              .text(tenant.fqdn), .text(tenant.number(index)), Value(owner.first),
              Value(owner.last), Value(owner.email), Value(owner.vanity), Value(owner.enabled),
            ]))
      }
    }
  }

  /// Who has an extension.
  func owner(_ place: Int, _ index: Int) -> BrightwayCast.Role {
    if place == brightway, let role = BrightwayCast.roles[BrightwayCast.numbers[index]] {
      return role
    }
    var random = Random(seed: seed, stream: Stream.extension, index: place << 6 | index)
    let person = Person(&random)
    let domain = tenants[place].fqdn
    let fate = random.below(100)
    let vanity = random.chance(12) ? person.first.ascii + "-" + tenants[place].number(index) : nil
    let email: String? =
      switch fate {
      case 0..<4: nil
      case 4: person.first.ascii + "@"
      case 5: person.last.ascii + "." + domain
      case 6..<9: "reception@" + domain
      default: person.email(at: domain, style: place & 3)
      }
    let nameless = fate >= 97
    return BrightwayCast.Role(
      first: nameless ? nil : person.first.text,
      last: nameless || fate == 96 ? nil : person.last.text, email: email, vanity: vanity,
      enabled: !(91..<94).contains(fate))
  }

  /// The owner's name in full; nil where none was given.
  func ownerName(_ owner: BrightwayCast.Role) -> String? {
    switch (owner.first, owner.last) {
    case (let first?, let last?): first + " " + last
    case (let name?, nil), (nil, let name?): name
    case (nil, nil): nil
    }
  }
}
