internal import Domain
internal import Operations

/// Whom something is done for, told again: what the address was is kept nowhere.
extension Form.Field {
  static let address = Form.Field("address", .address)

  /// The reference of the person's request, and the day on which it came.
  static func personCase(_ open: OpenCase?) -> [Form.Field] {
    [
      .init(
        "case", .optional("the request's reference, if there is one"),
        text: open?.personCase.reference ?? ""),
      .init(
        "received", .day("of a new case, as 2026-11-12", open: open?.personCase.reference)),
    ]
  }
}

extension Form {
  /// The person who is meant, by what was told.
  func request(for person: PersonTag, ticket: String?) -> PersonRequest {
    let reference = text("case")
    return PersonRequest(
      address: FoldedAddress(text("address")), reference: reference.isEmpty ? nil : reference,
      receivedAt: Self.day(text("received")), ticket: ticket, person: person)
  }
}
