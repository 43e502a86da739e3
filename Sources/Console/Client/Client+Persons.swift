internal import Domain
internal import Operations

extension Client {
  /// What is done for a data subject.
  struct Persons: Sendable {
    var find: @Sendable (PersonRequest) async throws -> PersonFound
    /// Audited reads are asked for here.
    var accesses: @Sendable (PersonRequest) async throws -> PersonAccesses
    /// An audited read.
    var unnamed: @Sendable (UnnamedRequest) async throws -> PersonUnnamed
    /// Writes everything of them into files.
    var export: @Sendable (PersonRequest) async throws -> FilesWritten
    var planErasure: @Sendable (PersonRequest) async throws -> PersonPlan
    var erase: @Sendable (ErasePersonRequest) async throws -> ErasureStatement
    var hold: @Sendable (FoldedAddress, PersonHoldRequest) async throws -> PersonHold
    var rectify: @Sendable (RectifyPersonRequest) async throws -> Rectification
  }
}

extension Client.Persons {
  init(
    _ operations: Operations, by principal: Principal,
    export: @escaping @Sendable (PersonRequest) async throws -> FilesWritten
  ) {
    self.init(
      find: { try await operations.findPerson($0, by: principal) },
      accesses: { try await operations.personAccesses($0, by: principal) },
      unnamed: { try await operations.findUnnamed($0, by: principal) }, export: export,
      planErasure: { try await operations.planErasure($0, by: principal) },
      erase: { try await operations.erasePerson($0, by: principal) },
      hold: { try await operations.placePersonHold(on: $0, $1, by: principal) },
      rectify: { try await operations.rectifyPerson($0, by: principal) })
  }
}
